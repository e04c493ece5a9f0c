/** What may happen to goods on their way; only `other` is more than Article 3.15 allows. */
export const TRANSIT_OPERATIONS = [
  "unloading",
  "reloading",
  "storing",
  "preserving",
  "other",
] as const;
export type TransitOperation = (typeof TRANSIT_OPERATIONS)[number];

export const TRANSIT_PAPERS = [
  "customs_papers",
  "transport_papers",
  "invoice_copy",
  "non_manipulation_certificate",
] as const;
export type TransitPaper = (typeof TRANSIT_PAPERS)[number];

/** A country between the exporting and the importing Party, whether or not it is a Party itself. */
export type TransitStop = {
  country: string;
  operations: readonly TransitOperation[];
  isUnderCustomsControl: boolean;
  /** any of them shows that the rule was kept there */
  papers: readonly TransitPaper[];
};

export type TransitFault = {
  code: "PROCESSED_IN_TRANSIT" | "LEFT_CUSTOMS_CONTROL" | "NO_TRANSIT_PAPERS";
  country: string;
};

/** What breaks the rule of direct consignment (Article 3.15); without a stop nothing does. */
export function transitFaults(stops: readonly TransitStop[]): TransitFault[] {
  return stops.flatMap(({ country, operations, isUnderCustomsControl, papers }) => {
    const codes: TransitFault["code"][] = [];
    if (operations.includes("other")) codes.push("PROCESSED_IN_TRANSIT");
    if (!isUnderCustomsControl) codes.push("LEFT_CUSTOMS_CONTROL");
    if (papers.length === 0) codes.push("NO_TRANSIT_PAPERS");
    return codes.map((code) => ({ code, country }));
  });
}
