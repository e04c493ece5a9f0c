import { href } from "~/platform/href";
import { redirect } from "~/platform/remix.server";

/** The console opens on its orders. */
export function loader() {
  throw redirect(href("/ops/orders"));
}
