import type { HandoffAnswer } from "~/components/kiosk/handoff-card";
import { isId, type OfferId } from "~/domain/ids";
import type { ServiceContext } from "~/platform/context.server";
import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { qrModules } from "~/platform/qr-code.server";
import { limitRate } from "~/platform/rate-limit.server";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "~/platform/remix.server";
import { visitorContext, visitorContextForAction } from "~/platform/session.server";
import { changeCart } from "~/services/cart/change-cart.server";
import { getCart } from "~/services/cart/get-cart.server";
import { createHandoff } from "~/services/kiosk/create-handoff.server";
import { watchHandoff } from "~/services/kiosk/watch-handoff.server";

// Asked as page data these routes would take their parent's headers.
export const headers = () => PRIVATE_DOCUMENT;

/** How the visit's own code stands; nobody else's can be asked for. */
export async function loader(args: LoaderFunctionArgs) {
  const status = await watchHandoff(await visitorContext(args, "kiosk"));
  return Response.json(status, { headers: PRIVATE_DOCUMENT });
}

/** Puts the list up for a phone, with the goods on the page first where the list lacks them. */
export async function action(args: ActionFunctionArgs) {
  await limitRate(args.context, "handoff", "kiosk");
  const offerId = (await args.request.formData()).get("offerId");
  const origin = args.context.app.phoneOrigin();
  const answer = (value: HandoffAnswer, headers?: Headers) =>
    data(value, { headers: headers ?? new Headers() });
  if (origin === undefined) return answer({ kind: "no_address" });
  const { ctx, headers } = await visitorContextForAction(args, "kiosk");
  if (typeof offerId === "string" && isId("off", offerId)) {
    const refusal = await putOnList(ctx, offerId);
    if (refusal) return answer(refusal, headers);
  }
  const made = await createHandoff(ctx);
  if (!made.ok) return answer({ kind: "refused", code: made.error.code }, headers);
  const { token, shortCode, unitCount, lifeSeconds } = made.value;
  return answer(
    {
      kind: "made",
      qr: qrModules(`${origin}/h/${token}`),
      shortCode,
      typeAt: `${new URL(origin).host}/h`,
      lifeSeconds,
      unitCount,
    },
    headers,
  );
}

async function putOnList(
  ctx: ServiceContext,
  offerId: OfferId,
): Promise<HandoffAnswer | undefined> {
  const { groups } = await getCart(ctx);
  if (groups.some((group) => group.lines.some((line) => line.offerId === offerId)))
    return undefined;
  const added = await changeCart(ctx, { intent: "add", offerId });
  if (added.ok) return undefined;
  const { code } = added.error;
  return { kind: "refused", code: code === "CART_FULL" ? "CART_FULL" : "OFFER_GONE" };
}
