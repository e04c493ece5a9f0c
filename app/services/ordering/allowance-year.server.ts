import { type SQL, sql } from "drizzle-orm";
import { addFen, type Fen, fen, subtractFen } from "~/domain/money";
import type { RulesOfDay } from "~/services/rules/rule-book";
import {
  type AllowanceUse,
  allowanceOn,
  cappedGramsJson,
  cappedGramsOf,
} from "./allowance-use.server";

/** Customs' last word about a person's year that was another figure than ours. */
export type CustomsWordView = {
  at: Date;
  /** an answer to one of our lists, or a figure that customs told an operator */
  by: "receipt" | "act";
  /** how much was added to, or taken from, what we counted */
  differenceFen: Fen;
};

/** A yearly weight, and what of it this shop's orders took. */
export type CapUseView = {
  group: string;
  capGrams: number;
  usedGrams: number;
  leftGrams: number;
  isUnverified: boolean;
};

/** A person's calendar year: parts sum to the limit, unless customs counts more than fits. */
export type AllowanceYearView = {
  year: number;
  /** null = no limit row holds today; then there is nothing to measure against */
  limit: { fen: Fen; isUnverified: boolean } | null;
  /** of released orders of this shop */
  usedFen: Fen;
  /** what customs counts beyond them */
  elsewhereFen: Fen;
  /** of orders that wait for money or customs */
  reservedFen: Fen;
  /** never below zero */
  leftFen: Fen | null;
  caps: CapUseView[];
  customsWord: CustomsWordView | null;
};

export type AllowanceFacts = {
  year: number;
  reservedFen: number;
  usedFen: number;
  elsewhereFen: number;
  gramsByHs8: AllowanceUse["gramsByHs8"];
  word: { atMs: number; sourceDoc: string; differenceFen: number } | null;
};

/** A person's year as JSON: a scalar subquery's content. `year` is a number or an expression of one. */
export function allowanceYearJson(personHash: SQL, year: SQL): SQL {
  const on = (bucket: "free" | "used" | "elsewhere", column: "on_hand" | "allocated") =>
    allowanceOn(bucket, column, personHash, year);
  const code = (bucket: string) =>
    sql`'allowance:' || ${sql.raw(`'${bucket}'`)} || ':' || ${personHash} || ':' || ${year}`;
  return sql`
    SELECT json_build_object(
      'year', ${year}, 'reservedFen', ${on("free", "allocated")}, 'usedFen', ${on("used", "on_hand")},
      'elsewhereFen', ${on("elsewhere", "on_hand")}, 'gramsByHs8', (${cappedGramsJson(personHash, year)}),
      'word', (SELECT json_build_object(
                 'atMs', floor(extract(epoch FROM wt.posted_at) * 1000)::bigint, 'sourceDoc', wt.source_doc,
                 'differenceFen', sum(we.qty))
               FROM ledger_account wa JOIN ledger_entry we ON we.account_id = wa.id JOIN ledger_txn wt ON wt.id = we.txn_id
               WHERE wa.code IN (${code("elsewhere")}, ${code("used")}) AND wt.type = 'customs_word'
               GROUP BY wt.id ORDER BY wt.id DESC LIMIT 1))`;
}

export function allowanceYearView(facts: AllowanceFacts, rules: RulesOfDay): AllowanceYearView {
  const limit = rules.personYearLimit();
  const usedFen = fen(Number(facts.usedFen));
  const elsewhereFen = fen(Number(facts.elsewhereFen));
  const reservedFen = fen(Number(facts.reservedFen));
  const countedFen = addFen(usedFen, elsewhereFen, reservedFen);
  const { word } = facts;
  return {
    year: Number(facts.year),
    limit: limit.ok
      ? { fen: limit.value.amountFen, isUnverified: limit.value.state !== "verified" }
      : null,
    usedFen,
    elsewhereFen,
    reservedFen,
    leftFen: limit.ok ? fen(Math.max(0, subtractFen(limit.value.amountFen, countedFen))) : null,
    caps: rules.weightCaps().map(({ group, capGrams, isUnverified }) => {
      const usedGrams = cappedGramsOf(facts.gramsByHs8, group, rules);
      return {
        group,
        capGrams,
        usedGrams,
        leftGrams: Math.max(0, capGrams - usedGrams),
        isUnverified,
      };
    }),
    customsWord: word && {
      at: new Date(Number(word.atMs)),
      by: word.sourceDoc.startsWith("receipt:") ? "receipt" : "act",
      differenceFen: fen(Number(word.differenceFen)),
    },
  };
}
