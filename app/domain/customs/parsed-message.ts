import { childNamed, childrenNamed, type MessageElement } from "./element";
import { DOCUMENT_LAYOUTS, type DocumentType, isDocumentType } from "./layout";
import type { MessageTree } from "./message-tree";

/** Field values by name, without the blanks around them; an absent field is undefined. */
export type Fields = Readonly<Partial<Record<string, string>>>;
export type ParsedDocument = { head: Fields; lines: readonly Fields[] };

/** A message's content, whatever its form: the rules of form look at the tree instead. */
export type ParsedMessage = {
  type: DocumentType;
  guid: string;
  documents: readonly ParsedDocument[];
  transfer: Fields;
  /** accounts that want copies */
  subscribers: readonly string[];
  isSigned: boolean;
};

/** The documents of one order as far as they are at hand. */
export type DocumentSet = {
  order?: ParsedDocument | undefined;
  payment?: ParsedDocument | undefined;
  waybill?: ParsedDocument | undefined;
  list?: ParsedDocument | undefined;
};

export function isSignature(element: MessageElement): boolean {
  return element.foreign === true && element.name === "Signature";
}

/** Reads the content of a message; undefined when its root is none of the documents we know. */
export function readMessage(tree: MessageTree): ParsedMessage | undefined {
  const { type } = tree;
  if (!isDocumentType(type)) return undefined;
  const root: MessageElement = { name: type, text: "", children: tree.children };
  const { group, head, line } = DOCUMENT_LAYOUTS[type];
  return {
    type,
    guid: tree.guid,
    documents: childrenNamed(root, group).map((document) => ({
      head: fieldsOf(childNamed(document, head[0])),
      lines: line ? childrenNamed(document, line[0]).map(fieldsOf) : [],
    })),
    transfer: fieldsOf(childNamed(root, "BaseTransfer")),
    subscribers: childrenNamed(root, "BaseSubscribe").flatMap(
      (subscriber) => fieldsOf(subscriber).dxpAddress ?? [],
    ),
    isSigned: tree.children.some(isSignature),
  };
}

function fieldsOf(element: MessageElement | undefined): Fields {
  if (!element) return {};
  return Object.fromEntries(element.children.map((child) => [child.name, child.text.trim()]));
}
