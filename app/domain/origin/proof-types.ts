import type { Agreement } from "../tariff/rows";

/** Papers by which goods prove their origin (RCEP Article 3.16). */
export const PROOF_TYPES = [
  "certificate_of_origin",
  "approved_exporter_declaration",
  /** by any exporter or producer: Parties introduce it within ten or twenty years */
  "exporter_declaration",
] as const;
export type ProofType = (typeof PROOF_TYPES)[number];

/**
 * Which proofs China takes on imports. RCEP's two are read (S36, S46); whether it takes an exporter's
 * own declaration was not found, so it does not here. The others' certificate is general knowledge.
 */
const ACCEPTED_PROOFS: Record<Agreement, readonly ProofType[]> = {
  RCEP: ["certificate_of_origin", "approved_exporter_declaration"],
  ACFTA: ["certificate_of_origin"],
  CHAFTA: ["certificate_of_origin"],
  NZFTA: ["certificate_of_origin"],
  KFTA: ["certificate_of_origin"],
};

export const acceptedProofs = (agreement: Agreement): readonly ProofType[] =>
  ACCEPTED_PROOFS[agreement];
