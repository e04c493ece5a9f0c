import { describe, expect, it } from "vitest";
import { readDocumentNumber } from "./document-number";

describe("numbers of customs documents", () => {
  it.each([
    [
      "800020261000000001",
      { kind: "declaration", office: "8000", year: 2026, direction: "in", serial: "000000001" },
    ],
    [
      "800020260000000017",
      { kind: "declaration", office: "8000", year: 2026, direction: "out", serial: "000000017" },
    ],
    [
      "QD800026I000000001",
      { kind: "bonded_list", office: "8000", year: 2026, direction: "in", serial: "000000001" },
    ],
    [
      "QD800026E000000002",
      { kind: "bonded_list", office: "8000", year: 2026, direction: "out", serial: "000000002" },
    ],
    [
      "80002026I000000001",
      { kind: "retail_list", office: "8000", year: 2026, serial: "000000001" },
    ],
    ["T8012W000001", { kind: "account_book", office: "8012", serial: "000001" }],
    [
      " 80002026I000000001\n",
      { kind: "retail_list", office: "8000", year: 2026, serial: "000000001" },
    ],
  ])("reads %s", (text, number) => {
    expect(readDocumentNumber(text)).toEqual(number);
  });

  it.each([
    "",
    "P202600000001",
    "800020262000000001",
    "80002026E000000001",
    "80001926I000000001",
    "8000202610000000012",
    "X800020261000000001",
    "QD80002026I00000001",
    "QD800026X000000001",
    "1QD800026I000000001",
    "QD800026I0000000012",
    "80002026I0000000012",
    "180002026I000000001",
    "T8012W0000012",
    "TT8012W000001",
  ])("knows no form of %j", (text) => {
    expect(readDocumentNumber(text)).toBeUndefined();
  });
});
