import { describe, expect, it } from "vitest";
import type { FormRcep } from "./form-rcep";
import {
  checkProofRecord,
  type ExporterFacts,
  type ProofRecord,
  type RecordFacts,
} from "./proof-record";

const form = (more: Partial<FormRcep> = {}): FormRcep => ({
  certificateNumber: "TH-1",
  exporter: "Exporter, Bangkok",
  consignee: "Importer, Chongqing",
  producer: null,
  transport: null,
  officialUse: "",
  items: [
    {
      itemNumber: 1,
      marks: "N/M",
      packagesAndDescription: "100 CARTONS",
      hs6: "081060",
      criterion: "WO",
      originCountry: "TH",
      quantity: 5,
      quantityUnit: "KG",
      fobCents: null,
      invoiceNumber: "INV",
      invoiceDate: "2026-05-01",
    },
  ],
  remarks: "",
  isThirdPartyInvoiced: false,
  isBackToBack: false,
  declaration: { signatory: "A", on: "2026-05-02" },
  certification: { body: "DFT", on: "2026-05-03", isSealed: true },
  ...more,
});

const ofOrigin = (originCountry: string): FormRcep["items"] =>
  form().items.map((item) => ({ ...item, originCountry }));

const record = (more: Partial<ProofRecord> = {}): ProofRecord => ({
  direction: "inbound",
  type: "certificate_of_origin",
  agreement: "RCEP",
  authorisationCode: "",
  isSelfPrinted: false,
  form: form(),
  ...more,
});

const lot = { lotNo: "L1", originCode: "TH", hs6: "081060", receivedOn: "2026-05-20" };
const facts = (more: Partial<RecordFacts> = {}): RecordFacts => ({
  today: "2026-06-01",
  policy: "demo",
  members: new Set(["CN", "TH", "JP"]),
  usedNumbers: new Set(),
  lots: [lot],
  unknownLots: [],
  exporter: null,
  ...more,
});

const faults = (one: ProofRecord, by: RecordFacts) => checkProofRecord(one, by).faults;

describe("a proof that goods came in under", () => {
  it("is put on record when its boxes are full and its lots are of its goods", () => {
    expect(checkProofRecord(record(), facts())).toEqual({ faults: [], findings: [] });
  });

  it("needs lots that are known, of its origin and its subheadings", () => {
    expect(faults(record(), facts({ lots: [] }))).toEqual([{ code: "LOTS_MISSING" }]);
    expect(faults(record(), facts({ lots: [], unknownLots: ["X"] }))).toEqual([
      { code: "LOT_UNKNOWN", lotNo: "X" },
    ]);
    const other = { ...lot, originCode: "JP", hs6: "040221" };
    expect(faults(record(), facts({ lots: [lot, other] }))).toEqual([
      { code: "LOT_ORIGIN_DIFFERS", lotNo: "L1" },
      { code: "LOT_HS_DIFFERS", lotNo: "L1" },
    ]);
    expect(faults(record(), facts({ lots: [{ ...lot, hs6: null }] }))).toEqual([]);
  });

  it("may cover another origin where the highest rate is claimed", () => {
    const claimed = record({ form: form({ items: ofOrigin("JP**") }) });
    expect(faults(claimed, facts())).toEqual([]);
  });

  it("is never of Chinese origin, and its number is new at its issuer", () => {
    const chinese = record({ form: form({ items: ofOrigin("CN") }) });
    expect(faults(chinese, facts()).map(({ code }) => code)).toEqual([
      "ORIGIN_IS_CHINA",
      "LOT_ORIGIN_DIFFERS",
    ]);
    expect(faults(record(), facts({ usedNumbers: new Set(["TH-1"]) }))).toEqual([
      { code: "NUMBER_REPEATED" },
    ]);
  });

  it("counts as valid when it was so on the day its goods came, not before it was issued", () => {
    const late = facts({ today: "2027-06-01" });
    expect(faults(record(), late)).toEqual([]);
    expect(faults(record(), { ...late, lots: [{ ...lot, receivedOn: "2027-05-31" }] })).toEqual([
      { code: "EXPIRED" },
    ]);
    expect(faults(record(), facts({ today: "2026-05-02" }))).toEqual([{ code: "NOT_YET_ISSUED" }]);
    // Goods that came before it was issued do not make it older.
    const before = facts({ lots: [{ ...lot, receivedOn: "2026-05-01" }] });
    expect(faults(record(), before)).toEqual([]);
  });

  it("is held to the earliest of its lots, from the day of issue to its last", () => {
    const came = (...days: string[]) =>
      facts({ today: "2027-06-01", lots: days.map((receivedOn) => ({ ...lot, receivedOn })) });
    expect(faults(record(), came("2027-05-31", "2026-05-20"))).toEqual([]);
    expect(faults(record(), came("2026-05-03"))).toEqual([]);
    // Earlier than its issue: nothing came under it in its time.
    expect(faults(record(), came("2026-05-02"))).toEqual([{ code: "EXPIRED" }]);
    expect(faults(record(), came("2027-06-02"))).toEqual([{ code: "EXPIRED" }]);
  });

  it("reads box 11 without blanks, and one claimed item is a claim for the lots", () => {
    expect(faults(record({ form: form({ items: ofOrigin(" TH ") }) }), facts())).toEqual([]);
    const [item] = ofOrigin("JP*");
    const items = item ? [item, { ...item, itemNumber: 2, originCountry: "JP" }] : [];
    expect(faults(record({ form: form({ items }) }), facts())).toEqual([]);
    const unknown = facts({ unknownLots: ["X"] });
    expect(faults(record(), unknown)).toEqual([{ code: "LOT_UNKNOWN", lotNo: "X" }]);
  });

  it("has boxes of Form RCEP only where it is one, and without a certification where it is declared", () => {
    const boxes = (more: Partial<ProofRecord>, certification = form().certification) =>
      checkProofRecord(record({ ...more, form: form({ items: [], certification }) }), facts())
        .findings;
    const unsealed = { body: "", on: "", isSealed: false };
    expect(boxes({ agreement: "ACFTA" }, unsealed)).toEqual([]);
    expect(boxes({}, unsealed).some(({ box }) => box === 16)).toBe(true);
    const declared = boxes({ type: "approved_exporter_declaration" }, unsealed);
    expect(declared.length).toBeGreaterThan(0);
    expect(declared.every(({ box }) => box !== 16)).toBe(true);
  });

  it("names the boxes that lack something", () => {
    const poor = record({ form: form({ exporter: " ", items: [] }) });
    const { findings } = checkProofRecord(poor, facts({ lots: [{ ...lot, hs6: null }] }));
    expect(findings.map(({ problem }) => problem)).toEqual(["exporter_missing", "no_items"]);
  });
});

