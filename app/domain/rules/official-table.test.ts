import { describe, expect, it } from "vitest";
import { read, short } from "../../../tests/support/official-table";
import type { TableLayout } from "./official-table";

describe("the tariff book", () => {
  const book: TableLayout = { layout: "tariff_book", year: 2026 };

  it("gives each line its rates for the year, by the official column names", () => {
    const table = read(
      book,
      ["税则号列", "货品名称", "最惠国税率（%）", "暂定税率", "增值税率"],
      ["0402.2100", "全脂奶粉", "10", "", "13"],
      ["08044000", "鲜或干的鳄梨", "25", "7", "9"],
    );
    expect(table.problems).toEqual([]);
    const bps = (value: number) => ({ kind: "ad_valorem", bps: value });
    expect(short(table)).toEqual([
      ["tariff_rate", "04022100 MFN *", bps(1_000), "2026-01-01", "2026-12-31"],
      ["tariff_line", "04022100", "全脂奶粉", "2026-01-01", null],
      ["vat_rate", "04022100", 1_300, "2026-01-01", "2026-12-31"],
      ["tariff_rate", "08044000 MFN *", bps(2_500), "2026-01-01", "2026-12-31"],
      ["tariff_rate", "08044000 PROVISIONAL *", bps(700), "2026-01-01", "2026-12-31"],
      ["tariff_line", "08044000", "鲜或干的鳄梨", "2026-01-01", null],
      ["vat_rate", "08044000", 900, "2026-01-01", "2026-12-31"],
    ]);
    expect(
      table.rows.every(({ state, source }) => state === "verified" && source === "2026 年税则"),
    ).toBe(true);
  });

  it("names the line and cell that cannot be taken, and takes nothing of it for zero", () => {
    const table = read(
      book,
      ["税号", "最惠国"],
      ["0402", "10"],
      ["04022100", ""],
      ["04022900", "110"],
    );
    expect(table.problems).toEqual([
      { line: 2, column: "hs8", reason: "malformed", text: "0402" },
      { line: 3, column: "duty", reason: "missing", text: "" },
      { line: 4, column: "duty", reason: "rate_too_high", text: "110" },
    ]);
    expect(table.rows).toEqual([]);
  });

  it("takes specific and compound rates as they are written", () => {
    const table = read(
      book,
      ["税号", "最惠国"],
      ["02071200", "1.3元/千克"],
      ["85211020", "10%+2元/件"],
    );
    expect(table.rows.map(({ values }) => values.duty)).toEqual([
      { kind: "specific", milliFenPerUnit: 130_000, unit: "kg" },
      { kind: "compound", bps: 1_000, milliFenPerUnit: 200_000, unit: "piece" },
    ]);
  });
});

describe("an agreement's schedule", () => {
  const schedule: TableLayout = { layout: "schedule", agreement: "RCEP", origins: ["JP"] };

  it("ends a rate with the file's last year: a staged one falls on the next 1 January", () => {
    const rates = [
      ["19021900", "11.3", "10.3"],
      ["33049900", "5.2", "5.2"],
      ["21069090", "无减让", "无减让"],
    ];
    const table = read(schedule, ["税号", "2025", "2026"], ...rates);
    expect(table.rows.map(({ rowKey, validTo }) => [rowKey, validTo])).toEqual([
      ["19021900 RCEP JP", "2025-12-31"],
      ["19021900 RCEP JP", "2026-12-31"],
      ["33049900 RCEP JP", "2026-12-31"],
      ["21069090 RCEP JP", "2026-12-31"],
    ]);
  });

  it("makes one row of years with one rate; a zero goes on", () => {
    const table = read(
      schedule,
      ["税号", "2022", "2023年", "2024", "2025"],
      ["19021900", "14.1", "13.1", "13.1", "0"],
    );
    const bps = (value: number) => ({ kind: "ad_valorem", bps: value });
    expect(short(table)).toEqual([
      ["tariff_rate", "19021900 RCEP JP", bps(1_410), "2022-01-01", "2022-12-31"],
      ["tariff_rate", "19021900 RCEP JP", bps(1_310), "2023-01-01", "2024-12-31"],
      ["tariff_rate", "19021900 RCEP JP", bps(0), "2025-01-01", null],
    ]);
  });

  it("computes the years from base and stages, and says that they were computed", () => {
    const table = read(schedule, ["税号", "基准税率", "年限"], ["19021900", "15", "16"]);
    expect(table.rows).toHaveLength(16);
    expect(table.rows.every(({ values }) => values.isDerived === true)).toBe(true);
    expect(table.rows[5]).toMatchObject({
      values: { duty: { kind: "ad_valorem", bps: 940 } },
      validFrom: "2027-01-01",
      validTo: "2027-12-31",
    });
    expect(table.rows.at(-1)).toMatchObject({ validFrom: "2037-01-01", validTo: null });
  });

  it("goes to each of its origins, and names a line that says nothing", () => {
    const asean: TableLayout = { layout: "schedule", agreement: "ACFTA", origins: ["TH", "VN"] };
    expect(
      read(asean, ["税号", "2026"], ["19021900", "0"]).rows.map(({ rowKey }) => rowKey),
    ).toEqual(["19021900 ACFTA TH", "19021900 ACFTA VN"]);
    expect(read(schedule, ["税号", "2026"], ["19021900", ""]).problems).toMatchObject([
      { line: 2, column: "duty", reason: "missing" },
    ]);
  });
});

