import { ok, type Result, refuse } from "../result";

/** Who paid, as far as the provider's signed event or the payment declarer says. */
export type Payer =
  | { state: "unknown" }
  /** `idDigest` is comparable with digests of the same provider, and with nothing else */
  | { state: "verified"; name: string; idDigest: string };

/**
 * The orderer must be the payer (GACC Ann. 194/2018). An unknown payer passes here: whether the shop
 * may take such a payment was decided before it was opened.
 */
export function checkPayer(
  orderer: { name: string; idDigest: string },
  payer: Payer,
): Result<"same" | "unknown", { code: "PAYER_MISMATCH" }> {
  if (payer.state === "unknown") return ok("unknown");
  const isSame =
    payer.idDigest === orderer.idDigest && plainName(payer.name) === plainName(orderer.name);
  return isSame ? ok("same") : refuse({ code: "PAYER_MISMATCH" });
}

/** Spaces and the different dots of non-Han names (买买提·艾力) do not make another person. */
function plainName(name: string): string {
  return name.normalize("NFKC").replace(/[\s·•‧・.]/g, "");
}
