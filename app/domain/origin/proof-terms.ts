/** Goods that came to us under a proof of their origin, or that a firm of Fuling sends out under one. */
export const PROOF_DIRECTIONS = ["inbound", "outbound"] as const;
export type ProofDirection = (typeof PROOF_DIRECTIONS)[number];

/** Whether a firm prints its certificates itself (自助打印), as customs allows it. */
export const SELF_PRINT_STATES = ["none", "applied", "enabled"] as const;
export type SelfPrintState = (typeof SELF_PRINT_STATES)[number];

export const PROOF_DOCUMENT_KINDS = [
  "proof_copy",
  "invoice",
  "packing_list",
  "transport",
  "non_manipulation",
] as const;
export type ProofDocumentKind = (typeof PROOF_DOCUMENT_KINDS)[number];
