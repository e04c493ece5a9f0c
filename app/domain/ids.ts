declare const idBrand: unique symbol;

/** A prefixed, branded identifier such as `ord_01j9…`; the prefix tells what it names. */
export type Id<Prefix extends string> = `${Prefix}_${string}` & { readonly [idBrand]: Prefix };

export type BrandId = Id<"brd">;
export type ProductId = Id<"prd">;
export type VariantId = Id<"var">;
export type OfferId = Id<"off">;
export type WarehouseId = Id<"whs">;
export type LotId = Id<"lot">;
export type CartId = Id<"crt">;
export type OrderId = Id<"ord">;
export type PaymentId = Id<"pay">;
export type RefundId = Id<"rfd">;
export type CustomsMessageId = Id<"msg">;
export type OperatorId = Id<"opr">;
export type HandoffId = Id<"hnd">;
export type RuleChangeId = Id<"rch">;
export type OverseasWarehouseId = Id<"osw">;
export type OriginProofId = Id<"opf">;
export type ProofScanId = Id<"psc">;
export type ExporterId = Id<"exp">;

export function isId<Prefix extends string>(prefix: Prefix, text: string): text is Id<Prefix> {
  return text.startsWith(`${prefix}_`) && /^[0-9a-z]{8,40}$/.test(text.slice(prefix.length + 1));
}

/** Reads an id that came from outside; undefined when its form is wrong. */
export function parseId<Prefix extends string>(prefix: Prefix, text: string) {
  return isId(prefix, text) ? text : undefined;
}

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Makes an id from 16 random bytes given by the caller (pure code draws no randomness). */
export function idFromBytes<Prefix extends string>(prefix: Prefix, bytes: Uint8Array): Id<Prefix> {
  let text = "";
  for (const byte of bytes) text += ALPHABET[byte & 31];
  return `${prefix}_${text}` as Id<Prefix>;
}
