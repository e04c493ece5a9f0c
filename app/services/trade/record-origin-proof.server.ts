import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { shanghaiDay } from "~/domain/calendar-day";
import { type ExporterId, type LotId, type OriginProofId, parseId } from "~/domain/ids";
import type { BoxFinding } from "~/domain/origin/form-rcep";
import { lastValidDay } from "~/domain/origin/proof";
import {
  checkProofRecord,
  type ExporterFacts,
  issuedOnOf,
  originOf,
  type ProofRecord,
  type RecordFault,
} from "~/domain/origin/proof-record";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { type ForbiddenRefusal, mayActAs } from "~/services/identity/may-act-as";
import { currentRules } from "~/services/rules/current-rules.server";
import { inTransaction, type Tx } from "~/services/transaction.server";
import { originProof } from "~db/schema";
import {
  lotNumbers,
  type ProofInput,
  proofInput,
  proofRecordOf,
  quantityThousandths,
} from "./proof-input";

export const recordOriginProofInput = z.object({
  /** made by the form: the same one sent twice is one record */
  commandId: z.string().regex(/^[\w-]{8,64}$/),
  proof: proofInput,
});

export type RecordRefusal =
  | ForbiddenRefusal
  | { code: "PROOF_INVALID"; faults: RecordFault[]; findings: BoxFinding[] };

type Recorded = { id: OriginProofId };
type LotRow = {
  id: LotId;
  lotNo: string;
  originCode: string;
  hs6: string | null;
  receivedOn: string;
};
type Tied = {
  usedNumbers: string[];
  lots: LotRow[];
  exporter: (ExporterFacts & { id: ExporterId }) | null;
};

/**
 * Puts a certificate of origin or an approved exporter's declaration on record: whole, valid, its number
 * new at its issuer, tied to our lots (inbound) or to a firm of Fuling (outbound). For customs staff.
 */
export async function recordOriginProof(
  ctx: ServiceContext,
  input: z.input<typeof recordOriginProofInput>,
): Promise<Result<Recorded, RecordRefusal>> {
  const { actor } = ctx;
  if (!mayActAs(actor, "customs") || actor.kind !== "operator")
    return refuse({ code: "FORBIDDEN" });
  const { commandId, proof } = recordOriginProofInput.parse(input);
  const { tariffs, policy } = await currentRules(ctx);
  return inTransaction<Recorded, RecordRefusal>(ctx, async (tx) => {
    const known = await recordedBefore(tx, commandId);
    if (known) return ok(known);
    const { record, unread } = proofRecordOf(proof);
    const numbers = lotNumbers(proof);
    const tied = await readTied(tx, { commandId, proof, numbers });
    const today = shanghaiDay(tx.now);
    const { faults, findings } = checkProofRecord(record, {
      ...{ today, policy, lots: tied.lots, exporter: tied.exporter },
      members: new Set(tariffs.parties(record.agreement, today)),
      usedNumbers: new Set(tied.usedNumbers),
      unknownLots: numbers.filter((lotNo) => !tied.lots.some((lot) => lot.lotNo === lotNo)),
    });
    const found = [...unread, ...findings];
    if (faults.length + found.length > 0) {
      return refuse({ code: "PROOF_INVALID", faults, findings: found });
    }
    const id = newId("opf");
    const isNew = await insertProof(tx, { id, commandId, record, proof, tied }, actor.operatorId);
    if (!isNew) {
      const sameMoment = await recordedBefore(tx, commandId);
      if (sameMoment) return ok(sameMoment);
      return refuse({
        ...{ code: "PROOF_INVALID", findings: [] },
        faults: [{ code: "NUMBER_REPEATED" }],
      });
    }
    const { direction, number } = proof;
    tx.audit("origin_proof_recorded", "origin_proof", id, { direction, number });
    return ok({ id });
  });
}

async function recordedBefore(tx: Tx, commandId: string): Promise<Recorded | undefined> {
  const [row] = await tx.db
    .select({ id: originProof.id })
    .from(originProof)
    .where(eq(originProof.recordedByCommand, commandId));
  return row;
}