describe("an edition of the import list", () => {
  it.each([
    ["20千克/年", 20_000],
    ["1.5千克/年", 1_500],
    ["每人每年２公斤", 2_000],
    ["每人每年500克", 500],
    ["仅限网购保税商品", null],
  ])("reads the yearly weight of “%s”", (remark, capGrams) => {
    const layout: TableLayout = { layout: "import_list", validFrom: "2022-03-01" };
    const { rows } = read(layout, ["税号", "商品名称", "备注"], ["17019910", "糖", remark]);
    expect(rows[0]?.values.capGrams).toBe(capGrams);
  });

  it("reads bonded-only, mail and yearly weights from the remark and keeps it whole", () => {
    const layout: TableLayout = { layout: "import_list", validFrom: "2022-03-01" };
    const { rows, problems } = read(
      layout,
      ["税号", "商品名称", "备注"],
      ["10063020", "长粒米精米", "每人每年不超过20千克；仅限网购保税商品"],
      ["04012000", "牛奶", "超高温灭菌奶不得邮寄"],
      ["33049900", "护肤品", ""],
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ values }) => values)).toEqual([
      {
        ...{ hs8: "10063020", nameZh: "长粒米精米", bondedOnly: true, noMail: false },
        ...{ capGrams: 20_000, capGroup: "long_grain_rice" },
        excludeNote: "每人每年不超过20千克；仅限网购保税商品",
      },
      {
        ...{ hs8: "04012000", nameZh: "牛奶", bondedOnly: false, noMail: true },
        ...{ capGrams: null, capGroup: null, excludeNote: "超高温灭菌奶不得邮寄" },
      },
      {
        ...{ hs8: "33049900", nameZh: "护肤品", bondedOnly: false, noMail: false },
        ...{ capGrams: null, capGroup: null, excludeNote: null },
      },
    ]);
  });
});

describe("our own columns", () => {
  const vat: TableLayout = { layout: "rows", kind: "vat_rate" };
  const header = ["hsCode", "rateBps", "validFrom", "validTo", "state", "source"];

  it("are read as they are exported, with their own state and source", () => {
    expect(
      read(vat, header, ["04022100", "13", "2026-01-01", "", "未核实", "网页"]).rows,
    ).toMatchObject([
      { values: { hsCode: "04022100", rateBps: 1_300 }, state: "unverified", source: "网页" },
    ]);
  });

  it("refuse a figure that is said to be unknown, and an end before the beginning", () => {
    const table = read(
      vat,
      header,
      ["04022100", "0", "2026-01-01", "", "unknown", "s"],
      ["04022100", "13", "2026-01-01", "2025-12-31", "verified", "s"],
      ["04022100", "13", "2026-02-30", "", "maybe", ""],
    );
    expect(table.problems.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, "rateBps", "unknown_has_figure"],
      [3, "validTo", "ends_before_it_begins"],
      [4, "state", "malformed"],
      [4, "source", "missing"],
      [4, "validFrom", "malformed"],
    ]);
  });
});