describe("a proof that a firm of Fuling sends goods out under", () => {
  const firm: ExporterFacts = {
    nameZh: "榨菜厂",
    nameEn: "Pickle Works",
    selfPrint: "enabled",
    approvedCode: "AE-1",
    approvedFrom: "2026-01-01",
    approvedTo: "2026-12-31",
  };
  const out = (more: Partial<ProofRecord> = {}) =>
    record({
      direction: "outbound",
      form: form({ exporter: "PICKLE WORKS, Fuling", items: ofOrigin("CN") }),
      ...more,
    });
  const by = (more: Partial<ExporterFacts> = {}) =>
    facts({ lots: [], exporter: { ...firm, ...more } });

  it("names the firm, which is known, and goods of Chinese origin", () => {
    expect(faults(out(), by())).toEqual([]);
    expect(faults(out(), facts({ lots: [] }))).toEqual([{ code: "EXPORTER_MISSING" }]);
    expect(faults(out(), by({ nameEn: "Another", nameZh: "别家" }))).toEqual([
      { code: "EXPORTER_DIFFERS" },
    ]);
    expect(faults(out({ form: form({ exporter: "Pickle Works" }) }), by())).toEqual([
      { code: "ORIGIN_NOT_CHINA" },
    ]);
    const [item] = ofOrigin(" CN ");
    const mixed = item ? [item, { ...item, itemNumber: 2, originCountry: "TH" }] : [];
    const of = (items: FormRcep["items"]) =>
      out({ form: form({ exporter: "Pickle Works", items }) });
    expect(faults(of(mixed), by())).toEqual([{ code: "ORIGIN_NOT_CHINA" }]);
    expect(faults(of(mixed.slice(0, 1)), by())).toEqual([]);
  });

  it("is printed by the firm itself only where that is enabled, and only a certificate", () => {
    expect(faults(out({ isSelfPrinted: true }), by())).toEqual([]);
    for (const selfPrint of ["none", "applied"] as const) {
      expect(faults(out({ isSelfPrinted: true }), by({ selfPrint }))).toEqual([
        { code: "SELF_PRINT_NOT_ENABLED" },
      ]);
    }
    const declared = out({
      ...{ type: "approved_exporter_declaration", authorisationCode: "AE-1" },
      isSelfPrinted: true,
    });
    expect(faults(declared, by())).toEqual([{ code: "SELF_PRINT_MISPLACED" }]);
  });

  it("is declared by an approved exporter under its own code, within its time, without a seal", () => {
    const unsealed = { body: "", on: "", isSealed: false };
    const declared = (authorisationCode: string, on = "2026-05-02") =>
      out({
        ...{ type: "approved_exporter_declaration", authorisationCode },
        form: form({
          ...{ exporter: "Pickle Works", items: ofOrigin("CN"), certification: unsealed },
          ...{ certificateNumber: "", declaration: { signatory: "A", on } },
        }),
      });
    expect(checkProofRecord(declared("AE-1"), by())).toEqual({ faults: [], findings: [] });
    const refused = [{ code: "NOT_APPROVED" }];
    expect(faults(declared("AE-2"), by())).toEqual(refused);
    expect(faults(declared("AE-1"), by({ approvedCode: null }))).toEqual(refused);
    expect(faults(declared("AE-1"), by({ approvedFrom: "2026-05-03" }))).toEqual(refused);
    expect(faults(declared("AE-1"), by({ approvedTo: "2026-05-01" }))).toEqual(refused);
    expect(faults(declared("AE-1"), by({ approvedTo: null }))).toEqual([]);
    const oneDay = by({ approvedFrom: "2026-05-02", approvedTo: "2026-05-02" });
    expect(faults(declared(" AE-1 "), oneDay)).toEqual([]);
    expect(faults(declared("AE-1"), by({ approvedFrom: null }))).toEqual(refused);
    expect(faults(declared(""), by())).toEqual([{ code: "AUTHORISATION_MISSING" }, ...refused]);
  });
});
