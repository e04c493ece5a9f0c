import type { OperatorRole } from "~/domain/identity/operator-role";
import { assertNever } from "~/domain/invariant";
import { m } from "~/messages/compiled/messages";

export function roleName(role: OperatorRole): string {
  switch (role) {
    case "viewer":
      return m.ops_role_viewer();
    case "warehouse":
      return m.ops_role_warehouse();
    case "customs":
      return m.ops_role_customs();
    case "finance":
      return m.ops_role_finance();
    case "overseas":
      return m.ops_role_overseas();
    case "admin":
      return m.ops_role_admin();
    default:
      return assertNever(role);
  }
}
