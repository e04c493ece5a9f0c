import type { TaxStep } from "~/domain/tax/steps";

/** Where a step's figures were read, each source once. */
export type ReasonSource = { source: string; isUnverified: boolean };

type WithSources<Step> = Step extends TaxStep
  ? Omit<Step, "rules"> & { sources: ReasonSource[] }
  : never;

/** One step of a price as pages explain it; row numbers stay in the console. */
export type PriceReason = WithSources<TaxStep>;

/** The steps of a line's tax with the sources of their figures instead of the rows. */
export function priceReasons(steps: readonly TaxStep[]): PriceReason[] {
  return steps.map(({ rules, ...step }) => {
    const sources = new Map<string, ReasonSource>();
    for (const { source, state } of rules) {
      const isUnverified = state !== "verified" || sources.get(source)?.isUnverified === true;
      sources.set(source, { source, isUnverified });
    }
    return { ...step, sources: [...sources.values()] } as PriceReason;
  });
}
