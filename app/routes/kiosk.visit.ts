import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { endSession, visitorContext } from "~/platform/session.server";
import { countCart } from "~/services/cart/count-cart.server";
import { endVisit } from "~/services/kiosk/end-visit.server";

// Asked as page data these routes would take their parent's headers.
export const headers = () => PRIVATE_DOCUMENT;

/** What pages leave out because it is the visit's own: how much is on the list. */
export async function loader(args: LoaderFunctionArgs) {
  const unitCount = await countCart(await visitorContext(args, "kiosk"));
  return Response.json({ unitCount }, { headers: PRIVATE_DOCUMENT });
}

/** Ends the visit: its list, its open codes, its session. With `start` the next one begins in that language. */
export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const isForm = request.headers.get("Content-Type")?.startsWith("application/x-www-form");
  const start = isForm ? (await request.formData()).get("start") : null;
  await endVisit(await visitorContext(args, "kiosk"));
  const headers = new Headers(PRIVATE_DOCUMENT);
  headers.append("Set-Cookie", await endSession(args, "kiosk"));
  const next = start === "zh-CN" || start === "en" ? href("/kiosk/home", start) : "/kiosk";
  return redirect(next, { status: 303, headers });
}
