/** Nutrient reference values of GB 28050: what an adult needs a day, in the catalogue's own units. */
const REFERENCE = {
  energyKj: 8_400,
  proteinMg: 60_000,
  fatMg: 60_000,
  carbohydrateMg: 300_000,
  sodiumMg: 2_000,
  calciumMg: 800,
} as const;

export type Nutrient = keyof typeof REFERENCE;

/** In the order a label lists them. */
export const NUTRIENTS = Object.keys(REFERENCE) as Nutrient[];

export type NutrientLine = {
  nutrient: Nutrient;
  /** kJ, g or mg as a label writes it */
  amount: string;
  unit: "kJ" | "g" | "mg";
  /** share of the reference value in whole percent, rounded half up */
  percent: number;
};

/** The table of a label: amounts as written there and their share of the reference value. */
export function nutrientLines(amounts: Partial<Record<Nutrient, number>>): NutrientLine[] {
  return NUTRIENTS.flatMap((nutrient) => {
    const value = amounts[nutrient];
    if (value === undefined) return [];
    const percent = Math.round((value * 100) / REFERENCE[nutrient]);
    return [{ nutrient, percent, ...written(nutrient, value) }];
  });
}

function written(nutrient: Nutrient, value: number): Pick<NutrientLine, "amount" | "unit"> {
  const thousands = (whole: number) => String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
  switch (nutrient) {
    case "energyKj":
      return { amount: thousands(value), unit: "kJ" };
    case "sodiumMg":
    case "calciumMg":
      return { amount: thousands(value), unit: "mg" };
    default: {
      const tenths = Math.round(value / 100);
      return { amount: `${Math.floor(tenths / 10)}.${tenths % 10}`, unit: "g" };
    }
  }
}
