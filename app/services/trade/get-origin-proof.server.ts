import { sql } from "drizzle-orm";
import type { CalendarDay } from "~/domain/calendar-day";
import type { LotId, OriginProofId, ProofScanId } from "~/domain/ids";
import type {
  ProofDirection,
  ProofDocumentKind,
  SelfPrintState,
} from "~/domain/origin/proof-terms";
import type { ProofType } from "~/domain/origin/proof-types";
import { ok, type Result, refuse } from "~/domain/result";
import type { Agreement } from "~/domain/tariff/rows";
import type { ServiceContext } from "~/platform/context.server";
import { type ForbiddenRefusal, mayActAs, mayReadConsole } from "~/services/identity/may-act-as";
import { nowOf } from "~/services/transaction.server";

export type ProofItemView = {
  itemNumber: number;
  marks: string;
  description: string;
  hs6: string;
  criterion: string;
  originCountry: string;
  quantityThousandths: number;
  quantityUnit: string;
  fobCents: number | null;
  invoiceNumber: string;
  invoiceDate: CalendarDay;
};

/** A proof as it was recorded, with what it is tied to. */
export type ProofDetail = {
  id: OriginProofId;
  direction: ProofDirection;
  type: ProofType;
  agreement: Agreement;
  number: string;
  issuer: string;
  authorisationCode: string | null;
  issuedOn: CalendarDay;
  lastValidOn: CalendarDay;
  /** until the last day it can be presented; negative = since */
  daysLeft: number;
  /** of the whole time it can be presented */
  daysInAll: number;
  originCountry: string;
  exporterName: string;
  consignee: string;
  producer: string | null;
  departedOn: CalendarDay | null;
  route: string | null;
  remarks: string;
  isThirdPartyInvoiced: boolean;
  isBackToBack: boolean;
  signatory: string;
  declaredOn: CalendarDay;
  isSealed: boolean;
  isSelfPrinted: boolean;
  items: ProofItemView[];
  documents: { kind: ProofDocumentKind; documentNo: string }[];
  scans: {
    id: ProofScanId;
    kind: ProofDocumentKind;
    fileName: string;
    byteCount: number;
    attachedBy: string;
    attachedAt: string;
  }[];
  lots: { id: LotId; lotNo: string; title: string }[];
  exporter: {
    nameZh: string;
    creditCode: string;
    selfPrint: SelfPrintState;
    selfPrintSince: CalendarDay | null;
    approvedCode: string | null;
  } | null;
  recordedBy: string;
  recordedAt: string;
  voided: { by: string; at: string; reason: string } | null;
  /** the actor may declare it void, or add scans to it */
  mayChange: boolean;
};

export type GetProofRefusal = ForbiddenRefusal | { code: "NOT_FOUND" };

/** One proof, whole. One statement; for every operator. */
export async function getOriginProof(
  ctx: ServiceContext,
  id: OriginProofId,
): Promise<Result<ProofDetail, GetProofRefusal>> {
  if (!mayReadConsole(ctx.actor)) return refuse({ code: "FORBIDDEN" });
  const title = ctx.locale === "en" ? sql.raw("d.name_en") : sql.raw("d.name_zh");
  const [row] = await ctx.db.execute<{ proof: Omit<ProofDetail, "mayChange"> }>(sql`
    SELECT json_build_object(
      'id', p.id, 'direction', p.direction, 'type', p.type, 'agreement', p.agreement, 'number', p.number,
      'issuer', p.issuer, 'authorisationCode', p.authorisation_code, 'issuedOn', p.issued_on,
      'lastValidOn', p.last_valid_on,
      'daysLeft', p.last_valid_on - (${nowOf(ctx)} AT TIME ZONE 'Asia/Shanghai')::date,
      'daysInAll', p.last_valid_on - p.issued_on, 'originCountry', p.origin_country,
      'exporterName', p.exporter_name, 'consignee', p.consignee, 'producer', p.producer,
      'departedOn', p.departed_on, 'route', p.route, 'remarks', p.remarks,
      'isThirdPartyInvoiced', p.is_third_party_invoiced, 'isBackToBack', p.is_back_to_back,
      'signatory', p.signatory, 'declaredOn', p.declared_on, 'isSealed', p.is_sealed,
      'isSelfPrinted', p.is_self_printed,
      'items', (SELECT coalesce(json_agg(json_build_object(
         'itemNumber', i.item_number, 'marks', i.marks, 'description', i.description, 'hs6', i.hs6,
         'criterion', i.criterion, 'originCountry', i.origin_country,
         'quantityThousandths', i.quantity_thousandths, 'quantityUnit', i.quantity_unit,
         'fobCents', i.fob_cents, 'invoiceNumber', i.invoice_number, 'invoiceDate', i.invoice_date
       ) ORDER BY i.item_number), '[]') FROM origin_proof_line i WHERE i.proof_id = p.id),
      'documents', (SELECT coalesce(json_agg(json_build_object('kind', n.kind, 'documentNo', n.document_no)
         ORDER BY n.position), '[]') FROM origin_proof_document n WHERE n.proof_id = p.id),
      'scans', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'kind', s.kind, 'fileName', s.file_name,
         'byteCount', s.byte_count, 'attachedBy', u.name, 'attachedAt', s.attached_at)
         ORDER BY s.attached_at, s.id), '[]')
       FROM origin_proof_scan s JOIN operator u ON u.id = s.attached_by WHERE s.proof_id = p.id),
      'lots', (SELECT coalesce(json_agg(json_build_object('id', l.id, 'lotNo', l.lot_no,
         'title', coalesce(${title}, d.name_zh)) ORDER BY l.lot_no), '[]')
       FROM origin_proof_lot t JOIN lot l ON l.id = t.lot_id JOIN variant v ON v.id = l.variant_id
       JOIN product d ON d.id = v.product_id WHERE t.proof_id = p.id),
      'exporter', (SELECT json_build_object('nameZh', e.name_zh, 'creditCode', e.credit_code,
         'selfPrint', e.self_print, 'selfPrintSince', e.self_print_since, 'approvedCode', e.approved_code)
       FROM exporter e WHERE e.id = p.exporter_id),
      'recordedBy', o.name, 'recordedAt', p.recorded_at,
      'voided', CASE WHEN p.voided_at IS NULL THEN NULL ELSE json_build_object(
         'by', w.name, 'at', p.voided_at, 'reason', p.void_reason) END) AS proof
    FROM origin_proof p JOIN operator o ON o.id = p.recorded_by LEFT JOIN operator w ON w.id = p.voided_by
    WHERE p.id = ${id}`);
  if (!row) return refuse({ code: "NOT_FOUND" });
  const mayChange = row.proof.voided === null && mayActAs(ctx.actor, "customs");
  return ok({ ...row.proof, mayChange });
}
