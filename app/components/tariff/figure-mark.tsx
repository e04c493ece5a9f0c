import { Badge } from "~/components/ui/badge";
import type { FactState } from "~/domain/catalog/terms";
import { FIGURE_STATE_WORDS } from "~/messages/tariff-words";

/** Stands beside every figure that nobody has confirmed; a verified one needs no mark. */
export function UnverifiedMark({ state }: { state: FactState }) {
  return state === "verified" ? null : <Badge tone="warn">{FIGURE_STATE_WORDS[state]()}</Badge>;
}
