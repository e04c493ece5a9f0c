import { describe, expect, it } from "vitest";
import {
  distinctTitles,
  guessColumns,
  headerPlace,
  readTable,
  type TableFacts,
  type TableLayout,
} from "./official-table";

const facts: TableFacts = { source: "2026 年税则", state: "verified" };
const readBy =
  (given: TableFacts) =>
  (layout: TableLayout, header: string[], ...lines: string[][]) => {
    const table = { header, lines: lines.map((cells, index) => ({ line: index + 2, cells })) };
    return readTable(table, guessColumns(layout, header), layout, given);
  };
const read = readBy(facts);
const short = ({ rows }: ReturnType<typeof read>) =>
  rows.map(({ kind, rowKey, values, validFrom, validTo }) => [
    kind,
    rowKey,
    values.duty ?? values.rateBps ?? values.tax ?? values.nameZh,
    validFrom,
    validTo,
  ]);

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

describe("a tariff book as it is printed", () => {
  const book: TableLayout = { layout: "tariff_book", year: 2026 };
  const header = ["税则号列", "货品名称", "2026年最惠国暂定税率", "2026年最惠国税率（%）"];

  it("has headings and parts of lines, which are passed over and named", () => {
    const table = read(
      book,
      header,
      ["第一章 活动物", "", "", ""],
      ["01.01", "马、驴、骡：", "", ""],
      ["", "-马：", "", ""],
      ["0101.2100", "--改良种用", "", "0"],
      ["ex 0101.2900", "濒危的", "1", ""],
      ["０１０１．３０１０", "---改良种用", "—", " ８．０％ "],
    );
    expect(table.problems).toEqual([]);
    expect(table.passedOver.map(({ line, why }) => [line, why])).toEqual([
      [2, "heading"],
      [3, "heading"],
      [4, "heading"],
      [6, "part_of_line"],
    ]);
    expect(short(table).filter(([kind]) => kind === "tariff_rate")).toEqual([
      ["tariff_rate", "01012100 MFN *", { kind: "ad_valorem", bps: 0 }, "2026-01-01", "2026-12-31"],
      [
        "tariff_rate",
        "01013010 MFN *",
        { kind: "ad_valorem", bps: 800 },
        "2026-01-01",
        "2026-12-31",
      ],
    ]);
  });

  it("names a heading that carries a rate: it would stand for all of its lines", () => {
    expect(read(book, header, ["01.01", "马", "", "10"]).problems).toEqual([
      { line: 2, column: "hs8", reason: "malformed", text: "0101" },
    ]);
  });

  it("tells MFN and provisional columns apart in either order", () => {
    const { rows } = read(book, header, ["08044000", "鳄梨", "7", "25"]);
    expect(rows.map(({ rowKey, values }) => [rowKey, values.duty])).toMatchObject([
      ["08044000 MFN *", { bps: 2_500 }],
      ["08044000 PROVISIONAL *", { bps: 700 }],
      ["08044000", undefined],
    ]);
  });

  it("in ten digits gives the line one duty and each code its own taxes", () => {
    const codes = ["商品编号", "商品名称", "最惠国税率", "增值税率"];
    const table = read(
      book,
      codes,
      ["1901101010", "特殊婴幼儿配方", "15", "13"],
      ["1901101090", "其他", "15.0%", "9"],
    );
    expect(short(table)).toEqual([
      [
        "tariff_rate",
        "19011010 MFN *",
        { kind: "ad_valorem", bps: 1_500 },
        "2026-01-01",
        "2026-12-31",
      ],
      ["vat_rate", "1901101010", 1_300, "2026-01-01", "2026-12-31"],
      ["vat_rate", "1901101090", 900, "2026-01-01", "2026-12-31"],
    ]);
  });

  it("charges some lines as we cannot: refused, or unknown with their words when that is chosen", () => {
    const lines = [
      ["37023190", "彩色胶卷", "", "21元/平方米"],
      ["85258011", "摄像机", "", "T2"],
      ["52010000", "棉花", "", "滑准税"],
    ];
    expect(read(book, header, ...lines).problems.map(({ reason }) => reason)).toEqual(
      Array(3).fill("not_expressible"),
    );
    const table = readBy({ ...facts, otherCharges: "unknown" })(book, header, ...lines);
    expect(table.problems).toEqual([]);
    const rates = table.rows.filter(({ kind }) => kind === "tariff_rate");
    expect(rates.map(({ state, values }) => [state, values.duty, values.note])).toEqual([
      ["unknown", null, "21元/平方米"],
      ["unknown", null, "T2"],
      ["unknown", null, "滑准税"],
    ]);
  });

  it.each([
    ["110%", "rate_too_high"],
    ["100", "rate_too_high"],
    ["-1", "below_zero"],
    ["1.3元", "without_unit"],
    ["8.125", "malformed"],
    ["1.3元/千克\u0000", "malformed"],
  ])("never takes %s for unknown, and names why: %s", (text, reason) => {
    const table = readBy({ ...facts, otherCharges: "unknown" })(book, header, [
      ...["04022100", "奶粉", "", text],
    ]);
    expect(table.problems).toMatchObject([{ column: "duty", reason }]);
  });

  it("that lost a zero in a spreadsheet says so", () => {
    expect(read(book, header, ["1012100", "马", "", "10"]).problems[0]).toMatchObject({
      ...{ column: "hs8", reason: "zero_lost", text: "1012100" },
    });
  });

  it("may begin with its title, and may name two columns alike", () => {
    const lines = [["中华人民共和国进出口税则", ""], ["（2026）", ""], header];
    expect(headerPlace(lines, book, {})).toBe(2);
    expect(
      headerPlace(
        [
          ["标题", ""],
          ["甲", "乙"],
          ["1", "2"],
        ],
        book,
        {},
      ),
    ).toBe(1);
    expect(headerPlace(lines, book, { hs8: "税则号列", mfn: "2026年最惠国税率（%）" })).toBe(2);
    expect(distinctTitles(["税率", "税率", "", ""])).toEqual(["税率", "税率 (2)", "", ""]);
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

describe("an agreement's schedule as it is printed", () => {
  const schedule: TableLayout = { layout: "schedule", agreement: "RCEP", origins: ["JP"] };
  const duties = ({ rows }: ReturnType<typeof read>) =>
    rows.map(({ values, validFrom }) => {
      const duty = values.duty as { kind: string; bps?: number };
      return [validFrom.slice(0, 4), duty.bps ?? duty.kind];
    });

  it("counts years from the agreement's first, and knows a base rate's year from a rate's", () => {
    const header = ["税号", "2014年基准税率", "第1年", "第2年", "Year 3", "第 10 年"];
    expect(duties(read(schedule, header, ["19021900", "15", "14", "14.0%", "13", "6"]))).toEqual([
      ["2022", 1_400],
      ["2024", 1_300],
      ["2031", 600],
    ]);
  });

  it("keeps a line without concession apart from an unknown one, and takes zero at once", () => {
    const header = ["税号", "基准税率", "降税年限"];
    expect(duties(read(schedule, header, ["19021900", "15%", "U"]))).toEqual([
      ["2022", "no_concession"],
    ]);
    expect(duties(read(schedule, header, ["19021900", "15", "0"]))).toEqual([["2022", 0]]);
    expect(duties(read(schedule, ["税号", "2022", "2023"], ["19021900", "U", "U"]))).toEqual([
      ["2022", "no_concession"],
    ]);
    expect(read(schedule, header, ["19021900", "15", "B10*"]).problems).toMatchObject([
      { column: "duty", reason: "not_expressible", text: "15 / B10*" },
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
