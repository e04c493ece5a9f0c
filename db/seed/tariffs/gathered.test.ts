import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { rowInForce } from "~/domain/dated-fact";
import { readReference } from "../../../tests/support/reference";
import { seededTariffs } from "../../../tests/support/seeded-tariffs";
import { seedCatalogue } from "../catalogue";
import { RETAIL_LIST_ENTRIES } from "./retail-list";
import { bpsOf, lineConsumptionTaxRows, lineVatRows } from "./tariff-rows";

/** The gathered tables themselves, held against what the shop starts with: cell by cell. */
type Row = Record<string, string> & { hs8: string };
const table = (name: string): Row[] =>
  parse(readReference(`domain/tariffs/${name}`), { columns: true, bom: true });
const lines = table("tariff-lines.csv");
const { index } = seededTariffs();
const YEARS = ["2022", "2023", "2024", "2025", "2026"];

const rowOn = ({ hs8, regime = "", origin_iso2: origin = "" }: Row, year: string) =>
  rowInForce(index.rates(hs8, regime as "MFN", origin), `${year}-06-30`);

describe("rates", () => {
  it("are those of every cell that was gathered, verified exactly where it was read", () => {
    const wrong = lines.flatMap((line) =>
      YEARS.filter((year) => line[`y${year}`] !== "").flatMap((year) => {
        const row = rowOn(line, year);
        const isRead = line.confirmed_years?.split(" ").includes(year);
        const isRight =
          row?.duty?.kind === "ad_valorem" &&
          row.duty.bps === bpsOf(line[`y${year}`] ?? "") &&
          (row.state === "verified") === isRead;
        return isRight ? [] : [`${line.hs8} ${line.regime} ${line.origin_iso2} ${year}`];
      }),
    );
    expect(lines.length).toBeGreaterThan(1_600);
    expect(wrong).toEqual([]);
  });

  it("are unknown, never zero, where no year was found", () => {
    const empty = lines.filter(
      (line) =>
        YEARS.every((year) => line[`y${year}`] === "") && !line.staging?.includes("no RCEP rate"),
    );
    const known = empty.filter((line) => rowOn(line, "2026")?.state !== "unknown");
    expect(empty.length).toBeGreaterThan(500);
    expect(known.map(({ hs8, origin_iso2 }) => `${hs8} ${origin_iso2}`)).toEqual([]);
  });

  it("have every provisional rate of 2026, and for that year alone", () => {
    const provisional = lines.filter(
      (line) => line.regime === "MFN" && line.provisional_rate_2026 !== "",
    );
    for (const { hs8, provisional_rate_2026: rate = "" } of provisional) {
      const rows = index.rates(hs8, "PROVISIONAL", "*");
      expect(rowInForce(rows, "2026-01-01")?.duty, hs8).toMatchObject({ bps: bpsOf(rate) });
      expect(rowInForce(rows, "2027-01-01"), hs8).toBeUndefined();
    }
    expect(provisional.length).toBeGreaterThan(0);
  });
});

describe("taxes and list", () => {
  it("have the VAT of every line, verified exactly where a page named it", () => {
    const rows = new Map(lineVatRows().map((row) => [row.hsCode, row]));
    const wrong = lines.filter(({ hs8, vat_rate = "", vat_confirmed }) => {
      const row = rows.get(hs8);
      const isVerified = row?.state === "verified";
      return row?.rateBps !== bpsOf(vat_rate) || isVerified !== (vat_confirmed === "true");
    });
    expect(wrong.map(({ hs8 }) => hs8)).toEqual([]);
  });

  it("have the consumption tax of every line, by its kind", () => {
    const kinds = new Map(lineConsumptionTaxRows().map(({ hsCode, tax }) => [hsCode, tax?.kind]));
    const kindOf = (text: string) => {
      if (text === "0") return "none";
      if (text.includes("dutiable value")) return "high_end_cosmetics";
      if (text.includes("per litre")) return "beer";
      return text.includes("元/升") ? "compound" : "ad_valorem";
    };
    const wrong = lines.filter(
      ({ hs8, consumption_tax_rate = "" }) => kinds.get(hs8) !== kindOf(consumption_tax_rate),
    );
    expect(wrong.map(({ hs8 }) => hs8)).toEqual([]);
  });

  it("have every line that a source names as listed", () => {
    const listed = table("positive-list.csv").filter((row) => row.listed === "Y");
    const rows = new Map(
      [...seedCatalogue().positiveList, ...RETAIL_LIST_ENTRIES].map((row) => [row.hs8, row]),
    );
    expect(listed.length).toBe(80);
    expect(listed.filter(({ hs8 }) => !rows.has(hs8)).map(({ hs8 }) => hs8)).toEqual([]);
    const open = listed.filter(
      ({ hs8, remark }) => remark?.includes("bonded-only") && !rows.get(hs8)?.bondedOnly,
    );
    expect(open.map(({ hs8 }) => hs8)).toEqual([]);
  });
});
