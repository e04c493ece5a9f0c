/** Units that specific duties and taxes are charged by. */
export const DUTY_UNITS = ["kg", "l", "piece"] as const;
export type DutyUnit = (typeof DUTY_UNITS)[number];

/**
 * An import duty. `milliFenPerUnit` is in thousandths of a fen: 0.253 yuan a litre is 25300.
 * `no_concession`: the agreement was read and gives this line nothing, which is not the same as unknown.
 */
export type Duty =
  | { kind: "ad_valorem"; bps: number }
  | { kind: "specific"; milliFenPerUnit: number; unit: DutyUnit }
  | { kind: "compound"; bps: number; milliFenPerUnit: number; unit: DutyUnit }
  | { kind: "no_concession" };
