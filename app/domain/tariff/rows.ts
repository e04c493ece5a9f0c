import type { DatedFact } from "../dated-fact";
import type { Duty } from "./duty";

export const AGREEMENTS = ["RCEP", "ACFTA", "CHAFTA", "NZFTA", "KFTA"] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** Whose rate a row is: most favoured nation, its provisional rate of the year, or an agreement's. */
export type TariffRegime = "MFN" | "PROVISIONAL" | Agreement;

/** One rate of a tariff line for an origin and a time. */
export type TariffRow = DatedFact & {
  id: number;
  hs8: string;
  regime: TariffRegime;
  /** ISO 3166 alpha-2, or a group for all its members; `*` for MFN and provisional rates, which ask for no origin */
  origin: string;
  /** null = unknown (state `unknown`), never zero */
  duty: Duty | null;
  /** computed by the agreement's staging rule instead of read for this year */
  isDerived: boolean;
};

/** Since when an agreement applies to goods of an origin: `validFrom`. */
export type AgreementEntryRow = DatedFact & { id: number; agreement: Agreement; origin: string };

/** A trade remedy: points on top of the applicable rate once a country's quota of the year is used. */
export type SafeguardRow = DatedFact & {
  id: number;
  /** 4 to 8 digits */
  hsPrefix: string;
  origin: string;
  additionalBps: number;
  quotaKg: number | null;
  /** day the quota was announced as used; the addition holds from the third day after. null = not used */
  quotaFilledOn: string | null;
};
