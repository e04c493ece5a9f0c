import type { SuggestAnswer } from "~/components/kiosk/search-desk";
import { NO_FILTERS } from "~/domain/search/request";
import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { searchProducts } from "~/services/catalog/search-products.server";
import { suggestTerms } from "~/services/catalog/suggest-terms.server";

const LONGEST = 40;
const MOST_CARDS = 6;

// Asked as page data these routes would take their parent's headers.
export const headers = () => PRIVATE_DOCUMENT;

/** What the letters typed so far may mean, and the first goods for them. */
export async function loader(args: LoaderFunctionArgs) {
  const typed = (new URL(args.request.url).searchParams.get("q") ?? "").slice(0, LONGEST).trim();
  const answer: SuggestAnswer =
    typed === "" ? { suggestions: [], cards: [] } : await answerTo(args, typed);
  return Response.json(answer, { headers: PRIVATE_DOCUMENT });
}

async function answerTo(args: LoaderFunctionArgs, typed: string): Promise<SuggestAnswer> {
  const ctx = publicContext(args, "kiosk");
  const request = { text: typed, filters: NO_FILTERS, sort: "relevance", page: 1 } as const;
  const [terms, found] = await Promise.all([
    suggestTerms(ctx, typed),
    searchProducts(ctx, request, args.request.signal),
  ]);
  return {
    suggestions: terms.map(({ text, kind, key }) => ({
      text,
      address: addressOf(text, kind, key),
    })),
    cards: found.cards.slice(0, MOST_CARDS),
  };
}

function addressOf(text: string, kind: string, key: string | null): string {
  const isFilter = key !== null && (kind === "category" || kind === "brand" || kind === "origin");
  const params = new URLSearchParams(isFilter ? { [kind]: key } : { q: text });
  return href(`/kiosk/goods?${params}`);
}
