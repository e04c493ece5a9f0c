import { invariant } from "../invariant";
import { branch, leaf, type MessageElement } from "./element";
import {
  BASE_SUBSCRIBE,
  BASE_TRANSFER,
  DOCUMENT_LAYOUTS,
  type DocumentType,
  type GroupLayout,
  type GroupValues,
} from "./layout";

export const CUSTOMS_NAMESPACE = "http://www.chinaport.gov.cn/ceb";
export const MESSAGE_VERSION = "1.0";

/** A whole message: the root's name, its guid and what stands under it, in order. */
export type MessageTree = {
  type: string;
  guid: string;
  children: readonly MessageElement[];
};

/** A registered firm as every message of an order must name it. */
export type Party = { code: string; name: string };

/** The firm that owns the transfer account, which is who sends. */
export type Sender = Party & { dxpId: string };

/** What the sender decides for a message: its numbers (upper-case UUIDs drawn by the caller) and time. */
export type Envelope = {
  messageGuid: string;
  documentGuid: string;
  sentAt: Date;
  sender: Sender;
  /** accounts that get a copy of the documents and of their receipts */
  subscribers: readonly string[];
};

/** 1 new, 2 changed: a repeat of a list that was rejected is a change. */
export type ApplicationType = "1" | "2";

const GUID = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;

/** The group's elements in the layout's order; what has no value is left out, never sent empty. */
export function groupElement<Layout extends GroupLayout>(
  name: string,
  layout: Layout,
  values: GroupValues<Layout>,
): MessageElement {
  const byName = values as Readonly<Record<string, string | undefined>>;
  const fields: MessageElement[] = [];
  for (const [field, , presence] of layout) {
    const value = byName[field] ?? "";
    if (value !== "" || presence === "required" || presence === "present") {
      fields.push(leaf(field, value));
    }
  }
  return branch(name, fields);
}

/** One message with one document: our orders are declared one by one. */
export function messageOf<Type extends DocumentType>(
  type: Type,
  envelope: Envelope,
  groups: readonly MessageElement[],
): MessageTree {
  invariant(GUID.test(envelope.messageGuid), "message numbers are upper-case UUIDs");
  invariant(GUID.test(envelope.documentGuid), "document numbers are upper-case UUIDs");
  const { sender } = envelope;
  return {
    type,
    guid: envelope.messageGuid,
    children: [
      branch(DOCUMENT_LAYOUTS[type].group, groups),
      groupElement("BaseTransfer", BASE_TRANSFER, {
        copCode: sender.code,
        copName: sender.name,
        dxpMode: "DXP",
        dxpId: sender.dxpId,
      }),
      ...envelope.subscribers.map((dxpAddress) =>
        groupElement("BaseSubscribe", BASE_SUBSCRIBE, {
          status: "ALL",
          dxpMode: "DXP",
          dxpAddress,
        }),
      ),
    ],
  };
}
