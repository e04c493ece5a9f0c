import { describe, expect, it } from "vitest";
import { readReference } from "../../../tests/support/reference";
import {
  BASE_SUBSCRIBE,
  BASE_TRANSFER,
  DOCUMENT_LAYOUTS,
  DOCUMENTS_PER_MESSAGE,
  type GroupLayout,
  LINES_PER_DOCUMENT,
} from "./layout";
import { RECEIPT_LAYOUTS } from "./receipt-layout";

type OfficialField = {
  name: string;
  format: string;
  requiredBySchema: boolean;
  emptyElementAllowed: boolean;
};
type OfficialGroup = { element: string; fields: OfficialField[] };
type Reference = {
  conventions: { limits: Record<string, number> };
  shared: OfficialGroup[];
  messages: {
    message: string;
    root: { childrenInOrder: { element: string; maxOccurs: number }[] };
    groups: (OfficialGroup & { parent: string | null; maxOccurs: number })[];
  }[];
};
const reference = JSON.parse(readReference("domain/ceb/fields.json").toString("utf8")) as Reference;

/** A row of the official list in the form of our layouts. */
function row({ name, format, requiredBySchema, emptyElementAllowed }: OfficialField) {
  const presence = requiredBySchema
    ? emptyElementAllowed
      ? "present"
      : "required"
    : emptyElementAllowed
      ? "blank"
      : "optional";
  return [name, format === "C" ? "any" : format, presence];
}
const rows = (group: OfficialGroup | undefined) => group?.fields.map(row);
const ours = (layout: GroupLayout) => layout.map((field) => [...field]);
const message = (name: string) => reference.messages.find((one) => one.message === name);

describe("layout of the messages", () => {
  it.each(Object.entries(DOCUMENT_LAYOUTS))(
    "%s has the official fields, order, lengths and presence",
    (name, { group, head, line }) => {
      const official = message(name);
      expect(ours(head[1])).toEqual(rows(official?.groups.find((one) => one.element === head[0])));
      if (line) {
        expect(ours(line[1])).toEqual(
          rows(official?.groups.find((one) => one.element === line[0])),
        );
      }
      expect(official?.root.childrenInOrder.map(({ element }) => element)).toEqual([
        group,
        "BaseTransfer",
        "BaseSubscribe",
        "ExtendMessage",
        "ds:Signature",
      ]);
      expect(official?.root.childrenInOrder[0]?.maxOccurs).toBe(DOCUMENTS_PER_MESSAGE);
    },
  );

  it.each(Object.entries(RECEIPT_LAYOUTS))("%s has the official fields", (name, layout) => {
    const official = message(name)?.groups.find((one) => one.element === layout.element);
    expect(ours(layout.fields)).toEqual(rows(official));
  });

  it("shares transfer, subscription and limits", () => {
    const shared = (name: string) => rows(reference.shared.find((one) => one.element === name));
    expect(ours(BASE_TRANSFER)).toEqual(shared("BaseTransfer"));
    expect(ours(BASE_SUBSCRIBE)).toEqual(shared("BaseSubscribe"));
    expect(reference.conventions.limits).toMatchObject({
      documentsPerMessage: DOCUMENTS_PER_MESSAGE,
      orderLines: LINES_PER_DOCUMENT,
      inventoryLines: LINES_PER_DOCUMENT,
      baseSubscribe: 5,
    });
  });
});
