import { IDENTITY_CONSENT_VERSION } from "~/domain/identity/consent";
import { action as changeCart } from "~/routes/_shop.(en).cart";
import { action, loader } from "~/routes/_shop.(en).checkout.$group/route";
import { ADDRESS } from "./checkout";
import type { MintedGoods } from "./factories";
import type { Answer, Visit } from "./route-visit";

/** One group's checkout as a shopper fills it in, form by form. */
export type Shopper = {
  visit: Visit;
  groupKey: string;
  look: () => Promise<Answer>;
  enter: (form: Record<string, string>) => Promise<Answer>;
  address: () => Promise<Answer>;
  /** the order form as the page gives it, notice ticked */
  placeForm: () => Promise<Record<string, string>>;
  order: () => Promise<Answer>;
};

export function shopper(visit: Visit, groupKey: string, prefix = ""): Shopper {
  const path = `${prefix}/checkout/${groupKey}`;
  const params = { group: groupKey };
  const look = () => visit.get(loader, path, params);
  const enter = (form: Record<string, string>) => visit.post(action, path, form, params);
  const placeForm = async () => {
    const { data } = await look();
    return {
      intent: "place",
      submitKey: data.submitKey,
      seen: data.seen ?? "",
      method: "wechat_pay",
      ...(data.notice ? { noticeVersion: data.notice.version } : {}),
    };
  };
  return {
    visit,
    groupKey,
    look,
    enter,
    address: () => enter({ intent: "address", ...ADDRESS }),
    placeForm,
    order: async () => enter(await placeForm()),
  };
}

export async function fillCart(visit: Visit, goods: MintedGoods, quantity = 1): Promise<void> {
  const form = { intent: "add", offerId: goods.offerId, quantity: String(quantity) };
  const added = await visit.post(changeCart, "/cart", form);
  if (added.status !== 303) throw new Error(`not added: ${JSON.stringify(added.data)}`);
}

export const identityForm = (person: { name: string; idNumber: string }) => ({
  intent: "identity",
  ...person,
  consentVersion: IDENTITY_CONSENT_VERSION,
});
