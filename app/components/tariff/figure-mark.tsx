import { Badge } from "~/components/ui/badge";
import type { FactState } from "~/domain/catalog/terms";
import { m } from "~/messages/compiled/messages";
import { FIGURE_STATE_WORDS } from "~/messages/tariff-words";

/** Stands beside every figure that nobody has confirmed; a verified one needs no mark. */
export function UnverifiedMark({ state }: { state: FactState }) {
  return state === "verified" ? null : <Badge tone="warn">{FIGURE_STATE_WORDS[state]()}</Badge>;
}

/** Where a figure was read; sources are named in Chinese. */
export function Source({ source }: { source: string }) {
  return (
    <small>
      {m.tariff_source()}
      <span lang="zh-CN">{source}</span>
    </small>
  );
}
