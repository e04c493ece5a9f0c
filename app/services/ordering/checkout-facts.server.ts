import { type SQL, sql } from "drizzle-orm";
import type { GroupKey, GroupParts } from "~/domain/cart/cart";
import { groupKeyOf } from "~/domain/cart/cart";
import { IDENTITY_KEPT_HOURS } from "~/domain/identity/retention";
import { invariant } from "~/domain/invariant";
import type { Address } from "~/domain/order/address";
import type { ServiceContext } from "~/platform/context.server";
import { type CartLineFacts, cartLinesJson, epochMs } from "~/services/cart/cart-facts.server";
import type { ShownQuotes } from "~/services/cart/shown-quote.server";
import { ruleVersionColumn } from "~/services/rules/current-rules.server";
import { nowOf } from "~/services/transaction.server";
import { type DatabaseTransaction, PREPARED } from "~db/client.server";
import { type AllowanceShown, allowanceUseJson, yearIn } from "./allowance-use.server";

/** What a visitor has entered for one group, and what other groups of the visit can lend it. */
export type DraftFacts = {
  address: Address | null;
  buyerName: string | null;
  buyerIdMasked: string | null;
  personHash: string | null;
  /** the cipher as hex; only place-order asks for it */
  buyerIdCipherHex: string | null;
  consentVersion: string | null;
  consentAtMs: number | null;
};

export type CheckoutFacts = {
  now: Date;
  ruleVersion: number;
  lines: CartLineFacts[];
  /** figures of the cart as they were when the visitor changed it last */
  shown: ShownQuotes | null;
  draft: DraftFacts | null;
  /** of another group of this visit */
  lent: { address: Address | null; buyerName: string | null; buyerIdMasked: string | null };
  /** what the draft's person has used of the year; null without a verified person */
  person: AllowanceShown | null;
};

type Row = Omit<CheckoutFacts, "now" | "ruleVersion" | "lent"> & {
  now_ms: string;
  rule_version: string;
  lent: CheckoutFacts["lent"] | null;
};

const NOTHING_LENT = { address: null, buyerName: null, buyerIdMasked: null };

/** Reads one group of the cart, its draft and its person's year in one statement. */
export async function readCheckoutFacts(
  ctx: ServiceContext,
  visitorId: string,
  group: GroupParts,
  via?: DatabaseTransaction,
): Promise<CheckoutFacts> {
  const now = nowOf(ctx);
  const key = groupKeyOf(group);
  // Inside a transaction the visitor's cart is locked: one order of a visitor at a time.
  const lock = via ? sql`FOR UPDATE` : sql``;
  const [row] = await (via ?? ctx.db).execute<Row>(sql`${PREPARED}
    WITH mine AS (SELECT id, shown FROM cart WHERE visitor_id = ${visitorId} ${lock})
    SELECT ${epochMs(now)} AS now_ms, ${ruleVersionColumn} AS rule_version,
           (SELECT shown FROM mine) AS shown,
           (${cartLinesJson(visitorId, now, group)}) AS lines,
           (${draftJson(visitorId, key, now)}) AS draft,
           (${lentJson(visitorId, key, now)}) AS lent,
           (${personJson(visitorId, key, now)}) AS person`);
  invariant(row, "one row of facts");
  return {
    now: new Date(Number(row.now_ms)),
    ruleVersion: Number(row.rule_version),
    lines: row.lines,
    shown: row.shown,
    draft: row.draft,
    lent: row.lent ?? NOTHING_LENT,
    person: row.person,
  };
}

/** An identity is kept for the visit only; an older one is as good as none. */
const isFresh = (now: SQL) =>
  sql`d.identity_verified_at > ${now} - make_interval(hours => ${IDENTITY_KEPT_HOURS})`;

const kept = (column: SQL, now: SQL) => sql`CASE WHEN ${isFresh(now)} THEN ${column} END`;

function draftJson(visitorId: string, key: GroupKey, now: SQL): SQL {
  return sql`
    SELECT json_build_object(
      'address', d.address, 'buyerName', ${kept(sql`d.buyer_name`, now)},
      'buyerIdMasked', ${kept(sql`d.buyer_id_masked`, now)}, 'personHash', ${kept(sql`d.buyer_id_hash`, now)},
      'buyerIdCipherHex', ${kept(sql`encode(d.buyer_id_cipher, 'hex')`, now)},
      'consentVersion', d.consent_version, 'consentAtMs', ${epochMs(sql`d.consent_at`)})
    FROM checkout_draft d WHERE d.visitor_id = ${visitorId} AND d.group_key = ${key}`;
}

/** Asked once in a visit (WCAG 3.3.7): another group's address and verified person. */
function lentJson(visitorId: string, key: GroupKey, now: SQL): SQL {
  const latest = (column: SQL, condition: SQL) => sql`(
    SELECT ${column} FROM checkout_draft d
    WHERE d.visitor_id = ${visitorId} AND d.group_key <> ${key} AND ${condition}
    ORDER BY d.updated_at DESC LIMIT 1)`;
  return sql`
    SELECT json_build_object(
      'address', ${latest(sql`d.address`, sql`d.address IS NOT NULL AND d.group_key LIKE '%.home.%'`)},
      'buyerName', ${latest(sql`d.buyer_name`, isFresh(now))},
      'buyerIdMasked', ${latest(sql`d.buyer_id_masked`, isFresh(now))})`;
}

function personJson(visitorId: string, key: GroupKey, now: SQL): SQL {
  return sql`
    SELECT ${allowanceUseJson(sql`d.buyer_id_hash`, yearIn(now))}
    FROM checkout_draft d
    WHERE d.visitor_id = ${visitorId} AND d.group_key = ${key} AND ${isFresh(now)}`;
}
