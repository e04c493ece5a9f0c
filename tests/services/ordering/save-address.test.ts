import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeCart } from "~/services/cart/change-cart.server";
import { getCheckout } from "~/services/ordering/get-checkout.server";
import { saveAddress } from "~/services/ordering/save-address.server";
import { ADDRESS, groupKeyOfGoods } from "../../support/checkout";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { HALL, type MintedGoods, mintGoods, mintRules } from "../../support/factories";
import { contextOn, newVisitor, operatorWith } from "../../support/service-context";

let database: TestDatabase;
let goods: MintedGoods;
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  goods = await mintGoods(database);
});
afterAll(() => database.close());

const visit = () => contextOn(database, { actor: newVisitor() });
const groupKey = () => groupKeyOfGoods(goods);
const save = (more: Partial<typeof ADDRESS>, ctx = visit()) =>
  saveAddress(ctx, { groupKey: groupKey(), ...ADDRESS, districtCode: "", ...more });

async function savedAddress(more: Partial<typeof ADDRESS>) {
  const ctx = visit();
  await changeCart(ctx, { intent: "add", offerId: goods.offerId });
  expect(await save(more, ctx)).toEqual({ ok: true, value: undefined });
  const view = await getCheckout(ctx, { groupKey: groupKey() });
  return view.ok ? view.value.address : undefined;
}

describe("an address", () => {
  it("takes code and proper name of the district from our own list", async () => {
    expect(await savedAddress({ regionText: "重庆 涪陵" })).toEqual({
      isSaved: true,
      value: { ...ADDRESS, districtCode: "500102", regionText: "重庆市涪陵区" },
    });
  });

  it("does not believe a code that contradicts its words", async () => {
    expect(
      await savedAddress({ regionText: "重庆市涪陵区", districtCode: "440305" }),
    ).toMatchObject({ value: { districtCode: "500102", regionText: "重庆市涪陵区" } });
  });

  it("asks which one when the name stands in several places, and takes the answer", async () => {
    const asked = await save({ regionText: "鼓楼区" });
    expect(asked).toMatchObject({
      ok: false,
      error: { code: "ADDRESS_INVALID", fields: { regionText: "ambiguous" } },
    });
    const places = asked.ok || asked.error.code !== "ADDRESS_INVALID" ? [] : asked.error.places;
    expect(places.map(({ regionText }) => regionText)).toContain("福建省福州市鼓楼区");
    expect(places).toHaveLength(4);
    expect(await savedAddress({ regionText: "鼓楼区", districtCode: "350102" })).toMatchObject({
      value: { districtCode: "350102", regionText: "福建省福州市鼓楼区" },
    });
    expect(await save({ regionText: "鼓楼区", districtCode: "500102" })).toMatchObject({
      error: { fields: { regionText: "ambiguous" } },
    });
  });

  it.each([
    ["", "missing"],
    ["重庆市", "unknown_place"],
    ["香港中西区", "unknown_place"],
  ])("refuses the region “%s”: %s, beside every other fault", async (regionText, fault) => {
    expect(await save({ regionText, phone: "1", detail: "" })).toEqual({
      ok: false,
      error: {
        code: "ADDRESS_INVALID",
        fields: { regionText: fault, phone: "form", detail: "missing" },
        places: [],
      },
    });
  });

  it("of hall pickup needs a name and a phone only", async () => {
    const pickup = { groupKey: `0110.hall_pickup.${HALL}`, recipientName: "陈静怡", phone: "1" };
    expect(await saveAddress(visit(), pickup)).toEqual({
      ok: false,
      error: { code: "ADDRESS_INVALID", fields: { phone: "form" }, places: [] },
    });
    expect((await saveAddress(visit(), { ...pickup, phone: "13800005207" })).ok).toBe(true);
  });

  it("is nobody's but a visitor's, for a group that can be", async () => {
    for (const actor of [operatorWith("admin"), { kind: "anonymous" } as const]) {
      expect(await save({}, contextOn(database, { actor }))).toEqual({
        ok: false,
        error: { code: "NO_VISITOR" },
      });
    }
    expect(await saveAddress(visit(), { ...ADDRESS, groupKey: "1210.hall" })).toEqual({
      ok: false,
      error: { code: "EMPTY_GROUP" },
    });
  });

  it("entered in two windows at once is one of the two, whole", async () => {
    const ctx = visit();
    await changeCart(ctx, { intent: "add", offerId: goods.offerId });
    const results = await Promise.all(
      ["13800000001", "13800000002"].map((phone) => save({ phone, detail: `${phone} 号` }, ctx)),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    const view = await getCheckout(ctx, { groupKey: groupKey() });
    const value = view.ok ? view.value.address?.value : undefined;
    expect(value?.detail).toBe(`${value?.phone} 号`);
  });
});
