import { describe, expect, it } from "vitest";
import { maskName, maskPhone, parseAddress, parsePickupContact } from "./address";
import { deliveryPromise } from "./delivery-promise";
import { orderNumber } from "./order-number";

const raw = {
  recipientName: " 陈静怡 ",
  phone: "+86 138-0000-5207",
  districtCode: "500102",
  regionText: "重庆市 涪陵区",
  detail: "敦仁街道兴华中路  88 号",
};

describe("address", () => {
  it("is read as people type it", () => {
    expect(parseAddress(raw)).toEqual({
      ok: true,
      value: {
        recipientName: "陈静怡",
        phone: "13800005207",
        districtCode: "500102",
        regionText: "重庆市 涪陵区",
        detail: "敦仁街道兴华中路 88 号",
      },
    });
  });
  it.each([
    ["phone", "12345678901", "form"],
    ["phone", "", "missing"],
    ["districtCode", "500100", "form"],
    ["districtCode", "5001", "form"],
    ["districtCode", "990102", "form"],
    ["districtCode", "810001", "outside_mainland"],
    ["detail", " ", "missing"],
    ["detail", "路".repeat(121), "too_long"],
    ["recipientName", "", "missing"],
  ])("refuses %s %j: %s", (field, value, fault) => {
    expect(parseAddress({ ...raw, [field]: value })).toEqual({
      ok: false,
      error: { code: "ADDRESS_INVALID", fields: { [field]: fault } },
    });
  });
  it("names every faulty field at once", () => {
    const parsed = parseAddress({ ...raw, phone: "1", detail: "" });
    expect(parsed.ok || Object.keys(parsed.error.fields).sort()).toEqual(["detail", "phone"]);
  });
  it("of somebody who collects in the hall is a name and a phone", () => {
    expect(parsePickupContact(raw)).toEqual({
      ok: true,
      value: {
        recipientName: "陈静怡",
        phone: "13800005207",
        districtCode: "",
        regionText: "",
        detail: "",
      },
    });
    expect(parsePickupContact({ recipientName: "", phone: "1" })).toEqual({
      ok: false,
      error: { code: "ADDRESS_INVALID", fields: { recipientName: "missing", phone: "form" } },
    });
  });
  it("is masked for others", () => {
    expect(maskPhone("13800005207")).toBe("138****5207");
    expect(maskName("陈静怡")).toBe("陈**");
    expect(maskName("李")).toBe("李*");
  });
});

describe("order number", () => {
  it("carries the day and six digits", () => {
    expect(orderNumber("2026-11-23", 1742)).toBe("FL261123001742");
    expect(orderNumber("2026-11-23", 1_000_001)).toBe("FL261123000001");
  });
});

describe("delivery promise", () => {
  const warehouse = { cutOffHour: 16, transitDays: 3 };
  it("turns at the cut-off hour in Shanghai", () => {
    expect(deliveryPromise(new Date("2026-11-23T07:59:59Z"), warehouse)).toEqual({
      leavesOn: "2026-11-23",
      arrivesBy: "2026-11-26",
      cutOffHour: 16,
    });
    expect(deliveryPromise(new Date("2026-11-23T08:00:00Z"), warehouse).arrivesBy).toBe(
      "2026-11-27",
    );
    expect(deliveryPromise(new Date("2026-11-23T16:30:00Z"), warehouse).leavesOn).toBe(
      "2026-11-24",
    );
  });
});
