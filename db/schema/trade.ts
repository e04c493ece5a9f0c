import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { FactState } from "~/domain/catalog/terms";
import type {
  ProofDirection,
  ProofDocumentKind,
  SelfPrintState,
} from "~/domain/origin/proof-terms";
import type { ProofType } from "~/domain/origin/proof-types";
import type { ScanType } from "~/domain/origin/scan-file";
import type { Agreement } from "~/domain/tariff/rows";
import { bytes, day, idColumn, instant } from "./columns";
import { operator } from "./identity";
import { lot } from "./stock";

/** A firm of Fuling that sends goods out under proofs of origin. */
export const exporter = pgTable(
  "exporter",
  {
    id: idColumn<"exp">("id").primaryKey(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    creditCode: text("credit_code").notNull().unique(),
    selfPrint: text("self_print").$type<SelfPrintState>().notNull(),
    selfPrintSince: day("self_print_since"),
    /** authorisation as an approved exporter; null = none */
    approvedCode: text("approved_code").unique(),
    approvedFrom: day("approved_from"),
    approvedTo: day("approved_to"),
    state: text("state").$type<FactState>().notNull(),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    check("exporter_self_print", sql`${table.selfPrint} IN ('none', 'applied', 'enabled')`),
    check(
      "exporter_approval",
      sql`(${table.approvedCode} IS NULL) = (${table.approvedFrom} IS NULL)`,
    ),
  ],
);

/**
 * A certificate of origin or an approved exporter's declaration. Written once: a wrong one is voided,
 * which frees its number, and recorded again.
 */
export const originProof = pgTable(
  "origin_proof",
  {
    id: idColumn<"opf">("id").primaryKey(),
    direction: text("direction").$type<ProofDirection>().notNull(),
    type: text("type").$type<ProofType>().notNull(),
    agreement: text("agreement").$type<Agreement>().notNull(),
    /** empty for a declaration that carries none */
    number: text("number").notNull(),
    /** issuing body; of a declaration the exporter */
    issuer: text("issuer").notNull(),
    authorisationCode: text("authorisation_code"),
    issuedOn: day("issued_on").notNull(),
    lastValidOn: day("last_valid_on").notNull(),
    originCountry: char("origin_country", { length: 2 }).notNull(),
    exporterName: text("exporter_name").notNull(),
    consignee: text("consignee").notNull(),
    producer: text("producer"),
    departedOn: day("departed_on"),
    route: text("route"),
    remarks: text("remarks").notNull().default(""),
    isThirdPartyInvoiced: boolean("is_third_party_invoiced").notNull(),
    isBackToBack: boolean("is_back_to_back").notNull(),
    signatory: text("signatory").notNull(),
    declaredOn: day("declared_on").notNull(),
    isSealed: boolean("is_sealed").notNull(),
    /** of Fuling; outbound only */
    exporterId: idColumn<"exp">("exporter_id").references(() => exporter.id),
    isSelfPrinted: boolean("is_self_printed").notNull().default(false),
    recordedBy: text("recorded_by")
      .notNull()
      .references(() => operator.id),
    recordedAt: instant("recorded_at").notNull(),
    /** made by the form: the same one sent twice is one record */
    recordedByCommand: text("recorded_by_command").notNull().unique(),
    voidedBy: text("voided_by").references(() => operator.id),
    voidedAt: instant("voided_at"),
    voidReason: text("void_reason"),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    uniqueIndex("origin_proof_number_once")
      .on(table.issuer, table.number)
      .where(sql`${table.number} <> '' AND ${table.voidedAt} IS NULL`),
    index("origin_proof_by_end").on(table.direction, table.lastValidOn),
    check("origin_proof_direction", sql`${table.direction} IN ('inbound', 'outbound')`),
    check(
      "origin_proof_exporter",
      sql`(${table.direction} = 'outbound') = (${table.exporterId} IS NOT NULL)`,
    ),
    check(
      "origin_proof_voided",
      sql`(${table.voidedAt} IS NULL) = (${table.voidedBy} IS NULL) AND (${table.voidedAt} IS NULL) = (${table.voidReason} IS NULL)`,
    ),
    check("origin_proof_days", sql`${table.issuedOn} <= ${table.lastValidOn}`),
  ],
);

const ofProof = () =>
  idColumn<"opf">("proof_id")
    .notNull()
    .references(() => originProof.id);

/** Boxes 6 to 13 of one item. */
export const originProofLine = pgTable(
  "origin_proof_line",
  {
    proofId: ofProof(),
    itemNumber: integer("item_number").notNull(),
    marks: text("marks").notNull(),
    description: text("description").notNull(),
    hs6: char("hs6", { length: 6 }).notNull(),
    /** box 10 as written */
    criterion: text("criterion").notNull(),
    /** box 11 as written, with `*` or `**` */
    originCountry: text("origin_country").notNull(),
    quantityThousandths: bigint("quantity_thousandths", { mode: "number" }).notNull(),
    quantityUnit: text("quantity_unit").notNull(),
    /** hundredths of the invoice's currency */
    fobCents: bigint("fob_cents", { mode: "number" }),
    invoiceNumber: text("invoice_number").notNull(),
    invoiceDate: day("invoice_date").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.proofId, table.itemNumber] }),
    index("origin_proof_line_hs6").on(table.hs6),
    check("origin_proof_line_quantity", sql`${table.quantityThousandths} > 0`),
  ],
);

/** Papers kept with a proof, by kind and number. */
export const originProofDocument = pgTable(
  "origin_proof_document",
  {
    proofId: ofProof(),
    position: integer("position").notNull(),
    kind: text("kind").$type<ProofDocumentKind>().notNull(),
    documentNo: text("document_no").notNull(),
  },
  (table) => [primaryKey({ columns: [table.proofId, table.position] })],
);

/** Scans of a proof and of its papers, as they were sent; added, never changed. */
export const originProofScan = pgTable(
  "origin_proof_scan",
  {
    id: idColumn<"psc">("id").primaryKey(),
    proofId: ofProof(),
    kind: text("kind").$type<ProofDocumentKind>().notNull(),
    fileName: text("file_name").notNull(),
    mediaType: text("media_type").$type<ScanType>().notNull(),
    byteCount: integer("byte_count").notNull(),
    /** SHA-256 of the body, in hex: the same scan is kept once */
    digest: char("digest", { length: 64 }).notNull(),
    body: bytes("body").notNull(),
    attachedBy: text("attached_by")
      .notNull()
      .references(() => operator.id),
    attachedAt: instant("attached_at").notNull(),
  },
  (table) => [
    uniqueIndex("origin_proof_scan_once").on(table.proofId, table.digest),
    check("origin_proof_scan_size", sql`${table.byteCount} = octet_length(${table.body})`),
  ],
);

/** Lots that came in under a proof. */
export const originProofLot = pgTable(
  "origin_proof_lot",
  {
    proofId: ofProof(),
    lotId: idColumn<"lot">("lot_id")
      .notNull()
      .references(() => lot.id),
  },
  (table) => [
    primaryKey({ columns: [table.proofId, table.lotId] }),
    index("origin_proof_lot_of").on(table.lotId),
  ],
);
