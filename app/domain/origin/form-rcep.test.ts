import { describe, expect, it } from "vitest";
import {
  BOX_PROBLEMS,
  type BoxProblem,
  checkFormRcep,
  type FormItem,
  type FormRcep,
  readCriterion,
} from "./form-rcep";

const members = new Set(["TH", "AU"]);
const item: FormItem = {
  itemNumber: 1,
  marks: "N/M",
  packagesAndDescription: "120 cartons of dried durian",
  hs6: "081340",
  criterion: "PE",
  originCountry: "TH",
  quantity: 1_200,
  quantityUnit: "KGS",
  fobCents: null,
  invoiceNumber: "INV-1",
  invoiceDate: "2026-01-10",
};
const form: FormRcep = {
  certificateNumber: "R260001",
  exporter: "Demo Fruit Co., Bangkok",
  consignee: "涪陵演示进口有限公司",
  producer: null,
  transport: null,
  officialUse: "",
  items: [item],
  remarks: "",
  isThirdPartyInvoiced: false,
  isBackToBack: false,
  declaration: { signatory: "S. Demo", on: "2026-01-11" },
  certification: { body: "Department of Foreign Trade", on: "2026-01-12", isSealed: true },
};
const check = (more: Partial<FormRcep>, declaredHs: (string | undefined)[] = []) =>
  checkFormRcep({ ...form, ...more }, { members, policy: "demo", declaredHs });
const problems = (more: Partial<FormRcep>, declaredHs?: string[]) =>
  check(more, declaredHs).map(({ box, problem }) => [box, problem]);
const ofItem = (more: Partial<FormItem>, declaredHs?: string[]) =>
  problems({ items: [{ ...item, ...more }] }, declaredHs);

