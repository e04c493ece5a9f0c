import { readDecimal } from "../decimal";
import type { MessageElement } from "../element";
import {
  BASE_SUBSCRIBE,
  BASE_TRANSFER,
  DOCUMENT_LAYOUTS,
  DOCUMENTS_PER_MESSAGE,
  type FieldFormat,
  type GroupLayout,
  isDocumentType,
  LINES_PER_DOCUMENT,
} from "../layout";
import type { MessageTree } from "../message-tree";
import { isSignature } from "../parsed-message";
import type { Finding } from "./finding";

const SUBSCRIBERS_PER_MESSAGE = 5;

/**
 * Rules of form: V22 (at most 100 documents, 99 lines), V24 (no empty element where none is allowed),
 * V28 (elements exactly in the specification's order) and SCHEMA (presence, lengths, numbers).
 */
export function formFindings(tree: MessageTree): Finding[] {
  if (!isDocumentType(tree.type)) return [{ rule: "SCHEMA", field: tree.type }];
  const { group, head, line } = DOCUMENT_LAYOUTS[tree.type];
  const findings: Finding[] = [];
  if (tree.guid.length !== 36) findings.push({ rule: "SCHEMA", field: "guid" });
  findings.push(...rootFindings(tree, group));
  for (const child of tree.children) {
    if (child.name === group) findings.push(...documentFindings(child, head, line));
    else if (child.name === "BaseTransfer") findings.push(...groupFindings(child, BASE_TRANSFER));
    else if (child.name === "BaseSubscribe") findings.push(...groupFindings(child, BASE_SUBSCRIBE));
  }
  return findings;
}

/** Documents, then transfer, subscribers, extension, signature; in that order and number. */
function rootFindings(tree: MessageTree, group: string): Finding[] {
  const order = [group, "BaseTransfer", "BaseSubscribe", "ExtendMessage", "Signature"];
  const positions = tree.children.map((child) =>
    child.foreign && !isSignature(child) ? -1 : order.indexOf(child.name),
  );
  const count = (name: string) => tree.children.filter((child) => child.name === name).length;
  const findings: Finding[] = [];
  if (positions.some((at, i) => at < 0 || at < (positions[i - 1] ?? 0))) {
    findings.push({ rule: "V28", field: tree.type });
  }
  if (count(group) === 0) findings.push({ rule: "SCHEMA", field: group });
  if (count(group) > DOCUMENTS_PER_MESSAGE) findings.push({ rule: "V22", field: group });
  if (count("BaseTransfer") !== 1) findings.push({ rule: "SCHEMA", field: "BaseTransfer" });
  if (count("BaseSubscribe") > SUBSCRIBERS_PER_MESSAGE) {
    findings.push({ rule: "SCHEMA", field: "BaseSubscribe" });
  }
  if (count("ExtendMessage") > 1 || count("Signature") > 1) {
    findings.push({ rule: "SCHEMA", field: "Signature" });
  }
  return findings;
}

function documentFindings(
  document: MessageElement,
  [headName, headLayout]: readonly [string, GroupLayout],
  line: readonly [string, GroupLayout] | undefined,
): Finding[] {
  const [head, ...rest] = document.children;
  if (head?.name !== headName) return [{ rule: "V28", field: headName }];
  const findings = groupFindings(head, headLayout);
  if (rest.some((child) => child.name !== line?.[0])) {
    findings.push({ rule: "V28", field: document.name });
  }
  if (!line) return findings;
  if (rest.length === 0) findings.push({ rule: "SCHEMA", field: line[0] });
  if (rest.length > LINES_PER_DOCUMENT) findings.push({ rule: "V22", field: line[0] });
  rest.forEach((child, index) => {
    for (const found of groupFindings(child, line[1])) {
      findings.push({ ...found, line: index + 1 });
    }
  });
  return findings;
}

function groupFindings(group: MessageElement, layout: GroupLayout): Finding[] {
  const findings: Finding[] = [];
  let next = 0;
  const seen = new Set<string>();
  for (const element of group.children) {
    const at = layout.findIndex(([name]) => name === element.name);
    if (at < next || element.children.length > 0) {
      findings.push({ rule: "V28", field: element.name });
      continue;
    }
    next = at + 1;
    seen.add(element.name);
    const [name, format, presence] = layout[at] as GroupLayout[number];
    const mayBeEmpty = presence === "blank" || presence === "present";
    if (element.text === "") {
      if (!mayBeEmpty) findings.push({ rule: "V24", field: name });
    } else if (!hasForm(element.text, format)) {
      findings.push({ rule: "SCHEMA", field: name });
    }
  }
  for (const [name, , presence] of layout) {
    const isNeeded = presence === "required" || presence === "present";
    if (isNeeded && !seen.has(name)) findings.push({ rule: "SCHEMA", field: name });
  }
  return findings;
}

function hasForm(text: string, format: FieldFormat): boolean {
  if (format === "any") return true;
  if (format === "N19,5") {
    return readDecimal(text) !== undefined && text.replace(/\D/g, "").length <= 19;
  }
  const [, kind, range, digits] = /^([CN])(\.\.)?(\d+)$/.exec(format) ?? [];
  const length = Number(digits);
  if (kind === "N") return /^-?\d+$/.test(text) && text.replace("-", "").length <= length;
  // The schema counts characters, not UTF-16 halves of them.
  const characters = [...text].length;
  return range ? characters <= length : characters === length;
}
