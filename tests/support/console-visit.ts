import type { OperatorRole } from "~/domain/identity/operator-role";
import { newId } from "~/platform/new-id.server";
import { sha256Hex } from "~/platform/sealing.server";
import { operator, session } from "~db/schema";
import type { TestDatabase } from "./database";
import { type RouteApp, Visit } from "./route-visit";
import { contextOn } from "./service-context";

/** A browser in which an operator with these roles is signed in, without the cost of a password. */
export async function operatorVisit(
  database: TestDatabase,
  web: RouteApp,
  ...roles: OperatorRole[]
): Promise<Visit & { operatorId: string }> {
  const operatorId = newId("opr");
  const token = newId("tok");
  const name = `测试${roles.join("")}`;
  await database.db
    .insert(operator)
    .values({ id: operatorId, login: operatorId, name, passwordHash: "-", roles });
  await database.db.insert(session).values({
    tokenHash: sha256Hex(token),
    face: "console",
    visitorId: newId("vis"),
    operatorId,
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + 3_600_000),
  });
  const visit = Object.assign(new Visit(web.app), { operatorId });
  visit.cookie = `fl_ops=${token}`;
  return visit;
}

/** A context in which one of the demo's operators acts, by login, beside all pages. */
export async function demoOperator(database: TestDatabase, login: string) {
  const [row] = await database.sql<{ id: string; name: string; roles: OperatorRole[] }[]>`
    SELECT id, name, roles FROM operator WHERE login = ${login}`;
  if (!row) throw new Error(`the seed has an operator ${login}`);
  const actor = { kind: "operator", operatorId: row.id, name: row.name, roles: row.roles } as const;
  return contextOn(database, { actor, face: "console" });
}

/** What happened to an order, as the audit log tells it. */
export async function auditOf(database: TestDatabase, entityId: string): Promise<string[]> {
  const rows = await database.owner<{ action: string; actor_id: string }[]>`
    SELECT action, actor_id FROM audit_log WHERE entity_id = ${entityId} ORDER BY at, action`;
  return rows.map(({ action }) => action);
}
