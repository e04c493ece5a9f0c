import { useEffect } from "react";
import { Icon } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import { beep } from "./beep";
import { queryOf } from "./query";

/** A code that names nothing here: red, heard, and what to do. */
export function NothingFound({ code }: { code: string }) {
  useEffect(() => beep("bad"), []);
  return (
    <div className="grid max-w-[720px] gap-3">
      <div role="alert" className="ops-told ops-told-bad rounded-card">
        <Icon name="warn" size={24} />
        <b>{m.ops_scan_unknown({ code })}</b>
      </div>
      <p>{m.ops_scan_unknown_text()}</p>
      <ul className="flex flex-wrap gap-4">
        <li>
          <Link to={href(`/ops/orders${queryOf({ view: "all", q: code })}`)} className="link">
            {m.ops_scan_in_orders()}
          </Link>
        </li>
        <li>
          <Link to={href(`/ops/stock${queryOf({ show: "all", q: code })}`)} className="link">
            {m.ops_scan_in_stock()}
          </Link>
        </li>
      </ul>
    </div>
  );
}
