/** A paper that came with a lot, as the trace page and the console name it. */
export type LotDocument = {
  kind: "bonded_list" | "declaration" | "origin_certificate" | "inspection_certificate";
  documentNo: string;
};
