import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { shanghaiDay } from "~/domain/calendar-day";
import type { PartnerCountry } from "~/domain/catalog/terms";
import type { OverseasWarehouseId } from "~/domain/ids";
import type { SheetProblem } from "~/domain/overseas/missing";
import { codeProblem, readSheet } from "~/domain/overseas/read-sheet";
import type { SiteSheet } from "~/domain/overseas/terms";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { inTransaction, type Tx } from "~/services/transaction.server";
import { overseasWarehouse } from "~db/schema";
import { rawSheetInput } from "./sheet-input";
import { columnsOf, replaceLists } from "./site-rows.server";

export const registerWarehouseInput = z.object({
  /** made by the form: the same one sent twice is one warehouse */
  commandId: z.string().regex(/^[\w-]{8,64}$/),
  /** TH-01; empty = the country's next free one */
  code: z.string().trim().toUpperCase().max(20).default(""),
  sheet: rawSheetInput,
});

export type RegisterRefusal =
  | ForbiddenRefusal
  | { code: "SHEET_INVALID"; problems: SheetProblem[] }
  | { code: "CODE_TAKEN"; siteCode: string }
  /** the same firm has this address in the register already */
  | { code: "SITE_EXISTS"; siteCode: string };

export type RegisteredSite = { id: OverseasWarehouseId; code: string };

const CODE_ATTEMPTS = 20;

/** Enters a warehouse as a draft. What is missing yet is asked when it is filed. */
export async function registerWarehouse(
  ctx: ServiceContext,
  input: z.input<typeof registerWarehouseInput>,
): Promise<Result<RegisteredSite, RegisterRefusal>> {
  if (!mayActAs(ctx.actor, "overseas")) return refuse({ code: "FORBIDDEN" });
  const { commandId, code, sheet: raw } = registerWarehouseInput.parse(input);
  return inTransaction<RegisteredSite, RegisterRefusal>(ctx, async (tx) => {
    const read = readSheet(raw, shanghaiDay(tx.now));
    if (!read.ok) return read;
    const sheet = read.value;
    const wrong = code === "" ? undefined : codeProblem(code, sheet.countryCode);
    if (wrong) return refuse({ code: "SHEET_INVALID", problems: [{ field: "code", code: wrong }] });

    for (let attempt = 0; attempt < CODE_ATTEMPTS; attempt++) {
      const known = await siteOfCommand(tx, commandId);
      if (known) return ok(known);
      // Another registration may take the code first; its commit is seen on the next round.
      const siteCode = code === "" ? await nextCode(tx, sheet.countryCode) : code;
      const id = await insertDraft(tx, sheet, siteCode, commandId);
      if (id) {
        await replaceLists(tx.db, [{ id, ...sheet }]);
        tx.audit("overseas_registered", "overseas_warehouse", id, { code: siteCode, version: 1 });
        return ok({ id, code: siteCode });
      }
      const sameMoment = await siteOfCommand(tx, commandId);
      if (sameMoment) return ok(sameMoment);
      const taken = await whatIsInTheWay(tx, sheet, siteCode);
      if (taken && (taken.code === "SITE_EXISTS" || code !== "")) return refuse(taken);
    }
    return refuse({ code: "CODE_TAKEN", siteCode: code });
  });
}

async function siteOfCommand(tx: Tx, commandId: string): Promise<RegisteredSite | undefined> {
  const [row] = await tx.db
    .select({ id: overseasWarehouse.id, code: overseasWarehouse.code })
    .from(overseasWarehouse)
    .where(eq(overseasWarehouse.registeredByCommand, commandId));
  return row;
}

/** One above the country's highest number. */
async function nextCode(tx: Tx, country: PartnerCountry): Promise<string> {
  const [row] = await tx.db.execute<{ highest: number }>(sql`
    SELECT coalesce(max(substr(code, 4)::int), 0)::int AS highest
    FROM overseas_warehouse WHERE country_code = ${country}`);
  return `${country}-${String((row?.highest ?? 0) + 1).padStart(2, "0")}`;
}

/** The new draft's id; undefined when its code, command or place was taken at the same moment. */
async function insertDraft(tx: Tx, sheet: SiteSheet, code: string, commandId: string) {
  const [row] = await tx.db
    .insert(overseasWarehouse)
    .values({
      id: newId("osw"),
      code,
      status: "draft",
      amendmentState: "none",
      version: 1,
      edition: 0,
      ...columnsOf(sheet),
      registeredByCommand: commandId,
      statusAt: tx.now,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .onConflictDoNothing()
    .returning({ id: overseasWarehouse.id });
  return row?.id;
}

async function whatIsInTheWay(
  tx: Tx,
  sheet: SiteSheet,
  code: string,
): Promise<Extract<RegisterRefusal, { siteCode: string }> | undefined> {
  const [row] = await tx.db.execute<{ code: string; is_same_site: boolean }>(sql`
    SELECT code, (country_code, operator, lower(address))
             = (${sheet.countryCode}, ${sheet.operator}::text, lower(${sheet.address}::text))
             AND status <> 'closed' AS is_same_site
    FROM overseas_warehouse
    WHERE code = ${code}
       OR (country_code = ${sheet.countryCode} AND operator = ${sheet.operator}::text
           AND lower(address) = lower(${sheet.address}::text) AND status <> 'closed')
    ORDER BY is_same_site DESC NULLS LAST LIMIT 1`);
  if (!row) return undefined;
  return { code: row.is_same_site ? "SITE_EXISTS" : "CODE_TAKEN", siteCode: row.code };
}
