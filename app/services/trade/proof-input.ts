import { z } from "zod";
import type { BoxFinding, FormItem } from "~/domain/origin/form-rcep";
import type { ProofRecord } from "~/domain/origin/proof-record";
import { PROOF_DIRECTIONS, PROOF_DOCUMENT_KINDS } from "~/domain/origin/proof-terms";
import { PROOF_TYPES } from "~/domain/origin/proof-types";
import { AGREEMENTS } from "~/domain/tariff/rows";
import { wholeParts } from "./whole-parts";

const short = z.string().trim().max(80).default("");
const long = z.string().trim().max(400).default("");

const itemInput = z.object({
  marks: long,
  description: long,
  hs6: short,
  criterion: short,
  originCountry: short,
  quantity: short,
  quantityUnit: short,
  fob: short,
  invoiceNumber: short,
  invoiceDate: short,
});

/** A certificate or declaration as it was typed, box by box. */
export const proofInput = z.object({
  direction: z.enum(PROOF_DIRECTIONS).default("inbound"),
  type: z.enum(PROOF_TYPES).default("certificate_of_origin"),
  agreement: z.enum(AGREEMENTS).default("RCEP"),
  number: short,
  issuer: long,
  authorisationCode: short,
  issuedOn: short,
  isSealed: z.boolean().default(false),
  exporter: long,
  consignee: long,
  producer: long,
  departedOn: short,
  route: long,
  remarks: long,
  isThirdPartyInvoiced: z.boolean().default(false),
  isBackToBack: z.boolean().default(false),
  signatory: short,
  declaredOn: short,
  exporterId: short,
  isSelfPrinted: z.boolean().default(false),
  /** lot numbers, divided by commas or spaces */
  lots: z.string().trim().max(400).default(""),
  items: z.array(itemInput).max(3).default([]),
  documents: z
    .array(z.object({ kind: z.enum(PROOF_DOCUMENT_KINDS), documentNo: short }))
    .max(3)
    .default([]),
});
export type ProofInput = z.output<typeof proofInput>;
export type ProofItemInput = ProofInput["items"][number];

export const PROOF_ROWS = 3;

const ITEM_FIELDS = Object.keys(itemInput.shape) as (keyof ProofItemInput)[];
const FLAGS = ["isSealed", "isThirdPartyInvoiced", "isBackToBack", "isSelfPrinted"] as const;

/** Reads the form's fields; rows of which nothing is filled in are none. */
export function proofFromForm(form: FormData): z.input<typeof proofInput> {
  const text = (name: string) => String(form.get(name) ?? "");
  const rows = Array.from({ length: PROOF_ROWS }, (_, at) => at + 1);
  const items = rows
    .map((row) => Object.fromEntries(ITEM_FIELDS.map((field) => [field, text(`i${row}${field}`)])))
    .filter((item) => Object.values(item).some((value) => value.trim() !== ""));
  const documents = rows.flatMap((row) => {
    const kind = PROOF_DOCUMENT_KINDS.find((one) => one === text(`d${row}kind`));
    const documentNo = text(`d${row}no`).trim();
    return kind === undefined || documentNo === "" ? [] : [{ kind, documentNo }];
  });
  const texts = Object.keys(proofInput.shape).filter((name) => form.has(name));
  return {
    ...Object.fromEntries(texts.map((name) => [name, text(name)])),
    ...Object.fromEntries(FLAGS.map((name) => [name, form.get(name) === "1"])),
    ...{ items, documents },
  };
}

export const quantityThousandths = ({ quantity }: ProofItemInput) => wholeParts(quantity, 3) ?? 0;
const fobCents = ({ fob }: ProofItemInput) => wholeParts(fob, 2) ?? null;

export const lotNumbers = ({ lots }: ProofInput): string[] => [
  ...new Set(lots.split(/[\s,，、;]+/).filter(Boolean)),
];

/** The record as the domain checks it, and what of it could not be read as a figure. */
export function proofRecordOf(input: ProofInput): { record: ProofRecord; unread: BoxFinding[] } {
  const items = input.items.map(
    (item, at): FormItem => ({
      itemNumber: at + 1,
      marks: item.marks,
      packagesAndDescription: item.description,
      hs6: item.hs6.replace(/[\s.]/g, "").slice(0, 6),
      criterion: item.criterion,
      originCountry: item.originCountry.toUpperCase(),
      quantity: quantityThousandths(item) / 1_000,
      quantityUnit: item.quantityUnit,
      fobCents: fobCents(item),
      invoiceNumber: item.invoiceNumber,
      invoiceDate: item.invoiceDate,
    }),
  );
  const unread = input.items.flatMap((item, at): BoxFinding[] =>
    item.fob !== "" && fobCents(item) === null
      ? [{ box: 12, problem: "fob_missing", item: at }]
      : [],
  );
  const hasTransport = input.departedOn !== "" || input.route !== "";
  const record: ProofRecord = {
    direction: input.direction,
    type: input.type,
    agreement: input.agreement,
    authorisationCode: input.authorisationCode,
    isSelfPrinted: input.isSelfPrinted,
    form: {
      certificateNumber: input.number,
      exporter: input.exporter,
      consignee: input.consignee,
      producer: input.producer === "" ? null : input.producer,
      transport: hasTransport ? { departedOn: input.departedOn, route: input.route } : null,
      officialUse: "",
      items,
      remarks: input.remarks,
      isThirdPartyInvoiced: input.isThirdPartyInvoiced,
      isBackToBack: input.isBackToBack,
      declaration: { signatory: input.signatory, on: input.declaredOn },
      certification: { body: input.issuer, on: input.issuedOn, isSealed: input.isSealed },
    },
  };
  return { record, unread };
}