/** Numbers of the issuer (but for what this very form left a moment ago), the lots named and the firm: one statement. */
async function readTied(
  tx: Tx,
  {
    commandId,
    proof,
    numbers,
  }: { commandId: string; proof: ProofInput; numbers: readonly string[] },
): Promise<Tied> {
  const exporterId = parseId("exp", proof.exporterId) ?? null;
  const isInbound = proof.direction === "inbound";
  const [row] = await tx.db.execute<{
    usedNumbers: string[];
    lots: LotRow[];
    exporter: Tied["exporter"];
  }>(sql`
    SELECT
      (SELECT coalesce(json_agg(number), '[]') FROM origin_proof
       WHERE issuer = ${issuerOf(proof)} AND number = ${proof.number} AND voided_at IS NULL
         AND recorded_by_command <> ${commandId}) AS "usedNumbers",
      (SELECT coalesce(json_agg(json_build_object(
         'id', l.id, 'lotNo', l.lot_no, 'originCode', l.origin_code, 'hs6', left(v.hs_code, 6),
         'receivedOn', (l.received_at AT TIME ZONE 'Asia/Shanghai')::date)), '[]')
       FROM lot l JOIN variant v ON v.id = l.variant_id
       WHERE ${isInbound} AND l.lot_no IN (SELECT jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb))) AS lots,
      (SELECT json_build_object(
         'id', e.id, 'nameZh', e.name_zh, 'nameEn', e.name_en, 'selfPrint', e.self_print,
         'approvedCode', e.approved_code, 'approvedFrom', e.approved_from, 'approvedTo', e.approved_to)
       FROM exporter e WHERE NOT ${isInbound} AND e.id = ${exporterId}) AS exporter`);
  return row ?? { usedNumbers: [], lots: [], exporter: null };
}

/** An approved exporter issues its own declarations. */
const issuerOf = ({ type, issuer, exporter }: ProofInput) =>
  type === "certificate_of_origin" ? issuer : exporter;

type NewProof = {
  id: OriginProofId;
  commandId: string;
  record: ProofRecord;
  proof: ProofInput;
  tied: Tied;
};

/** Proof, items, papers and lots in one statement; false when its number or command was taken. */
async function insertProof(tx: Tx, made: NewProof, operatorId: string): Promise<boolean> {
  const { id, commandId, record, proof, tied } = made;
  const { form, direction, type, agreement } = record;
  const issuedOn = issuedOnOf(record);
  const lines = proof.items.map((item, at) => ({
    ...form.items[at],
    thousandths: quantityThousandths(item),
  }));
  const isCertificate = type === "certificate_of_origin";
  const rows = await tx.db.execute(sql`
    WITH made AS (
      INSERT INTO origin_proof (id, direction, type, agreement, number, issuer, authorisation_code,
        issued_on, last_valid_on, origin_country, exporter_name, consignee, producer, departed_on,
        route, remarks, is_third_party_invoiced, is_back_to_back, signatory, declared_on, is_sealed,
        exporter_id, is_self_printed, recorded_by, recorded_at, recorded_by_command)
      VALUES (${id}, ${direction}, ${type}, ${agreement}, ${form.certificateNumber}, ${issuerOf(proof)},
        ${isCertificate ? null : record.authorisationCode}, ${issuedOn}, ${lastValidDay(issuedOn)},
        ${originOf(form)}, ${form.exporter}, ${form.consignee}, ${form.producer},
        ${form.transport?.departedOn ?? null}, ${form.transport?.route ?? null}, ${form.remarks},
        ${form.isThirdPartyInvoiced}, ${form.isBackToBack}, ${form.declaration.signatory},
        ${form.declaration.on}, ${isCertificate && form.certification.isSealed},
        ${tied.exporter?.id ?? null}, ${record.isSelfPrinted}, ${operatorId},
        ${tx.now.toISOString()}::timestamptz, ${commandId})
      ON CONFLICT DO NOTHING RETURNING id
    ), lines AS (
      INSERT INTO origin_proof_line (proof_id, item_number, marks, description, hs6, criterion,
        origin_country, quantity_thousandths, quantity_unit, fob_cents, invoice_number, invoice_date)
      SELECT made.id, l."itemNumber", l.marks, l."packagesAndDescription", l.hs6, l.criterion,
        l."originCountry", l.thousandths, l."quantityUnit", l."fobCents", l."invoiceNumber", l."invoiceDate"
      FROM made, jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        AS l("itemNumber" int, marks text, "packagesAndDescription" text, hs6 text, criterion text,
             "originCountry" text, thousandths bigint, "quantityUnit" text, "fobCents" bigint,
             "invoiceNumber" text, "invoiceDate" date)
    ), papers AS (
      INSERT INTO origin_proof_document (proof_id, position, kind, document_no)
      SELECT made.id, d.ordinality, d.value ->> 'kind', d.value ->> 'documentNo'
      FROM made, jsonb_array_elements(${JSON.stringify(proof.documents)}::jsonb) WITH ORDINALITY AS d
    ), lots AS (
      INSERT INTO origin_proof_lot (proof_id, lot_id)
      SELECT made.id, l.value
      FROM made, jsonb_array_elements_text(${JSON.stringify(tied.lots.map((lot) => lot.id))}::jsonb) AS l
    )
    SELECT id FROM made`);
  return rows.length === 1;
}
