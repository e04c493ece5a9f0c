import { describe, expect, it } from "vitest";
import { PARTNER_COUNTRIES } from "../catalog/terms";
import { changesBetween, decideUpdate } from "./changes";
import { isCreditCode } from "./credit-code";
import { countryOfGateway, GATEWAYS, mainGatewayOf } from "./gateways";
import type { AmendmentState, SiteStatus } from "./lifecycle";
import { emptyRawSheet, type RawSheet, rawOf } from "./raw-sheet";
import { codeProblem, readSheet } from "./read-sheet";
import { reportedMonth } from "./reported-month";
import type { SiteSheet } from "./terms";

const TODAY = "2026-11-23";
const raw = (more: Partial<RawSheet> = {}): RawSheet => ({
  ...emptyRawSheet(),
  nameZh: " 林查班  前置仓 ",
  countryCode: "TH",
  areaM2: "12,000",
  sharedM2: "1800",
  ...more,
});
const lease = {
  kind: "lease",
  number: "DEMO-1",
  issuer: "房东",
  validFrom: "2026/1/5",
  expiresOn: "2027-12-31",
};
const contact = { name: "王", duty: "", phone: "+66 2-000 (0001)", email: "" };

function sheetOf(written: RawSheet): SiteSheet {
  const result = readSheet(written, TODAY);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const problemsOf = (more: Partial<RawSheet>) => {
  const result = readSheet(raw(more), TODAY);
  return result.ok ? [] : result.error.problems;
};

describe("a written sheet", () => {
  it("is read with little: a name and a country", () => {
    expect(sheetOf(raw())).toMatchObject({
      nameZh: "林查班 前置仓",
      countryCode: "TH",
      areaM2: 12_000,
      sharedM2: 1_800,
      address: null,
      documents: [],
    });
  });

  it("reads days as spreadsheets write them and phones as people do, and passes over empty lines", () => {
    const empty = { kind: "", number: " ", issuer: "", validFrom: "", expiresOn: "" };
    const sheet = sheetOf(raw({ documents: [empty, lease], contacts: [contact] }));
    expect(sheet.documents).toEqual([{ ...lease, validFrom: "2026-01-05" }]);
    expect(sheet.contacts).toEqual([{ name: "王", duty: null, phone: "+6620000001", email: null }]);
  });

  it("reads back what it wrote", () => {
    const sheet = sheetOf(
      raw({
        documents: [lease],
        contacts: [contact],
        services: ["returns", "storage"],
        zones: ["frozen"],
        usedM2: "0",
        usageAsOf: "2026-11-20",
      }),
    );
    expect(sheet.services).toEqual(["storage", "returns"]);
    expect(sheetOf(rawOf(sheet))).toEqual(sheet);
  });

  it.each<[string, Partial<RawSheet>, { field: string; code: string }]>([
    ["no name", { nameZh: " " }, { field: "nameZh", code: "required" }],
    ["no country", { countryCode: "" }, { field: "countryCode", code: "required" }],
    [
      "a country outside the agreement",
      { countryCode: "US" },
      { field: "countryCode", code: "not_in_list" },
    ],
    ["China itself", { countryCode: "CN" }, { field: "countryCode", code: "not_in_list" }],
    ["a name too long", { nameZh: "仓".repeat(61) }, { field: "nameZh", code: "too_long" }],
    [
      "half a square metre",
      { areaM2: "12.5", sharedM2: "" },
      { field: "areaM2", code: "not_a_number" },
    ],
    ["no area at all", { areaM2: "0", sharedM2: "" }, { field: "areaM2", code: "out_of_range" }],
    [
      "more shared than there is",
      { sharedM2: "12001" },
      { field: "sharedM2", code: "more_than_area" },
    ],
    [
      "more used than there is",
      { usedM2: "12001", usageAsOf: TODAY },
      { field: "usedM2", code: "more_than_area" },
    ],
    ["use without its day", { usedM2: "1" }, { field: "usageAsOf", code: "required" }],
    [
      "use of tomorrow",
      { usedM2: "1", usageAsOf: "2026-11-24" },
      { field: "usageAsOf", code: "in_future" },
    ],
    [
      "a day that does not exist",
      { opensOn: "2026-02-30" },
      { field: "opensOn", code: "not_a_day" },
    ],
    ["an unknown ownership", { ownership: "借用" }, { field: "ownership", code: "not_in_list" }],
    [
      "an unknown service",
      { services: ["storage", "karaoke"] },
      { field: "services", code: "not_in_list" },
    ],
    [
      "a port of another country",
      { gateway: "haiphong" },
      { field: "gateway", code: "gateway_of_other_country" },
    ],
    [
      "a wrong credit code",
      { operatorCreditCode: "91350100M000100Y44" },
      { field: "operatorCreditCode", code: "credit_code" },
    ],
    [
      "a paper of no kind",
      { documents: [{ ...lease, kind: "" }] },
      { field: "documents.0.kind", code: "required" },
    ],
    [
      "a paper without a number",
      { documents: [lease, { ...lease, number: "" }] },
      { field: "documents.1.number", code: "required" },
    ],
    [
      "a paper nobody issued",
      { documents: [{ ...lease, issuer: "" }] },
      { field: "documents.0.issuer", code: "required" },
    ],
    [
      "a paper that ends before it begins",
      { documents: [{ ...lease, expiresOn: "2026-01-04" }] },
      { field: "documents.0.expiresOn", code: "ends_before_begin" },
    ],
    [
      "a phone without its country",
      { contacts: [{ ...contact, phone: "02 000 0001" }] },
      { field: "contacts.0.phone", code: "phone_not_e164" },
    ],
    [
      "a contact without a phone",
      { contacts: [{ ...contact, phone: "" }] },
      { field: "contacts.0.phone", code: "required" },
    ],
    [
      "half an address",
      { contacts: [{ ...contact, email: "wang@localhost" }] },
      { field: "contacts.0.email", code: "email_form" },
    ],
  ])("is refused with %s, by field", (_, more, problem) => {
    expect(problemsOf(more)).toEqual([problem]);
  });

  it("names everything that is wrong at once", () => {
    expect(problemsOf({ nameZh: "", areaM2: "x", opensOn: "y" })).toHaveLength(3);
  });
});

it("ties a code to its country", () => {
  expect(codeProblem("TH-01", "TH")).toBeUndefined();
  expect(codeProblem("VN-01", "TH")).toBe("code_of_other_country");
  for (const code of ["TH01", "th-01", "TH-1", "TH-1000", "=TH-01", ""]) {
    expect(codeProblem(code, "TH")).toBe("code_form");
  }
});

it("knows right credit codes from wrong ones", () => {
  // The example that checkers of the standard share.
  expect(isCreditCode("91350100M000100Y43")).toBe(true);
  expect(isCreditCode("91350100M000100Y44")).toBe(false);
  expect(isCreditCode("91350100I000100Y43")).toBe(false);
});

it("has a gateway in every partner country", () => {
  for (const country of PARTNER_COUNTRIES)
    expect(countryOfGateway(mainGatewayOf(country))).toBe(country);
  expect(new Set(GATEWAYS.map(countryOfGateway)).size).toBe(14);
});

it("counts in a report the month before its day", () => {
  expect(reportedMonth("2026-11-20")).toBe("2026-10");
  expect(reportedMonth("2027-01-02")).toBe("2026-12");
});

describe("an update", () => {
  const sheet = sheetOf(raw({ contacts: [contact], usedM2: "10", usageAsOf: "2026-11-01" }));
  const state = (status: SiteStatus, amendment: AmendmentState = "none", proposed = sheet) => ({
    status,
    amendment,
    sheet,
    proposed,
  });
  const renamed = { ...sheet, nameZh: "新名" };
  const used = { ...sheet, usedM2: 20 };

  it("of nothing is nothing, whatever the order of keys", () => {
    const shuffled = {
      ...sheet,
      contacts: sheet.contacts.map(({ name, duty, phone, email }) => ({
        email,
        phone,
        duty,
        name,
      })),
    };
    expect(decideUpdate(state("closed"), shuffled)).toEqual({ ok: true, value: { kind: "none" } });
  });

  it.each(["draft", "returned"] as const)("replaces the sheet of a %s", (status) => {
    expect(decideUpdate(state(status), renamed)).toMatchObject({
      value: { kind: "in_force", sheet: renamed, changes: [{ field: "nameZh", to: "新名" }] },
    });
  });

  it.each(["approved", "active", "suspended"] as const)(
    "of a %s site waits as an amendment",
    (status) => {
      const both = { ...renamed, usedM2: 20 };
      const update = decideUpdate(state(status), both);
      expect(update).toMatchObject({
        value: {
          kind: "amendment",
          sheet: { nameZh: sheet.nameZh, usedM2: 20 },
          amendment: { nameZh: "新名" },
        },
      });
      expect(
        update.ok &&
          update.value.kind === "amendment" &&
          "usedM2" in (update.value.amendment ?? {}),
      ).toBe(false);
    },
  );

  it("drops an amendment that is taken back", () => {
    expect(decideUpdate(state("active", "open", renamed), sheet)).toMatchObject({
      value: { kind: "amendment", amendment: null },
    });
  });

  it("keeps what an officer looks at still, but lets reports through", () => {
    for (const under of [state("filed"), state("active", "filed")]) {
      expect(decideUpdate(under, renamed)).toEqual({ ok: false, error: { code: "UNDER_REVIEW" } });
      expect(decideUpdate(under, used)).toMatchObject({
        value: { kind: "in_force", sheet: { usedM2: 20 } },
      });
    }
  });

  it("reports on an amended site without losing the amendment", () => {
    expect(
      decideUpdate(state("active", "open", renamed), { ...renamed, usedM2: 20 }),
    ).toMatchObject({
      value: { kind: "in_force", sheet: { nameZh: sheet.nameZh, usedM2: 20 } },
    });
  });

  it("is refused on a closed site, and to another country", () => {
    expect(decideUpdate(state("closed"), used)).toMatchObject({ error: { code: "SITE_CLOSED" } });
    const moved = { ...sheet, countryCode: "VN" as const };
    expect(decideUpdate(state("draft"), moved)).toMatchObject({ error: { code: "COUNTRY_FIXED" } });
  });

  it("names every changed field", () => {
    expect(changesBetween(sheet, { ...renamed, usedM2: 20 }).map(({ field }) => field)).toEqual([
      "nameZh",
      "usedM2",
    ]);
  });
});
