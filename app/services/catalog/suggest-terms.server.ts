import type { ServiceContext } from "~/platform/context.server";
import type { Suggestion } from "~/ports/search/search";

const MOST_SUGGESTIONS = 8;

/** Up to eight words of the catalogue that begin with what is being typed, most carried first. */
export async function suggestTerms(ctx: ServiceContext, typed: string): Promise<Suggestion[]> {
  return ctx.ports.search.suggest(typed, MOST_SUGGESTIONS);
}
