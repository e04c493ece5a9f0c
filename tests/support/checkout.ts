import { IDENTITY_CONSENT_VERSION } from "~/domain/identity/consent";
import type { PaymentMethod } from "~/domain/order/payment-method";
import type { ServiceContext } from "~/platform/context.server";
import { changeCart } from "~/services/cart/change-cart.server";
import { type CheckoutView, getCheckout } from "~/services/ordering/get-checkout.server";
import { placeOrder } from "~/services/ordering/place-order.server";
import { saveAddress } from "~/services/ordering/save-address.server";
import { verifyIdentity } from "~/services/ordering/verify-identity.server";
import { HALL, type MintedGoods, mintPerson } from "./factories";

export const ADDRESS = {
  recipientName: "陈静怡",
  phone: "13800005207",
  districtCode: "500102",
  regionText: "重庆市涪陵区",
  detail: "敦仁街道兴华中路 88 号",
};
export const NOTICE = "2026-06";

export const groupKeyOfGoods = (goods: MintedGoods, deliveryMethod = "home") =>
  `${goods.warehouseId === HALL ? "0110" : "1210"}.${deliveryMethod}.${goods.warehouseId}`;

function must<Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Fills cart and draft as a shopper would, up to the page with the order button. */
export async function walkToCheckout(
  ctx: ServiceContext,
  goods: readonly [MintedGoods, number][],
  person = mintPerson(),
  address: Partial<typeof ADDRESS> = {},
): Promise<{ groupKey: string; view: CheckoutView; person: { name: string; idNumber: string } }> {
  const [first] = goods;
  if (!first) throw new Error("goods to buy");
  const groupKey = groupKeyOfGoods(first[0]);
  for (const [one, quantity] of goods) {
    must(await changeCart(ctx, { intent: "add", offerId: one.offerId, quantity }));
  }
  must(await saveAddress(ctx, { groupKey, ...ADDRESS, ...address }));
  if (groupKey.startsWith("1210")) {
    must(
      await verifyIdentity(ctx, {
        intent: "verify",
        groupKey,
        ...person,
        consentVersion: IDENTITY_CONSENT_VERSION,
      }),
    );
  }
  return { groupKey, view: must(await getCheckout(ctx, { groupKey })), person };
}

/** Presses the order button of a checkout page. */
export function pressOrder(
  ctx: ServiceContext,
  page: { groupKey: string; view: CheckoutView },
  more: { submitKey?: string; seen?: string; noticeVersion?: string; method?: PaymentMethod } = {},
) {
  return placeOrder(ctx, {
    groupKey: page.groupKey,
    submitKey: page.view.submitKey,
    seen: page.view.seen ?? "",
    noticeVersion: NOTICE,
    ...more,
  });
}

/** A placed order of these goods. */
export async function placedOrder(
  ctx: ServiceContext,
  goods: readonly [MintedGoods, number][],
  person = mintPerson(),
  address: Partial<typeof ADDRESS> = {},
) {
  const page = await walkToCheckout(ctx, goods, person, address);
  return { ...must(await pressOrder(ctx, page)), page, person };
}
