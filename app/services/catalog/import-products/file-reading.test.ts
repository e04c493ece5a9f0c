import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { type CatalogueFile, inspectFile, textOf } from "./inspect-file";
import { readRows } from "./read-rows";

/** A file given in pieces of a few bytes, so that characters and quotes are cut in two. */
function fileOf(bytes: Buffer, pieceLength = 7): CatalogueFile {
  return {
    name: "test.csv",
    open: async function* () {
      for (let at = 0; at < bytes.length; at += pieceLength) {
        yield bytes.subarray(at, at + pieceLength);
      }
    },
  };
}

async function read(bytes: Buffer) {
  const file = fileOf(bytes);
  const inspected = await inspectFile(file);
  if (!inspected) return undefined;
  const stream = await readRows(textOf(file, inspected.encoding));
  const rows: unknown[] = [];
  for await (const one of stream?.rows ?? []) {
    rows.push(
      "fields" in one
        ? [one.row, ...(stream?.columns ?? []).map((column) => one.fields(column))]
        : [one.row, one.issue.reason],
    );
  }
  return { encoding: inspected.encoding, columns: stream?.columns, rows };
}

const TEXT = 'gtin,name_zh\n9415007012344,"安佳, 奶粉"\n\n4902105900031,日清杯面\n';
const EXPECTED = {
  columns: ["gtin", "name_zh"],
  rows: [
    [2, "9415007012344", "安佳, 奶粉"],
    [3, "4902105900031", "日清杯面"],
  ],
};

describe("encodings", () => {
  it("reads UTF-8 with and without a mark, and GBK, to the same rows", async () => {
    expect(await read(Buffer.from(TEXT))).toEqual({ encoding: "utf8", ...EXPECTED });
    expect(await read(Buffer.from(`\ufeff${TEXT}`))).toEqual({ encoding: "utf8", ...EXPECTED });
    expect(await read(iconv.encode(TEXT, "gbk"))).toEqual({ encoding: "gb18030", ...EXPECTED });
  });
  it("reads GBK whose Chinese comes late in the file", async () => {
    const late = `gtin,name_zh\n${"1,ascii only\n".repeat(5_000)}2,猕猴桃干\n`;
    const result = await read(iconv.encode(late, "gbk"));
    expect(result?.encoding).toBe("gb18030");
    expect(result?.rows.at(-1)).toEqual([5_002, "2", "猕猴桃干"]);
  });
  it("keeps UTF-8 with a damaged byte as UTF-8, so that only that row is lost", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `${index},新西兰全脂奶粉`).join("\n");
    const bytes = Buffer.from(`gtin,name_zh\n${rows}\n`);
    bytes[bytes.length - 3] = 0xff;
    const result = await read(bytes);
    expect(result?.encoding).toBe("utf8");
    expect(result?.rows[0]).toEqual([2, "0", "新西兰全脂奶粉"]);
    expect(JSON.stringify(result?.rows.at(-1))).toContain("\ufffd");
  });
  it("knows a replacement character that was in the file before", async () => {
    expect((await read(Buffer.from("gtin,name_zh\n1,SAKATA\ufffd\n")))?.encoding).toBe("utf8");
  });
  it("refuses what is no text", async () => {
    expect(await read(Buffer.from(TEXT, "utf16le"))).toBeUndefined();
    expect((await read(Buffer.alloc(0)))?.columns).toBeUndefined();
  });
  it("gives the same bytes the same digest, however they are cut", async () => {
    const bytes = Buffer.from(TEXT);
    const [short, long] = [
      await inspectFile(fileOf(bytes, 1)),
      await inspectFile(fileOf(bytes, 99)),
    ];
    expect(short).toEqual(long);
  });
});

describe("rows", () => {
  it("finds tab and semicolon; tabs come without quoting", async () => {
    const tabs = 'code\tproduct_name\n1\tPizza 6" large\n2\t"Aka" miso\n';
    expect((await read(Buffer.from(tabs)))?.rows).toEqual([
      [2, "1", 'Pizza 6" large'],
      [3, "2", '"Aka" miso'],
    ]);
    expect((await read(Buffer.from("gtin;name_zh\n1;奶, 粉\n")))?.rows).toEqual([
      [2, "1", "奶, 粉"],
    ]);
  });
  it("passes over explanations, counts them as rows, and keeps line breaks inside quotes", async () => {
    const text = 'gtin,name_zh\n# 条码,# 名称\n1,"两\n行"\n"#",x\n2,后\n';
    expect((await read(Buffer.from(text)))?.rows).toEqual([
      [3, "1", "两\n行"],
      [5, "2", "后"],
    ]);
  });
  it("reports rows with too many or too few cells and goes on", async () => {
    expect((await read(Buffer.from("a,b\n1\n2,3,4\n5,6\n")))?.rows).toEqual([
      [2, "wrong_column_count"],
      [3, "wrong_column_count"],
      [4, "5", "6"],
    ]);
  });
  it("survives a quote that is never closed", async () => {
    const result = await read(Buffer.from(`a,b\n1,2\n3,"open\n${"4,5\n".repeat(10)}`));
    expect(result?.rows).toEqual([
      [2, "1", "2"],
      [3, "unreadable"],
    ]);
  });
});
