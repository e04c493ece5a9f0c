import { performance } from "node:perf_hooks";
import type { Page } from "../../scripts/visit/plain-browser.mjs";
import { mustFindForm, PlainBrowser } from "../../scripts/visit/plain-browser.mjs";
import { linksTo, orderState } from "../../scripts/visit/purchase.mjs";
import { drawIdentity } from "../../scripts/visit/synthetic-identity.mjs";

const ADDRESS = {
  recipientName: "陈静怡",
  phone: "13800005207",
  regionText: "重庆市涪陵区",
  detail: "敦仁街道兴华中路 88 号",
};

type Filling = Parameters<PlainBrowser["post"]>[2];

/**
 * One purchase of a bonded piece by a new customer. Answers the milliseconds of its POSTs, from add
 * to cart to paid; the pages read between them do not count.
 * @param around runs each POST, so that what it costs can be counted
 */
export async function buyOnce(
  base: string,
  productPath: string,
  around: (post: () => Promise<unknown>) => Promise<unknown> = (post) => post(),
): Promise<Record<string, number>> {
  const browser = new PlainBrowser(base);
  const times: Record<string, number> = {};
  const press = async (
    step: string,
    page: Page,
    field: string,
    value: string | undefined,
    how: Filling,
  ) => {
    const form = mustFindForm(page, field, value);
    let location = "";
    await around(async () => {
      const startedAt = performance.now();
      const answer = await browser.post(page, form, how);
      times[step] = performance.now() - startedAt;
      if (answer.status !== 303 && answer.status !== 302) {
        throw new Error(`${step} answered ${answer.status}`);
      }
      location = answer.headers.location ?? "";
    });
    return browser.open(location.replace(base, ""));
  };
  const product = await browser.open(productPath);
  const cart = await press("add to cart", product, "offerId", undefined, {});
  const [link = ""] = linksTo(cart, "/checkout/1210.");
  let page = await browser.open(link);
  page = await press("address", page, "intent", "address", { type: ADDRESS });
  page = await press("identity", page, "intent", "identity", {
    type: drawIdentity(),
    tick: ["consentVersion"],
  });
  page = await press("place", page, "intent", "place", { tick: ["noticeVersion"] });
  page = await press("pay", page, "method", undefined, { press: "pay" });
  browser.close();
  if (!orderState(page).orderNo) throw new Error("the payment led to no order");
  return times;
}

export const totalOf = (times: Record<string, number>) =>
  Object.values(times).reduce((sum, ms) => sum + ms, 0);
