import { href } from "~/platform/href";
import { type ActionFunctionArgs, redirect } from "~/platform/remix.server";
import { endSession } from "~/platform/session.server";

export async function action(args: ActionFunctionArgs) {
  const cookie = await endSession(args, "console");
  return redirect(href("/ops/login"), { headers: { "Set-Cookie": cookie } });
}

/** Nobody is signed out by following a link. */
export function loader() {
  throw redirect(href("/ops/orders"));
}
