import { DOMParser, type Element as DomElement, type Node as DomNode } from "@xmldom/xmldom";
import type { MessageElement } from "~/domain/customs/element";
import {
  CUSTOMS_NAMESPACE,
  MESSAGE_VERSION,
  type MessageTree,
} from "~/domain/customs/message-tree";
import { invariant } from "~/domain/invariant";
import { ok, type Result, refuse } from "~/domain/result";
import type { MessageFault } from "./customs";

const BYTES_AT_MOST = 8 * 1024 * 1024;
/** A signed message is six deep; anything far deeper is an attack on the reader's stack. */
const DEPTH_AT_MOST = 16;
/** The one element that carries another message's text, in CDATA by the specification. */
const VERBATIM = "oriBizMessage";

/** What XML 1.0 cannot hold at all; such characters have no business in a name or an address. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // A bare carriage return would be read back as a line feed.
  "\r": "&#13;",
};

export function escaped(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? "");
}

function verbatim(text: string): string {
  const clean = text.replace(FORBIDDEN, "");
  return `<![CDATA[${clean.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

/**
 * Writes a message. Firms send with the prefix `ceb`, customs answers in the default namespace; both
 * mean the same.
 */
export function writeXml(tree: MessageTree, prefix: "ceb" | "" = "ceb"): string {
  const tag = (name: string) => (prefix === "" ? name : `${prefix}:${name}`);
  const write = (element: MessageElement): string => {
    invariant(!element.foreign, "only customs' own elements are written; signing comes after");
    const content =
      element.children.length > 0
        ? element.children.map(write).join("")
        : element.name === VERBATIM
          ? verbatim(element.text)
          : escaped(element.text);
    return `<${tag(element.name)}>${content}</${tag(element.name)}>`;
  };
  const declared = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  const root = tag(tree.type);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>` +
    `<${root} guid="${escaped(tree.guid)}" version="${MESSAGE_VERSION}" ${declared}="${CUSTOMS_NAMESPACE}">` +
    `${tree.children.map(write).join("")}</${root}>`
  );
}

/** For a person's eyes: indented, in the default namespace, a signature only named. */
export function printXml(tree: MessageTree): string {
  const line = (element: MessageElement, indent: string): string => {
    if (element.foreign) return `${indent}<!-- ${element.name} -->`;
    const { name, children, text } = element;
    if (children.length === 0) return `${indent}<${name}>${escaped(text)}</${name}>`;
    const inner = children.map((child) => line(child, `${indent}  `));
    return [`${indent}<${name}>`, ...inner, `${indent}</${name}>`].join("\n");
  };
  return [
    `<${tree.type} guid="${escaped(tree.guid)}" version="${MESSAGE_VERSION}">`,
    ...tree.children.map((child) => line(child, "  ")),
    `</${tree.type}>`,
  ].join("\n");
}

/** UTF-8 with or without a byte-order mark; undefined when the bytes are something else. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (bytes.byteLength > BYTES_AT_MOST) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined; // decode() throws on any byte that is not UTF-8, and on nothing else
  }
}

/** Reads well-formed XML without a document type (no entities, no outside files) into its root. */
export function parseXml(text: string): Result<DomElement, MessageFault> {
  const fault = (detail: string) => refuse({ code: "MALFORMED_XML" as const, detail });
  let complaint = "";
  try {
    const document = new DOMParser({
      onError: (_level, message) => {
        complaint ||= String(message).split("\n")[0] ?? "";
      },
    }).parseFromString(text, "text/xml");
    if (complaint !== "") return fault(complaint);
    if (document.doctype) return fault("a document type is not allowed");
    const declared = /^<\?xml[^>]*encoding=["']([^"']+)/.exec(text)?.[1];
    if (declared && declared.toUpperCase() !== "UTF-8") return fault(`encoding ${declared}`);
    return document.documentElement ? ok(document.documentElement) : fault("no root");
  } catch (error) {
    // The parser gives up by throwing; whatever it says, the text is not a message.
    return fault(error instanceof Error ? (error.message.split("\n")[0] ?? "") : "unreadable");
  }
}

/** Reads a customs message. Prefixes, blanks between elements, comments and CDATA make no difference. */
export function readXml(bytes: Uint8Array): Result<MessageTree, MessageFault> {
  const text = decodeUtf8(bytes);
  if (text === undefined) return refuse({ code: "MALFORMED_XML", detail: "not UTF-8" });
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (root.namespaceURI !== CUSTOMS_NAMESPACE) {
    return refuse({ code: "NOT_CUSTOMS", detail: root.namespaceURI ?? "no namespace" });
  }
  const children = elementChildren(root).map((child) => toElement(child, 1));
  return children.every((child) => child !== undefined)
    ? ok({ type: root.localName ?? "", guid: root.getAttribute("guid") ?? "", children })
    : refuse({ code: "MALFORMED_XML", detail: "nested too deep" });
}

function elementChildren(parent: DomElement): DomElement[] {
  return Array.from(parent.childNodes).filter(isElement);
}

function isElement(node: DomNode): node is DomElement {
  return node.nodeType === 1;
}

function toElement(element: DomElement, depth: number): MessageElement | undefined {
  if (depth > DEPTH_AT_MOST) return undefined;
  const children = elementChildren(element).map((child) => toElement(child, depth + 1));
  if (!children.every((child) => child !== undefined)) return undefined;
  const isForeign = element.namespaceURI !== CUSTOMS_NAMESPACE;
  return {
    name: element.localName ?? "",
    ...(isForeign ? { foreign: true as const } : {}),
    text: children.length === 0 ? (element.textContent ?? "") : "",
    children,
  };
}
