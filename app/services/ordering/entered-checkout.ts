import { IDENTITY_CONSENT_VERSION } from "~/domain/identity/consent";
import type { Address } from "~/domain/order/address";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import type { RulesOfDay } from "~/services/rules/rule-book";
import type { CheckoutFacts } from "./checkout-facts.server";
import type { Orderer } from "./order-rows";
import { canVerifyPayer } from "./payer-verification";

/** What a visitor entered on the way to an order, complete. */
export type Entered = { address: Address; orderer: Orderer | null };

export type EnteredRefusal =
  | { code: "ADDRESS_MISSING" }
  | { code: "IDENTITY_MISSING" }
  | { code: "CONSENT_MISSING" }
  /** the notice in force was not ticked, or an older one was */
  | { code: "NOTICE_NOT_ACCEPTED" }
  | { code: "NOTICE_UNKNOWN" }
  | { code: "PAYER_UNVERIFIABLE" };

/** Reads the draft of a group; duty-paid goods need an address only. */
export function readEntered(
  ctx: ServiceContext,
  { draft }: CheckoutFacts,
  rules: RulesOfDay,
  group: { customsRegime: "1210" | "9610" | "0110"; noticeVersion: string },
): Result<Entered, EnteredRefusal> {
  if (!draft?.address) return refuse({ code: "ADDRESS_MISSING" });
  if (group.customsRegime === "0110") return ok({ address: draft.address, orderer: null });
  const { buyerName, buyerIdCipherHex, buyerIdMasked, personHash, consentAtMs } = draft;
  if (buyerName === null || buyerIdCipherHex === null || buyerIdMasked === null) {
    return refuse({ code: "IDENTITY_MISSING" });
  }
  if (personHash === null) return refuse({ code: "IDENTITY_MISSING" });
  if (draft.consentVersion !== IDENTITY_CONSENT_VERSION || consentAtMs === null) {
    return refuse({ code: "CONSENT_MISSING" });
  }
  if (!canVerifyPayer(ctx)) return refuse({ code: "PAYER_UNVERIFIABLE" });
  const notice = rules.notice(group.customsRegime);
  if (!notice.ok) return refuse({ code: "NOTICE_UNKNOWN" });
  if (notice.value.version !== group.noticeVersion) return refuse({ code: "NOTICE_NOT_ACCEPTED" });
  return ok({
    address: draft.address,
    orderer: {
      name: buyerName,
      idCipher: Buffer.from(buyerIdCipherHex, "hex"),
      idMasked: buyerIdMasked,
      personHash,
      consentVersion: draft.consentVersion,
      consentAt: new Date(consentAtMs),
      noticeVersion: notice.value.version,
    },
  });
}
