import { expect, it } from "vitest";
import { seedCatalogue } from "../catalogue";
import { RETAIL_LIST_ENTRIES } from "./retail-list";

const sold = new Map(seedCatalogue().positiveList.map((row) => [row.hs8, row]));
const gathered = new Map(RETAIL_LIST_ENTRIES.map((row) => [row.hs8, row]));

it("the list's lines are stated once, beside those of the goods we sell", () => {
  expect(gathered.size).toBe(RETAIL_LIST_ENTRIES.length);
  expect([...gathered.keys()].filter((hs8) => sold.has(hs8))).toEqual([]);
});

it("none is verified before an edition was read whole", () => {
  expect(RETAIL_LIST_ENTRIES.filter(({ state }) => state !== "unverified")).toEqual([]);
});

it.each([
  ["02102000", { noMail: true, bondedOnly: false }],
  ["03061200", { bondedOnly: true }],
  ["04041000", { bondedOnly: true }],
  ["08023200", { bondedOnly: true }],
  ["08062000", { bondedOnly: true }],
  ["22030000", { bondedOnly: false, noMail: false }],
])("%s carries what is known of its class", (hs8, remarks) => {
  expect(gathered.get(hs8)).toMatchObject(remarks);
});
