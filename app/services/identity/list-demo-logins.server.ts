import type { OperatorRole } from "~/domain/identity/operator-role";
import type { ServiceContext } from "~/platform/context.server";
import { DEMO_LOGINS } from "~db/seed/demo-operators";

export type DemoLoginView = {
  login: string;
  password: string;
  name: string;
  roles: readonly OperatorRole[];
};

/** The published logins of the demo; none where demo logins are off, as always in production. */
export function listDemoLogins(ctx: ServiceContext): readonly DemoLoginView[] {
  return ctx.settings.DEMO_LOGINS === "on" ? DEMO_LOGINS : [];
}
