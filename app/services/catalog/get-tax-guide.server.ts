import { shanghaiDay } from "~/domain/calendar-day";
import { type Fen, fen } from "~/domain/money";
import { type QuotedLine, quoteRetailImport } from "~/domain/tax/quote";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import { type PersonalMailGuide, personalMailGuide } from "./personal-mail-guide";

export type TaxExample = {
  goodsFen: Fen;
  freightFen: Fen;
  vatBps: number;
  taxFen: Fen;
  totalFen: Fen;
  ratePpm: number;
};

/** What the tax and notice pages explain with figures; null where a rule is unknown today. */
export type TaxGuide = {
  singleLimitFen: Fen | null;
  yearLimitFen: Fen | null;
  dutyShareBps: number | null;
  taxShareBps: number | null;
  examples: TaxExample[];
  mail: PersonalMailGuide | null;
  notice: { version: string; sentences: string[] } | null;
};

/** Goods and freight of the worked examples, and the two usual VAT rates. */
const EXAMPLES = [
  { goodsFen: fen(12_800), freightFen: fen(1_000), vatBps: 1_300 },
  { goodsFen: fen(21_800), freightFen: fen(1_000), vatBps: 900 },
] as const;

/** The rules of today as shoppers need them, with two sums worked out by the same code as orders. */
export async function getTaxGuide(ctx: ServiceContext): Promise<TaxGuide> {
  const book = await currentRules(ctx);
  const rules = book.on(shanghaiDay(ctx.fixedNow ?? new Date()));
  const [single, year, retail, notice] = [
    rules.singleOrderLimit(),
    rules.personYearLimit(),
    rules.rates.relief(),
    rules.notice("1210"),
  ];
  const examples = retail.ok
    ? EXAMPLES.flatMap(({ goodsFen, freightFen, vatBps }): TaxExample[] => {
        const quote = quoteRetailImport(
          [
            {
              quantity: 1,
              goodsFen,
              vatBps: { value: vatBps, rules: [] },
              duty: null,
              consumptionTax: { value: { kind: "none" }, rules: [] },
              measures: {
                netContent: null,
                netWeightGrams: null,
                volumeMl: null,
                pieceCount: null,
              },
            },
          ],
          { freightFen, insuranceFen: fen(0) },
          "reduced",
          { relief: retail.value.value, highEndCosmetics: null },
        );
        const line: QuotedLine | undefined = quote.ok ? quote.value.lines[0] : undefined;
        if (!quote.ok || !line?.explanation) return [];
        const { taxFen, totalFen } = quote.value;
        const { ratePpm } = line.explanation;
        return [{ goodsFen, freightFen, vatBps, taxFen, totalFen, ratePpm }];
      })
    : [];
  return {
    singleLimitFen: single.ok ? single.value.amountFen : null,
    yearLimitFen: year.ok ? year.value.amountFen : null,
    dutyShareBps: retail.ok ? retail.value.value.dutyShareBps : null,
    taxShareBps: retail.ok ? retail.value.value.taxShareBps : null,
    examples,
    mail: personalMailGuide(book, rules),
    notice: notice.ok
      ? {
          version: notice.value.version,
          sentences: ctx.locale === "en" ? notice.value.bodyEn : notice.value.bodyZh,
        }
      : null,
  };
}
