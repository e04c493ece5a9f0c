import { type SQL, sql } from "drizzle-orm";
import type { Fen } from "~/domain/money";
import type { PersonInYear } from "~/services/cart/cart-view";
import type { PersonUse } from "~/services/cart/quote-group";
import type { RulesOfDay } from "~/services/rules/rule-book";

/** What a person has used of a calendar year in this shop, read without locking it. */
export type AllowanceUse = {
  /** reserved, released, and what customs counts beyond that */
  usedFen: Fen;
  gramsByHs8: Record<string, number>;
};

/** The same as pages show it: how much of what is used is only reserved. */
export type AllowanceShown = AllowanceUse & { reservedFen: Fen };

/** The calendar year of an instant in Asia/Shanghai. */
export const yearIn = (now: SQL): SQL =>
  sql`extract(year FROM ${now} AT TIME ZONE 'Asia/Shanghai')`;

/** Fen on one of a person's accounts of the year: on hand, or what of it is reserved. */
export function allowanceOn(
  bucket: "free" | "used" | "elsewhere",
  column: "on_hand" | "allocated",
  personHash: SQL,
  year: SQL,
): SQL {
  return sql`coalesce((
    SELECT ab.${sql.raw(column)} FROM ledger_account aa JOIN ledger_balance ab ON ab.account_id = aa.id
    WHERE aa.code = 'allowance:' || ${sql.raw(`'${bucket}'`)} || ':' || ${personHash} || ':' || ${year}), 0)`;
}

/** Used fen of a person's year, by the same sum as the function `allowance_used`. */
function usedAllowance(personHash: SQL, year: SQL): SQL {
  return sql`(${allowanceOn("free", "allocated", personHash, year)} + ${allowanceOn("used", "on_hand", personHash, year)}
              + ${allowanceOn("elsewhere", "on_hand", personHash, year)})`;
}

/**
 * Grams of weight-capped goods in a person's year, by HS8. An order's weight lives as its allowance
 * does: reserved or used, until the hold is freed or the goods came back in time.
 */
export function cappedGramsJson(personHash: SQL, year: SQL): SQL {
  return sql`
    SELECT coalesce(json_object_agg(hs8, grams), '{}') FROM (
      SELECT left(ol.hs_code, 8) AS hs8, sum((ol.quantity - coalesce(back.quantity, 0)) * ol.net_weight_grams) AS grams
      FROM "order" po JOIN order_line ol ON ol.order_id = po.id
      LEFT JOIN LATERAL (SELECT sum(cr.quantity) AS quantity FROM customs_return cr
                         WHERE cr.order_id = po.id AND cr.line = ol.line) back ON true
      WHERE po.buyer_id_hash = ${personHash} AND po.allowance_year = ${year}
        AND EXISTS (SELECT FROM ledger_hold ah WHERE ah.saga_id = po.id AND ah.ledger = 'allowance'
                      AND ah.state IN ('held', 'posted'))
        AND left(ol.hs_code, 8) IN (SELECT hs8 FROM positive_list_entry WHERE cap_grams IS NOT NULL)
      GROUP BY 1) capped`;
}

/** What the limits ask about a person, as JSON: a scalar subquery's expression. */
export const allowanceUseJson = (personHash: SQL, year: SQL): SQL => sql`
  json_build_object('usedFen', ${usedAllowance(personHash, year)},
                    'reservedFen', ${allowanceOn("free", "allocated", personHash, year)}, 'gramsByHs8', (${cappedGramsJson(personHash, year)}))`;

/** Turns what was read about a person into what the limits ask. */
export function personUse(
  read: AllowanceUse,
  rules: Pick<RulesOfDay, "capGroupPrefixes">,
): PersonUse {
  return {
    usedFen: read.usedFen,
    usedGramsOf: (group) => cappedGramsOf(read.gramsByHs8, group, rules),
  };
}

/** The same with what of it is reserved, for pages. */
export const personInYear = (
  read: AllowanceShown,
  rules: Pick<RulesOfDay, "capGroupPrefixes">,
): PersonInYear => ({ ...personUse(read, rules), reservedFen: read.reservedFen });

/** Grams of one capped group; a group may be called by one of its own codes. */
export function cappedGramsOf(
  gramsByHs8: Record<string, number>,
  group: string,
  rules: Pick<RulesOfDay, "capGroupPrefixes">,
): number {
  return [...new Set([group, ...rules.capGroupPrefixes(group)])].reduce(
    (sum, hs8) => sum + Number(gramsByHs8[hs8] ?? 0),
    0,
  );
}
