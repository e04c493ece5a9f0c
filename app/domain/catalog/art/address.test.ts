import { expect, it } from "vitest";
import { type ArtFile, artPath, parseArtFile } from "./address";

const file: ArtFile = { sku: "NZ-ANC-HCP-900", crop: "row", language: "zh", hash: "0123456789" };

it("reads what it writes", () => {
  const path = artPath(file);
  expect(path).toBe("/art/NZ-ANC-HCP-900.row.zh.0123456789.svg");
  expect(parseArtFile(path.slice("/art/".length))).toEqual(file);
});

it.each([
  "",
  "NZ-ANC-HCP-900.svg",
  "NZ-ANC-HCP-900.huge.zh.0123456789.svg",
  "NZ-ANC-HCP-900.full.fr.0123456789.svg",
  "NZ-ANC-HCP-900.full.zh.012345678g.svg",
  "..%2f..%2fetc.full.zh.0123456789.svg",
  "NZ-ANC-HCP-900-WHICH-IS-TOO-LONG.full.zh.0123456789.svg",
])("refuses %j", (name) => {
  expect(parseArtFile(name)).toBeUndefined();
});
