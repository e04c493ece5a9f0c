import { sql } from "drizzle-orm";
import { type CalendarDay, shanghaiDay } from "~/domain/calendar-day";
import { IDENTITY_CONSENT_VERSION } from "~/domain/identity/consent";
import { IDENTITY_KEPT_HOURS } from "~/domain/identity/retention";
import type { OrderId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { type Fen, fen } from "~/domain/money";
import type { ServiceContext } from "~/platform/context.server";
import { epochMs } from "~/services/cart/cart-facts.server";
import { currentRules, ruleVersionColumn } from "~/services/rules/current-rules.server";
import { nowOf } from "~/services/transaction.server";
import { yearIn } from "./allowance-use.server";
import {
  type AllowanceFacts,
  type AllowanceYearView,
  allowanceYearJson,
  allowanceYearView,
} from "./allowance-year.server";

/** An order of this visit and what it takes of the year. */
export type AllowanceEntryView = {
  orderId: OrderId;
  orderNo: string;
  placedOn: CalendarDay;
  amountFen: Fen;
  state: "reserved" | "used" | "freed";
};

export type AllowancePageView =
  /** nobody proved an identity in this visit, or it was forgotten since */
  | { state: "unproven"; consentVersion: string; today: CalendarDay }
  | {
      state: "proven";
      person: { name: string; idMasked: string };
      /** when the identity is erased again */
      keptUntil: Date;
      today: CalendarDay;
      year: AllowanceYearView;
      /** of this visit; the newest first */
      entries: AllowanceEntryView[];
      /** what the person's other orders in this shop take: no numbers, no days */
      othersFen: Fen;
    };

type Row = {
  now_ms: string;
  rule_version: string;
  person: {
    name: string;
    idMasked: string;
    keptUntilMs: number;
    year: AllowanceFacts;
    entries: (Omit<AllowanceEntryView, "placedOn" | "state"> & {
      placedAtMs: number;
      hold: "held" | "posted" | "voided" | "expired";
    })[];
  } | null;
};

/** Orders of one visit are few; more would be no page for a person. */
const MOST_ENTRIES = 50;

/**
 * The year of the person who proved an identity in this visit, and of nobody else: a session without
 * one sees nothing. One statement.
 */
export async function getAllowance(ctx: ServiceContext): Promise<AllowancePageView> {
  const now = nowOf(ctx);
  const visitorId = ctx.actor.kind === "visitor" ? ctx.actor.visitorId : null;
  const year = yearIn(now);
  const [row] = await ctx.db.execute<Row>(sql`
    SELECT ${epochMs(now)} AS now_ms, ${ruleVersionColumn} AS rule_version, (
      SELECT json_build_object(
        'name', p.buyer_name, 'idMasked', p.buyer_id_masked,
        'keptUntilMs', ${epochMs(sql`p.identity_verified_at + make_interval(hours => ${IDENTITY_KEPT_HOURS})`)},
        'year', (${allowanceYearJson(sql`p.buyer_id_hash`, year)}),
        'entries', (
          SELECT coalesce(json_agg(e.entry), '[]') FROM (
            SELECT json_build_object(
                     'orderId', o.id, 'orderNo', o.order_no, 'placedAtMs', ${epochMs(sql`o.placed_at`)}, 'hold', h.state,
                     'amountFen', o.dutiable_fen - (
                       SELECT coalesce(sum(re.qty), 0) FROM ledger_txn rt JOIN ledger_entry re ON re.txn_id = rt.id
                        WHERE rt.source_doc = o.id AND rt.ledger = 'allowance' AND rt.type = 'return' AND re.qty > 0)) AS entry
            FROM "order" o
            JOIN LATERAL (SELECT state FROM ledger_hold WHERE saga_id = o.id AND ledger = 'allowance'
                           ORDER BY id DESC LIMIT 1) h ON true
            WHERE o.visitor_id = ${visitorId} AND o.buyer_id_hash = p.buyer_id_hash AND o.allowance_year = ${year}
            ORDER BY o.placed_at DESC, o.id LIMIT ${MOST_ENTRIES}) e))
      FROM checkout_draft p
      WHERE p.visitor_id = ${visitorId} AND p.buyer_id_hash IS NOT NULL
        AND p.identity_verified_at > ${now} - make_interval(hours => ${IDENTITY_KEPT_HOURS})
      ORDER BY p.identity_verified_at DESC LIMIT 1) AS person`);
  invariant(row, "one row of facts");
  const today = shanghaiDay(new Date(Number(row.now_ms)));
  const { person } = row;
  if (person === null)
    return { state: "unproven", consentVersion: IDENTITY_CONSENT_VERSION, today };
  const book = await currentRules(ctx, { seenVersion: Number(row.rule_version) });
  const view = allowanceYearView(person.year, book.on(today));
  const entries = person.entries.map(({ placedAtMs, hold, ...entry }) => ({
    ...entry,
    amountFen: fen(Number(entry.amountFen)),
    placedOn: shanghaiDay(new Date(Number(placedAtMs))),
    state: STATES[hold],
  }));
  const ownFen = entries.reduce(
    (sum, { state, amountFen }) => (state === "freed" ? sum : sum + amountFen),
    0,
  );
  return {
    state: "proven",
    person: { name: person.name, idMasked: person.idMasked },
    keptUntil: new Date(Number(person.keptUntilMs)),
    today,
    year: view,
    entries,
    othersFen: fen(Math.max(0, view.usedFen + view.reservedFen - ownFen)),
  };
}

const STATES = { held: "reserved", posted: "used", voided: "freed", expired: "freed" } as const;
