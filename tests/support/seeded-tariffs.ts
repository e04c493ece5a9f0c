import { makeTariffIndex } from "../../app/domain/tariff/tariff-index";
import { COUNTRIES } from "../../db/seed/countries";
import { AGREEMENT_ENTRIES, SAFEGUARDS } from "../../db/seed/tariffs/agreements";
import { tariffRateRows } from "../../db/seed/tariffs/tariff-rows";

/** Rows as the database would number them. */
const numbered = <Row extends object>(rows: readonly Row[]) =>
  rows.map((row, at) => ({ ...row, id: at + 1 }));

/** The tariff book the shop starts with, without a database. */
export function seededTariffs() {
  const rates = numbered(tariffRateRows()).map((row) => ({
    ...row,
    validTo: row.validTo ?? null,
    duty: row.duty ?? null,
    isDerived: row.isDerived ?? false,
  }));
  const index = makeTariffIndex({
    rates,
    entries: numbered(AGREEMENT_ENTRIES).map((row) => ({ ...row, validTo: row.validTo ?? null })),
    safeguards: numbered(SAFEGUARDS).map((row) => ({
      ...row,
      validTo: row.validTo ?? null,
      quotaKg: row.quotaKg ?? null,
      quotaFilledOn: row.quotaFilledOn ?? null,
    })),
    countries: COUNTRIES.map(({ code }) => code),
  });
  return { index, rates };
}
