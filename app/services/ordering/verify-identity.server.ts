import { sql } from "drizzle-orm";
import { z } from "zod";
import { shanghaiDay } from "~/domain/calendar-day";
import { type GroupKey, groupKeyOf, parseGroupKey } from "~/domain/cart/cart";
import { IDENTITY_CONSENT_VERSION } from "~/domain/identity/consent";
import { type IdNumber, type IdNumberRefusal, parseIdNumber } from "~/domain/identity/id-number";
import { IDENTITY_KEPT_HOURS } from "~/domain/identity/retention";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { nowOf } from "~/services/transaction.server";

/** Older people than this have not been seen to shop: a typing fault in the year. */
const MAX_AGE_YEARS = 120;

/** Draft of somebody who only wants to see the year: it orders nothing, so it belongs to no group. */
export const ALLOWANCE_DRAFT = "allowance";

const consent = {
  /** what the identity is for: a group of bonded goods, or `ALLOWANCE_DRAFT` */
  groupKey: z.string(),
  /** the separate consent's own tick; a form without it carries nothing here */
  consentVersion: z.string().max(40).default(""),
};

export const verifyIdentityInput = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("verify"),
    ...consent,
    name: z.string().max(100).default(""),
    idNumber: z.string().max(60).default(""),
  }),
  /** the person verified earlier in this visit, with a new consent for this order */
  z.object({ intent: z.literal("same_person"), ...consent }),
]);

export type VerifyIdentityRefusal =
  | { code: "NO_VISITOR" }
  /** duty-paid goods never ask for an identity, and so never take one */
  | { code: "IDENTITY_NOT_NEEDED" }
  | { code: "CONSENT_MISSING" }
  | { code: "NAME_INVALID" }
  | IdNumberRefusal
  | { code: "IDENTITY_MISMATCH" }
  | { code: "IDENTITY_SERVICE_UNAVAILABLE" }
  | { code: "IDENTITY_FORGOTTEN" };

export type VerifiedIdentity = { name: string; idMasked: string };

/**
 * Verifies who orders bonded goods or wants to see the year: separate consent first, then the number's
 * form, then the authority's word. Name and number are kept in this visit's draft, the number as cipher
 * and keyed hash only. One statement.
 */
export async function verifyIdentity(
  ctx: ServiceContext,
  input: z.input<typeof verifyIdentityInput>,
): Promise<Result<VerifiedIdentity, VerifyIdentityRefusal>> {
  const step = verifyIdentityInput.parse(input);
  if (ctx.actor.kind !== "visitor") return refuse({ code: "NO_VISITOR" });
  const { visitorId } = ctx.actor;
  const key = draftKeyOf(step.groupKey);
  if (key === undefined) return refuse({ code: "IDENTITY_NOT_NEEDED" });
  if (step.consentVersion !== IDENTITY_CONSENT_VERSION) return refuse({ code: "CONSENT_MISSING" });
  const draft = { visitorId, key };
  if (step.intent === "same_person") return lendIdentity(ctx, draft);
  const name = step.name.normalize("NFKC").trim();
  if (!/^[\p{L}\p{M}·•.\s'-]{2,60}$/u.test(name)) return refuse({ code: "NAME_INVALID" });
  const today = shanghaiDay(ctx.fixedNow ?? new Date());
  const idNumber = parseIdNumber(step.idNumber, today, MAX_AGE_YEARS);
  if (!idNumber.ok) return idNumber;
  const verdict = await ctx.ports.identityCheck.verify({
    name,
    idNumber: idNumber.value.reveal(),
  });
  if (!verdict.ok) {
    ctx.log.warn({ port: ctx.ports.identityCheck.name }, "identity check is unavailable");
    return refuse({ code: "IDENTITY_SERVICE_UNAVAILABLE" });
  }
  if (verdict.value !== "match") return refuse({ code: "IDENTITY_MISMATCH" });
  await keepIdentity(ctx, draft, { name, idNumber: idNumber.value });
  return ok({ name, idMasked: idNumber.value.masked });
}

type Draft = { visitorId: string; key: GroupKey | typeof ALLOWANCE_DRAFT };

/** Undefined for goods that need no identity. */
function draftKeyOf(text: string): Draft["key"] | undefined {
  if (text === ALLOWANCE_DRAFT) return text;
  const parts = parseGroupKey(text);
  return parts && parts.customsRegime !== "0110" ? groupKeyOf(parts) : undefined;
}

async function keepIdentity(
  ctx: ServiceContext,
  { visitorId, key }: Draft,
  person: { name: string; idNumber: IdNumber },
): Promise<void> {
  const now = nowOf(ctx);
  const digits = person.idNumber.reveal();
  const cipher = Buffer.from(ctx.seal.seal(digits));
  await ctx.db.execute(sql`
    INSERT INTO checkout_draft (visitor_id, group_key, buyer_name, buyer_id_cipher, buyer_id_hash, buyer_id_masked,
                                consent_version, consent_at, identity_verified_at, updated_at)
    VALUES (${visitorId}, ${key}, ${person.name}, ${cipher}, ${ctx.seal.hashIdentity(digits)},
            ${person.idNumber.masked}, ${IDENTITY_CONSENT_VERSION}, ${now}, ${now}, ${now})
    ON CONFLICT (visitor_id, group_key) DO UPDATE SET
      buyer_name = excluded.buyer_name, buyer_id_cipher = excluded.buyer_id_cipher,
      buyer_id_hash = excluded.buyer_id_hash, buyer_id_masked = excluded.buyer_id_masked,
      consent_version = excluded.consent_version, consent_at = excluded.consent_at,
      identity_verified_at = excluded.identity_verified_at, updated_at = excluded.updated_at`);
}

/** Takes the person this visitor was verified as last; the hours it is kept do not begin anew. */
async function lendIdentity(
  ctx: ServiceContext,
  { visitorId, key }: Draft,
): Promise<Result<VerifiedIdentity, VerifyIdentityRefusal>> {
  const now = nowOf(ctx);
  const rows = await ctx.db.execute<{ name: string; id_masked: string }>(sql`
    INSERT INTO checkout_draft (visitor_id, group_key, buyer_name, buyer_id_cipher, buyer_id_hash, buyer_id_masked,
                                consent_version, consent_at, identity_verified_at, updated_at)
    SELECT d.visitor_id, ${key}, d.buyer_name, d.buyer_id_cipher, d.buyer_id_hash, d.buyer_id_masked,
           ${IDENTITY_CONSENT_VERSION}, ${now}, d.identity_verified_at, ${now}
    FROM checkout_draft d
    WHERE d.visitor_id = ${visitorId} AND d.buyer_id_hash IS NOT NULL
      AND d.identity_verified_at > ${now} - make_interval(hours => ${IDENTITY_KEPT_HOURS})
    ORDER BY d.identity_verified_at DESC LIMIT 1
    ON CONFLICT (visitor_id, group_key) DO UPDATE SET
      buyer_name = excluded.buyer_name, buyer_id_cipher = excluded.buyer_id_cipher,
      buyer_id_hash = excluded.buyer_id_hash, buyer_id_masked = excluded.buyer_id_masked,
      consent_version = excluded.consent_version, consent_at = excluded.consent_at,
      identity_verified_at = excluded.identity_verified_at, updated_at = excluded.updated_at
    RETURNING buyer_name AS name, buyer_id_masked AS id_masked`);
  const [row] = rows;
  if (!row) return refuse({ code: "IDENTITY_FORGOTTEN" });
  return ok({ name: row.name, idMasked: row.id_masked });
}
