import { describe, expect, it } from "vitest";
import { type NutrientColumn, readNutrients } from "./nutrients";

const COLUMNS: NutrientColumn[] = [
  { nutrient: "energyKj", column: "kj", factor: 1 },
  { nutrient: "energyKj", column: "kcal", factor: 4.184 },
  { nutrient: "fatMg", column: "fat", factor: 1000 },
  { nutrient: "saturatedFatMg", column: "saturated", factor: 1000 },
  { nutrient: "carbohydrateMg", column: "carbohydrate", factor: 1000 },
  { nutrient: "sugarsMg", column: "sugars", factor: 1000 },
  { nutrient: "proteinMg", column: "protein", factor: 1000 },
  { nutrient: "saltMg", column: "salt", factor: 1000 },
  { nutrient: "sodiumMg", column: "sodium", factor: 1000 },
];
const read = (values: Record<string, string>) =>
  readNutrients((column) => values[column] ?? "", COLUMNS);
const issuesOf = (values: Record<string, string>) =>
  read(values).issues.map((issue) => `${issue.field} ${issue.reason}`);

describe("nutrients of a row", () => {
  it("are read in milligrams and kilojoules; blank is unknown", () => {
    expect(read({ fat: "1.82", sodium: "0.0748031496062992", kcal: "100", protein: "" })).toEqual({
      nutrients: { fatMg: 1_820, sodiumMg: 75, energyKj: 418 },
      issues: [],
    });
  });
  it("take the first column that says something", () => {
    expect(read({ kj: "500", kcal: "100" }).nutrients).toEqual({ energyKj: 500 });
  });
  it("leave out what cannot be, and keep the rest", () => {
    const { nutrients, issues } = read({ fat: "107", carbohydrate: "4", sodium: "1170" });
    expect(nutrients).toEqual({ carbohydrateMg: 4_000 });
    expect(issues).toEqual([
      { field: "fat", reason: "impossible", effect: "field_left_out", value: "107" },
      { field: "sodium", reason: "impossible", effect: "field_left_out", value: "1170" },
    ]);
    expect(issuesOf({ fat: "-1", protein: "lots", sugars: "1,5" })).toEqual([
      "fat impossible",
      "sugars not_a_number",
      "protein not_a_number",
    ]);
  });
  it("leave out a part that exceeds its whole by more than rounding", () => {
    expect(issuesOf({ fat: "10", saturated: "10.4" })).toEqual([]);
    expect(issuesOf({ fat: "10", saturated: "11" })).toEqual(["saturated contradicts"]);
    expect(issuesOf({ saturated: "11" })).toEqual([]);
  });
  it("leave out all of a group that weighs more than the goods", () => {
    expect(issuesOf({ fat: "30.3", carbohydrate: "66.7", protein: "6.06" })).toEqual([]);
    const { nutrients, issues } = read({
      fat: "40",
      carbohydrate: "40",
      protein: "40",
      salt: "13.208",
      sodium: "5.2",
    });
    expect(nutrients).toEqual({ saltMg: 13_208, sodiumMg: 5_200 });
    expect(issues.map((issue) => issue.field)).toEqual(["fat", "carbohydrate", "protein"]);
  });
  it("leave out salt and sodium that disagree", () => {
    expect(issuesOf({ salt: "1.9", sodium: "0.748" })).toEqual([]);
    expect(issuesOf({ salt: "1", sodium: "1" })).toEqual([
      "salt contradicts",
      "sodium contradicts",
    ]);
  });
});
