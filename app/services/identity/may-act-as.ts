import type { OperatorRole } from "~/domain/identity/operator-role";
import type { Actor } from "~/platform/context.server";

export type ForbiddenRefusal = { code: "FORBIDDEN" };

/** Whether the actor is an operator with one of the roles; an admin acts in every role. */
export function mayActAs(actor: Actor, ...roles: readonly OperatorRole[]): boolean {
  if (actor.kind !== "operator") return false;
  return actor.roles.includes("admin") || roles.some((role) => actor.roles.includes(role));
}

/** Whether the actor is an operator at all: every role may read the console. */
export function mayReadConsole(actor: Actor): boolean {
  return actor.kind === "operator" && actor.roles.length > 0;
}
