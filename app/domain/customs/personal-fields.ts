import { maskIdNumber } from "../identity/id-number";
import { maskName, maskPhone } from "../order/address";
import type { MessageElement } from "./element";
import type { MessageTree } from "./message-tree";

/** `荔枝街道…`: enough to tell two addresses apart, not enough to find a door. */
export function maskAddress(text: string): string {
  const shown = [...text].slice(0, 9).join("");
  return shown === text ? `${[...text].slice(0, 3).join("")}…` : `${shown}…`;
}

const MASKS: Readonly<Record<string, (text: string) => string>> = {
  buyerName: maskName,
  payerName: maskName,
  consignee: maskName,
  buyerIdNumber: maskIdNumber,
  payerIdNumber: maskIdNumber,
  buyerTelephone: maskPhone,
  telephone: maskPhone,
  consigneeTelephone: maskPhone,
  consigneeAddress: maskAddress,
  // A message sent back whole may hold anything.
  oriBizMessage: () => "…",
};

/** The value of a message's field as it may be shown; other fields are shown as they are. */
export function shownValue(field: string, text: string): string {
  return text === "" ? text : (MASKS[field]?.(text) ?? maskIdNumbersIn(text));
}

/** Free text of customs may name a person's number. */
export function maskIdNumbersIn(text: string): string {
  return text.replace(/\d{17}[\dXx]/g, (digits) => maskIdNumber(digits));
}

/** The message with every personal value masked. */
export function maskMessage(tree: MessageTree): MessageTree {
  const masked = (element: MessageElement): MessageElement => ({
    ...element,
    text: element.foreign ? element.text : shownValue(element.name, element.text),
    children: element.children.map(masked),
  });
  return { ...tree, children: tree.children.map(masked) };
}
