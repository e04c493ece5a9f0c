import { queryOf } from "~/components/ops/query";
import type { RuleKind } from "~/domain/dated-fact";
import { href } from "~/platform/href";

/** What the address of the rules says: kind, filters, page. */
export type RulesQuery = {
  kind: RuleKind;
  query?: string;
  state?: string;
  day?: string;
  /** last day of the rows */
  ends?: string;
  page?: number;
};

export function rulesHref({ kind, query, state, day, ends, page }: RulesQuery): string {
  return href(
    `/ops/rules${queryOf({
      ...{ kind, query, day, ends },
      state: state === "any" ? undefined : state,
      page: page === undefined || page === 1 ? undefined : String(page),
    })}`,
  );
}
