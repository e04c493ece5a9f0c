import { sql } from "drizzle-orm";
import { z } from "zod";
import type { CalendarDay } from "~/domain/calendar-day";
import { type OriginProofId, parseId } from "~/domain/ids";
import { PROOF_DIRECTIONS, type ProofDirection } from "~/domain/origin/proof-terms";
import type { ProofType } from "~/domain/origin/proof-types";
import { ok, type Result, refuse } from "~/domain/result";
import type { Agreement } from "~/domain/tariff/rows";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayReadConsole } from "~/services/identity/may-act-as";
import { nowOf } from "~/services/transaction.server";

export const PROOF_VIEWS = ["valid", "ending", "expired", "void", "all"] as const;
export type ProofView = (typeof PROOF_VIEWS)[number];

export const listOriginProofsInput = z.object({
  show: z.enum(PROOF_VIEWS).catch("valid").default("valid"),
  direction: z.enum(PROOF_DIRECTIONS).or(z.literal("")).catch("").default(""),
  /** the beginning of a number, HS6, lot number, or part of a firm's name */
  search: z.string().trim().max(60).catch("").default(""),
  /** the last row of the page before */
  after: z.string().max(40).catch("").default(""),
});

export type ProofRow = {
  id: OriginProofId;
  direction: ProofDirection;
  type: ProofType;
  agreement: Agreement;
  number: string;
  issuer: string;
  originCountry: string;
  partner: string;
  issuedOn: CalendarDay;
  lastValidOn: CalendarDay;
  /** until the last day it can be presented; negative = since */
  daysLeft: number;
  hs6: string[];
  lotNos: string[];
  isSelfPrinted: boolean;
  isVoid: boolean;
};

export type ProofList = {
  rows: ProofRow[];
  total: number;
  counts: Record<ProofView, number>;
  next: OriginProofId | null;
};

const PAGE_SIZE = 50;
/** A proof counts as ending when it can be presented for this many days more. */
const ENDING_DAYS = 30;

/** Proofs on record, those that end first on top. One statement; for every operator. */
export async function listOriginProofs(
  ctx: ServiceContext,
  input: z.input<typeof listOriginProofsInput>,
): Promise<Result<ProofList, ForbiddenRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const { show, direction, search, after } = listOriginProofsInput.parse(input);
  const escaped = search.replace(/[\\%_]/g, "\\$&");
  const afterId = parseId("opf", after) ?? null;
  const [row] = await ctx.db.execute<{
    rows: ProofRow[] | null;
    total: number;
    counts: Record<ProofView, number>;
  }>(sql`
    WITH today AS (SELECT (${nowOf(ctx)} AT TIME ZONE 'Asia/Shanghai')::date AS day),
    known AS (
      SELECT p.*, p.last_valid_on - today.day AS days_left,
        CASE WHEN p.voided_at IS NOT NULL THEN 'void'
             WHEN p.last_valid_on < today.day THEN 'expired'
             WHEN p.last_valid_on - today.day <= ${ENDING_DAYS}::int THEN 'ending'
             ELSE 'valid' END AS standing
      FROM origin_proof p, today
      WHERE (${direction} = '' OR p.direction = ${direction})
        AND (${search} = '' OR p.number LIKE ${`${escaped}%`}
          OR p.exporter_name ILIKE ${`%${escaped}%`} OR p.consignee ILIKE ${`%${escaped}%`}
          OR EXISTS (SELECT 1 FROM origin_proof_line i WHERE i.proof_id = p.id AND i.hs6 LIKE ${`${escaped}%`})
          OR EXISTS (SELECT 1 FROM origin_proof_lot t JOIN lot l ON l.id = t.lot_id
                     WHERE t.proof_id = p.id AND l.lot_no = ${search}))
    ), shown AS (
      SELECT * FROM known
      WHERE ${show} = 'all' OR standing = ${show} OR (${show} = 'valid' AND standing = 'ending')
    ), page AS (
      SELECT * FROM shown
      WHERE ${afterId}::text IS NULL
        OR (last_valid_on, id) > (SELECT last_valid_on, id FROM origin_proof WHERE id = ${afterId})
      ORDER BY last_valid_on, id LIMIT ${PAGE_SIZE + 1}
    )
    SELECT
      (SELECT json_agg(json_build_object(
         'id', p.id, 'direction', p.direction, 'type', p.type, 'agreement', p.agreement, 'number', p.number,
         'issuer', p.issuer, 'originCountry', p.origin_country,
         'partner', CASE WHEN p.direction = 'inbound' THEN p.exporter_name ELSE p.consignee END,
         'issuedOn', p.issued_on, 'lastValidOn', p.last_valid_on, 'daysLeft', p.days_left,
         'hs6', (SELECT coalesce(json_agg(i.hs6 ORDER BY i.item_number), '[]') FROM origin_proof_line i WHERE i.proof_id = p.id),
         'lotNos', (SELECT coalesce(json_agg(l.lot_no ORDER BY l.lot_no), '[]')
                    FROM origin_proof_lot t JOIN lot l ON l.id = t.lot_id WHERE t.proof_id = p.id),
         'isSelfPrinted', p.is_self_printed, 'isVoid', p.voided_at IS NOT NULL
       ) ORDER BY p.last_valid_on, p.id) FROM page p) AS rows,
      (SELECT count(*)::int FROM shown) AS total,
      (SELECT json_build_object(
         'all', count(*), 'void', count(*) FILTER (WHERE standing = 'void'),
         'expired', count(*) FILTER (WHERE standing = 'expired'),
         'ending', count(*) FILTER (WHERE standing = 'ending'),
         'valid', count(*) FILTER (WHERE standing IN ('valid', 'ending'))) FROM known) AS counts`);
  const rows = row?.rows ?? [];
  const page = rows.slice(0, PAGE_SIZE);
  return ok({
    rows: page,
    total: row?.total ?? 0,
    counts: row?.counts ?? { valid: 0, ending: 0, expired: 0, void: 0, all: 0 },
    next: rows.length > PAGE_SIZE ? (page.at(-1)?.id ?? null) : null,
  });
}
