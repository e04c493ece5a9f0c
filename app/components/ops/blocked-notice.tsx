import { Notice } from "~/components/ui/notice";
import type { OperatorRole } from "~/domain/identity/operator-role";
import { m } from "~/messages/compiled/messages";
import { roleName } from "./role-name";

/** Says who may do what this page is for, when the reader may not. */
export function BlockedNotice({ needs }: { needs: OperatorRole }) {
  return (
    <Notice tone="info" icon="lock">
      {m.ops_needs_role({ role: roleName(needs) })}
    </Notice>
  );
}
