import { sql } from "drizzle-orm";
import type { CalendarDay } from "~/domain/calendar-day";
import type { OverseasWarehouseId } from "~/domain/ids";
import { changesBetween, type FieldChange } from "~/domain/overseas/changes";
import { type Attention, attentionOf, isMandatoryKind } from "~/domain/overseas/documents";
import {
  type AdvanceRefusal,
  type AmendmentState,
  asksOf,
  blockerOf,
  moveOf,
  SITE_COMMANDS,
  type SiteCommand,
  type SiteStatus,
} from "~/domain/overseas/lifecycle";
import { type RawSheet, rawOf } from "~/domain/overseas/raw-sheet";
import type { SiteContact, SiteDocument, SiteFacts, SiteSheet } from "~/domain/overseas/terms";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs, mayReadConsole } from "~/services/identity/may-act-as";
import { nowOf } from "~/services/transaction.server";
import { officerOf, siteRow, stateOf } from "./site-rows.server";

/** A step the viewer could take, what it will ask, and what stands in its way already. */
export type SiteAct = {
  command: SiteCommand;
  asks: ReturnType<typeof asksOf>;
  blocker: AdvanceRefusal | null;
};

export type SiteHistoryEntry = {
  at: Date;
  /** the officer's name, or the program's part that acted */
  who: string;
  action: string;
  facts: Record<string, unknown>;
};

export type SiteEdition = {
  edition: number;
  approvedAt: Date;
  approvedBy: string;
  submittedBy: string | null;
  /** fields that differ from the edition before; all of the first one's */
  changedFields: string[];
};

export type SiteView = {
  id: OverseasWarehouseId;
  code: string;
  status: SiteStatus;
  statusReason: string | null;
  statusAt: Date;
  amendment: AmendmentState;
  version: number;
  edition: number;
  isDemo: boolean;
  countryName: string;
  /** the sheet in force; contacts are masked for those who do not act for the register */
  sheet: SiteSheet;
  documents: (SiteDocument & { attention: Attention; isMandatory: boolean })[];
  /** what the waiting amendment would change */
  proposedChanges: FieldChange[];
  /** the texts to go on writing from; null for those who may not */
  draft: RawSheet | null;
  due: Attention;
  mandatoryDue: Attention;
  submitted: { by: string; at: Date } | null;
  acts: SiteAct[];
  editions: SiteEdition[];
  history: SiteHistoryEntry[];
  today: CalendarDay;
  mayWrite: boolean;
};

type Around = {
  today: CalendarDay;
  country_zh: string;
  country_en: string;
  submitted_by: string | null;
  history: { at: string; who: string; action: string; facts: Record<string, unknown> }[];
  editions: {
    edition: number;
    at: string;
    facts: SiteFacts;
    approved_by: string;
    submitted_by: string | null;
  }[];
};

const HISTORY_LIMIT = 100;

/** A warehouse's dossier with its history, for every operator. Two statements. */
export async function getWarehouse(
  ctx: ServiceContext,
  id: OverseasWarehouseId,
): Promise<Result<SiteView, ForbiddenRefusal | { code: "SITE_UNKNOWN" }>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const [row, around] = await Promise.all([siteRow(ctx.db, id), aroundSite(ctx, id)]);
  if (!row || !around) return refuse({ code: "SITE_UNKNOWN" });
  const mayWrite = mayActAs(ctx.actor, "overseas");
  const state = stateOf(row);
  const { today } = around;
  const { sheet, proposed } = state;
  return ok({
    id,
    code: row.code,
    status: row.status,
    statusReason: row.statusReason,
    statusAt: row.statusAt,
    amendment: row.amendmentState,
    version: row.version,
    edition: row.edition,
    isDemo: row.isDemo,
    countryName: ctx.locale === "en" ? around.country_en : around.country_zh,
    sheet: mayWrite ? sheet : { ...sheet, contacts: sheet.contacts.map(maskedContact) },
    documents: sheet.documents.map((document) => ({
      ...document,
      attention: attentionOf(document.expiresOn, today),
      isMandatory: isMandatoryKind(document.kind),
    })),
    proposedChanges: changesBetween(sheet, proposed),
    draft: mayWrite ? rawOf(proposed) : null,
    due: attentionOf(row.dueOn, today),
    mandatoryDue: attentionOf(row.mandatoryDueOn, today),
    submitted:
      around.submitted_by !== null && row.submittedAt
        ? { by: around.submitted_by, at: row.submittedAt }
        : null,
    acts: mayWrite
      ? SITE_COMMANDS.filter((command) => moveOf(state, command)).map((command) => ({
          command,
          asks: asksOf(state, command),
          blocker: blockerOf(state, command, officerOf(ctx.actor), today) ?? null,
        }))
      : [],
    editions: editionsOf(around.editions),
    history: around.history.map((entry) => ({ ...entry, at: new Date(entry.at) })),
    today,
    mayWrite,
  });
}

async function aroundSite(
  ctx: ServiceContext,
  id: OverseasWarehouseId,
): Promise<Around | undefined> {
  const instant = (column: ReturnType<typeof sql>) =>
    sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const [row] = await ctx.db.execute<Around>(sql`
    SELECT (${nowOf(ctx)} AT TIME ZONE 'Asia/Shanghai')::date::text AS today,
      c.name_zh AS country_zh, c.name_en AS country_en,
      (SELECT o.name FROM operator o WHERE o.id = w.submitted_by) AS submitted_by,
      (SELECT coalesce(json_agg(h ORDER BY h.at DESC, (h.facts ->> 'version')::int DESC NULLS LAST), '[]') FROM (
         SELECT ${instant(sql`a.at`)} AS at, coalesce(o.name, a.actor_id) AS who, a.action, a.facts
         FROM audit_log a LEFT JOIN operator o ON a.actor_id = 'operator:' || o.id
         WHERE a.entity = 'overseas_warehouse' AND a.entity_id = w.id
         ORDER BY a.at DESC, (a.facts ->> 'version')::int DESC NULLS LAST LIMIT ${HISTORY_LIMIT}) h) AS history,
      (SELECT coalesce(json_agg(e ORDER BY e.edition), '[]') FROM (
         SELECT ed.edition, ${instant(sql`ed.approved_at`)} AS at, ed.facts,
                b.name AS approved_by, s.name AS submitted_by
         FROM overseas_edition ed
         JOIN operator b ON b.id = ed.approved_by
         LEFT JOIN operator s ON s.id = ed.submitted_by
         WHERE ed.warehouse_id = w.id) e) AS editions
    FROM overseas_warehouse w JOIN country c ON c.code = w.country_code
    WHERE w.id = ${id}`);
  return row;
}

/** Newest first, each with the fields it changed. */
function editionsOf(rows: Around["editions"]): SiteEdition[] {
  const empty = { usedM2: null, usageAsOf: null, monthShipments: null, contacts: [] };
  return rows
    .map((row, index) => {
      const before = rows[index - 1];
      return {
        edition: row.edition,
        approvedAt: new Date(row.at),
        approvedBy: row.approved_by,
        submittedBy: row.submitted_by,
        changedFields: before
          ? changesBetween({ ...before.facts, ...empty }, { ...row.facts, ...empty }).map(
              ({ field }) => field,
            )
          : [],
      };
    })
    .reverse();
}

/** Who reads only sees that there is someone, and the country of the phone. */
function maskedContact(contact: SiteContact): SiteContact {
  return {
    name: `${contact.name.slice(0, 1)}**`,
    duty: contact.duty,
    phone: `${contact.phone.slice(0, 3)}******${contact.phone.slice(-2)}`,
    email: contact.email === null ? null : "***",
  };
}