describe("Form RCEP", () => {
  it("has nothing wrong when its boxes are filled, the optional ones or not", () => {
    expect(check({})).toEqual([]);
    const transport = { departedOn: "2026-01-09", route: "Laem Chabang – Qinzhou" };
    expect(check({ producer: "The same", transport }, ["0813400000"])).toEqual([]);
    expect(check({}, [undefined])).toEqual([]);
  });

  it.each<[number, BoxProblem, Partial<FormRcep>]>([
    [1, "exporter_missing", { exporter: " " }],
    [2, "consignee_missing", { consignee: "" }],
    [3, "producer_blank", { producer: " " }],
    [4, "departure_invalid", { transport: { departedOn: "2026-13-01", route: "Sea" } }],
    [4, "route_missing", { transport: { departedOn: "2026-01-09", route: "" } }],
    [5, "official_use_filled", { officialUse: "granted" }],
    [6, "no_items", { items: [] }],
    [14, "third_party_unnamed", { isThirdPartyInvoiced: true }],
    [14, "original_unnamed", { isBackToBack: true }],
    [15, "signatory_missing", { declaration: { signatory: "", on: "2026-01-11" } }],
    [15, "declaration_date_invalid", { declaration: { signatory: "S", on: "11.01.2026" } }],
    [16, "number_missing", { certificateNumber: " " }],
    [16, "issuing_body_missing", { certification: { ...form.certification, body: "" } }],
    [16, "seal_missing", { certification: { ...form.certification, isSealed: false } }],
    [16, "certification_date_invalid", { certification: { ...form.certification, on: "" } }],
  ])("box %d: %s", (box, problem, more) => {
    expect(check(more)).toEqual([{ box, problem, item: null }]);
  });

  it.each<[number, BoxProblem, Partial<FormItem>]>([
    [6, "item_number_wrong", { itemNumber: 2 }],
    [7, "marks_missing", { marks: " " }],
    [8, "description_missing", { packagesAndDescription: "" }],
    [9, "hs_invalid", { hs6: "0813.40" }],
    [9, "hs_invalid", { hs6: "08134000" }],
    [9, "hs_invalid", { hs6: "x081340" }],
    [10, "criterion_unknown", { criterion: "YES" }],
    [10, "addition_misplaced", { criterion: "PE, DMI" }],
    [10, "addition_misplaced", { criterion: "WO ACU" }],
    [11, "country_not_a_party", { originCountry: "US" }],
    [11, "country_not_a_party", { originCountry: "Thailand" }],
    [11, "country_not_a_party", { originCountry: "TH***" }],
    [11, "country_not_a_party", { originCountry: "XTH" }],
    [12, "quantity_invalid", { quantity: 0 }],
    [12, "quantity_invalid", { quantity: Number.NaN }],
    [12, "quantity_invalid", { quantityUnit: " " }],
    [12, "fob_missing", { criterion: "RVC40" }],
    [12, "fob_missing", { criterion: "RVC", fobCents: 0 }],
    [13, "invoice_number_missing", { invoiceNumber: "" }],
    [13, "invoice_date_invalid", { invoiceDate: "2026-02-29" }],
  ])("box %d of an item: %s", (box, problem, more) => {
    expect(check({ items: [{ ...item, ...more }] })).toEqual([{ box, problem, item: 0 }]);
  });

  it("fills box 14 where somebody else invoices or proves again", () => {
    const remarks = "Invoiced by Demo Trading Pte";
    expect(check({ isThirdPartyInvoiced: true, isBackToBack: true, remarks })).toEqual([]);
  });

  it("is issued within a year of departure", () => {
    const issued = (on: string, departedOn: string) =>
      problems({
        transport: { departedOn, route: "Sea" },
        certification: { ...form.certification, on },
      });
    expect(issued("2027-01-09", "2026-01-09")).toEqual([]);
    expect(issued("2027-01-10", "2026-01-09")).toEqual([[16, "issued_too_late"]]);
    expect(issued("2027-01-10", "2026-01-99")).toEqual([[4, "departure_invalid"]]);
    expect(issued("never", "2026-01-09")).toEqual([[16, "certification_date_invalid"]]);
  });

  it("compares codes with the declaration, item by item", () => {
    expect(ofItem({}, ["08134000"])).toEqual([]);
    expect(ofItem({}, ["08134100"])).toEqual([[9, "hs_differs"]]);
    const second = { ...item, itemNumber: 2, hs6: "081090" };
    const both = check({ items: [item, second] }, ["081340", "081340"]);
    expect(both).toEqual([{ box: 9, problem: "hs_differs", item: 1 }]);
  });

  it("takes the FOB value with a regional value, and marks of the highest rate", () => {
    expect(ofItem({ criterion: "RVC40, ACU", fobCents: 1 })).toEqual([]);
    expect(ofItem({ criterion: "CTC, DMI" })).toEqual([]);
    expect(ofItem({ originCountry: "TH*" })).toEqual([]);
    expect(ofItem({ originCountry: " TH** " })).toEqual([]);
  });

  it("lists findings in the order of the boxes", () => {
    const found = check({
      exporter: "",
      certificateNumber: "",
      items: [{ ...item, marks: "", invoiceNumber: "" }],
    });
    expect(found.map(({ box }) => box)).toEqual([1, 7, 13, 16]);
  });

  it("can find something in every box", () => {
    expect([...new Set(Object.values(BOX_PROBLEMS))]).toEqual(
      Array.from({ length: 16 }, (_, at) => at + 1),
    );
  });
});

it("does not rely in production on practices that nobody read", () => {
  const asked = {
    ...form,
    isThirdPartyInvoiced: true,
    isBackToBack: true,
    remarks: "R2, ACME Ltd",
  };
  const problems = (policy: "demo" | "production") =>
    checkFormRcep(asked, { members, policy, declaredHs: [] }).map(({ problem }) => problem);
  expect(problems("demo")).toEqual([]);
  expect(problems("production")).toEqual(["third_party_unread", "back_to_back_unread"]);
});

describe("box 10", () => {
  it.each([
    ["WO", "WO", []],
    [" ctc ", "CTC", []],
    ["RVC40", "RVC", []],
    ["RVC, ACU", "RVC", ["ACU"]],
    ["CTC+DMI/ACU", "CTC", ["ACU", "DMI"]],
    ["CR; ACU", "CR", ["ACU"]],
    ["PE ACU", "PE", ["ACU"]],
  ])("reads %s", (text, criterion, additions) => {
    expect(readCriterion(text)).toEqual({ criterion, additions });
  });

  it.each(["", "RVC35", "ACU", "CTC XYZ", "CTC ACU ACU", "CTH"])("does not read %s", (text) => {
    expect(readCriterion(text)).toBeUndefined();
  });
});
