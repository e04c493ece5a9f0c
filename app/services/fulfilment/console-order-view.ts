import type { CalendarDay } from "~/domain/calendar-day";
import type { RuleId } from "~/domain/customs/checks/finding";
import type { LotId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { OrderRowView } from "./order-row-view";

/** The four documents of a bonded order, in the order of the comparison's columns. */
export const COMPARED_DOCUMENTS = ["311", "411", "511", "621"] as const;
export type ComparedDocument = (typeof COMPARED_DOCUMENTS)[number];

/** One fact as each document states it; personal values are masked before they get here. */
export type ComparedFact = {
  /** what is compared: orderNo, platform, payment, paid, amounts, buyer, buyerId, buyerTelephone … */
  key: string;
  cells: Record<ComparedDocument, string | null>;
  rule: RuleId;
  /** the documents whose value differs from another's; empty when all agree */
  differing: ComparedDocument[];
};

export type DocumentState = {
  document: ComparedDocument;
  /** name of the firm that sends it; null until it is sent */
  sender: string | null;
  /** status of its newest receipt, null before the first */
  code: string | null;
  isRejected: boolean;
};

/** A message or receipt of the order; its content is read apart, masked (getMessageContent). */
export type OrderMessageView = {
  /** `msg_…` of a message, the receipt's key of a receipt */
  id: string;
  kind: "message" | "receipt";
  at: Date;
  /** own: sent by us; copy: another firm's document; received: an answer of customs */
  direction: "own" | "copy" | "received";
  /** 311, 411, 511, 621, 312, 412, 512, 622, 900 */
  type: string;
  attempt: number | null;
  /** receipts: status and words of customs */
  status: string | null;
  info: string | null;
  /** own messages: not handed to the exchange yet */
  isWaiting: boolean;
  isFailure: boolean;
};

export type OrderLotView = {
  lotId: LotId;
  lotNo: string;
  line: number;
  goods: string;
  bin: string | null;
  itemRecordNo: string | null;
  pieces: number;
  expiresOn: CalendarDay;
  daysLeft: number;
  shareBps: number;
};

export type OrderLedgerView = {
  at: Date;
  ledger: "promise" | "physical" | "allowance" | "book";
  /** buckets, as accounts.ts names them, with bin or lot where there is one */
  from: string;
  to: string;
  /** pieces of each line, or fen for the allowance */
  quantities: number[];
  /** set aside, moved, or given back */
  phase: "held" | "posted" | "voided" | "expired";
};

/** A field to be mended in a rejected document, as the rejection and the comparison show it. */
export type RepairField = {
  document: ComparedDocument;
  field: string;
  line: number | null;
  was: string | null;
  becomes: string | null;
  /** the document the right value comes from */
  source: ComparedDocument | null;
};

/** Present while the declaration stands rejected. */
export type RejectionView = {
  /** customs' own code and words, and when */
  code: string | null;
  info: string;
  at: Date;
  fields: RepairField[];
  /** versions sent so far, and how many may be */
  attempt: number;
  maxAttempts: number;
};

/** An order as the console shows it whole: masked, worded by the screen, no row of the database. */
export type ConsoleOrderView = {
  row: OrderRowView;
  paidAt: Date | null;
  leftAt: Date | null;
  /** minutes customs took out of the hand-over time (list sent to released, or to now) */
  customsMinutes: number;
  targetMinutes: number | null;
  promisedBy: CalendarDay | null;
  lines: {
    line: number;
    sku: string;
    gtin: string | null;
    goods: string;
    quantity: number;
    priceFen: Fen;
    goodsFen: Fen;
    taxFen: Fen;
  }[];
  amounts: { goodsFen: Fen; freightFen: Fen; insuranceFen: Fen; taxFen: Fen; totalFen: Fen };
  payment: {
    provider: string | null;
    transactionRef: string | null;
    paidFen: Fen | null;
    payer: "verified" | "unknown" | null;
    refunds: { reason: string; amountFen: Fen; status: "requested" | "done" | "failed" }[];
  };
  recipient: { name: string; phone: string; region: string };
  buyer: { name: string; idNumber: string } | null;
  carrierName: string | null;
  declaration: {
    copNo: string;
    preNo: string | null;
    invtNo: string | null;
    attempt: number;
  } | null;
  documents: DocumentState[];
  facts: ComparedFact[];
  messages: OrderMessageView[];
  lots: OrderLotView[];
  ledger: OrderLedgerView[];
  isLedgerBalanced: boolean;
  rejection: RejectionView | null;
  /** the order's own history, oldest first */
  events: { at: Date; type: string; facts: Record<string, unknown> }[];
  /** who did what, newest first */
  audit: { at: Date; actor: string; action: string }[];
};
