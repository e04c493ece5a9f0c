import type { ParsedMessage } from "../parsed-message";
import type { Finding } from "./finding";

/** How a message's signature was found: none, wrong, or valid under a firm's certificate. */
export type SignatureState =
  | { kind: "none" }
  | { kind: "invalid" }
  | { kind: "valid"; firmCode: string };

/** Documents of which the schema demands a signature. */
const SIGNED_LISTS: readonly string[] = ["CEB621Message"];

/** V23: a declared list is signed, validly, by the firm that declares (-621015, -621026, -621029). */
export function checkV23(message: ParsedMessage, signature: SignatureState): Finding[] {
  const isList = SIGNED_LISTS.includes(message.type);
  const isDeclared = message.documents.some(({ head }) => head.appStatus === "2");
  if (signature.kind === "none") {
    return isList && isDeclared ? [{ rule: "V23", field: "Signature" }] : [];
  }
  if (signature.kind === "invalid") return [{ rule: "V23", field: "SignatureValue" }];
  const speaks = isList
    ? message.documents.map(({ head }) => head.agentCode)
    : [message.transfer.copCode];
  return speaks.every((code) => code === signature.firmCode)
    ? []
    : [{ rule: "V23", field: isList ? "agentCode" : "copCode" }];
}
