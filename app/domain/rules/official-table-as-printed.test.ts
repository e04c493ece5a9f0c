import { describe, expect, it } from "vitest";
import { facts, read, readBy, short } from "../../../tests/support/official-table";
import { distinctTitles, headerPlace, type TableLayout } from "./official-table";

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
