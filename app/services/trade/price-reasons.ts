import type { RuleRef } from "~/domain/dated-fact";
import { type Article, RETAIL_LIST } from "~/domain/tax/articles";
import type { TaxStep } from "~/domain/tax/steps";

/** Where a step's figures were read, each source once. */
export type ReasonSource = { source: string; isUnverified: boolean };

type WithSources<Step> = Step extends TaxStep
  ? Omit<Step, "rules"> & { sources: ReasonSource[] }
  : never;

/** Why goods may be imported retail at all; it adds no amount. */
export type ListingReason = { step: "listing"; article: Article; sources: ReasonSource[] };

/** One step of a price as pages explain it; row numbers stay in the console. */
export type PriceReason = WithSources<TaxStep> | ListingReason;

/**
 * The steps of a line's tax with the sources of their figures instead of the rows, after the entry of
 * the retail import list they rest on (none in general trade): all that a mark 未核实 can come from.
 */
export function priceReasons(
  steps: readonly TaxStep[],
  listing: { rules: readonly RuleRef[] } | null | undefined,
): PriceReason[] {
  const reasons = steps.map(
    ({ rules, ...step }) => ({ ...step, sources: sourcesOf(rules) }) as PriceReason,
  );
  if (!listing || steps.length === 0) return reasons;
  return [{ step: "listing", article: RETAIL_LIST, sources: sourcesOf(listing.rules) }, ...reasons];
}

function sourcesOf(rules: readonly RuleRef[]): ReasonSource[] {
  const sources = new Map<string, ReasonSource>();
  for (const { source, state } of rules) {
    const isUnverified = state !== "verified" || sources.get(source)?.isUnverified === true;
    sources.set(source, { source, isUnverified });
  }
  return [...sources.values()];
}
