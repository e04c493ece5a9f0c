import { describe, expect, it } from "vitest";
import { DISTRICT_LIST } from "~/services/ordering/district-list";
import { districtText, findDistricts, parseDistrictList, suggestDistricts } from "./district";

const districts = parseDistrictList(DISTRICT_LIST);
const named = (text: string) => findDistricts(text, districts).map(({ code }) => code);

describe("the list of districts", () => {
  it("has six-digit codes, each once, none outside the mainland", () => {
    expect(districts.length).toBeGreaterThan(2_800);
    expect(new Set(districts.map(({ code }) => code)).size).toBe(districts.length);
    expect(districts.filter(({ code }) => !/^(?!71|81|82)[1-6]\d{5}$/.test(code))).toEqual([]);
  });

  it("writes each division as an address does", () => {
    const texts = new Map(districts.map((one) => [one.code, districtText(one)]));
    expect(texts.get("500102")).toBe("重庆市涪陵区");
    expect(texts.get("440305")).toBe("广东省深圳市南山区");
    expect(texts.get("441900")).toBe("广东省东莞市");
    expect(texts.get("429004")).toBe("湖北省仙桃市");
    expect(texts.get("110105")).toBe("北京市朝阳区");
  });
});

describe("reading a region as people type it", () => {
  it.each([
    ["重庆市涪陵区", "500102"],
    ["重庆涪陵", "500102"],
    ["涪陵", "500102"],
    ["重庆市 / 重庆市 / 涪陵区", "500102"],
    ["广东 深圳 南山", "440305"],
    ["深圳市南山区", "440305"],
    ["广东省东莞市", "441900"],
    ["广西南宁青秀区", "450103"],
    ["新疆乌鲁木齐天山区", "650102"],
    ["　重庆市，涪陵区 ", "500102"],
  ])("%s → %s", (text, code) => {
    expect(named(text)).toEqual([code]);
  });

  it("names every candidate when a name stands in several cities", () => {
    expect(named("鼓楼区").sort()).toEqual(["320106", "320302", "350102", "410204"]);
    expect(named("南京鼓楼")).toEqual(["320106"]);
  });

  it.each(["", "区", "重庆市", "深圳", "Chongqing", "香港中西区"])(
    "recognises nothing in “%s”",
    (text) => expect(named(text)).toEqual([]),
  );

  it("finds every district again from its own full text", () => {
    for (const district of districts) {
      expect(named(districtText(district)), districtText(district)).toEqual([district.code]);
    }
  });
});

describe("suggesting while typing", () => {
  it("puts what is named before what only holds the letters", () => {
    const texts = suggestDistricts("涪陵", districts, 5).map(districtText);
    expect(texts[0]).toBe("重庆市涪陵区");
    expect(suggestDistricts("重庆", districts, 3)).toHaveLength(3);
    expect(suggestDistricts("", districts, 3)).toEqual([]);
  });
});
