import type { CalendarDay } from "~/domain/calendar-day";
import type { LotId } from "~/domain/ids";
import type { Fen } from "~/domain/money";
import type { OrderRowView } from "./order-row-view";

export type OrderLineView = {
  line: number;
  sku: string;
  gtin: string | null;
  goods: string;
  quantity: number;
  priceFen: Fen;
  goodsFen: Fen;
  taxFen: Fen;
};

export type OrderLotView = {
  lotId: LotId;
  lotNo: string;
  line: number;
  goods: string;
  gtin: string | null;
  bin: string | null;
  itemRecordNo: string | null;
  pieces: number;
  expiresOn: CalendarDay;
  daysLeft: number;
  shareBps: number;
};

/** An account of a ledger by its bucket (accounts.ts), whatever its bin. */
export type LedgerPlaceView = {
  bucket: string;
  customsStatus: "bonded" | "released" | null;
};

/**
 * What happened to one order in a ledger: set aside (held), moved (posted), given back (voided,
 * expired). Quantities are pieces by order line, or fen in the allowance ledger.
 */
export type OrderLedgerView = {
  at: Date;
  ledger: "promise" | "physical" | "allowance" | "book";
  phase: "held" | "posted" | "voided" | "expired";
  from: LedgerPlaceView;
  to: LedgerPlaceView;
  quantities: number[];
};

export type RefundView = {
  reason: string;
  amountFen: Fen;
  status: "requested" | "done" | "failed";
  requestedAt: Date;
};

/**
 * An order as the console shows it, beside its declaration (get-declaration): masked, worded by the
 * screen, no row of the database.
 */
export type ConsoleOrderView = {
  row: OrderRowView;
  paidAt: Date | null;
  /** through the gate, handed over or collected */
  leftAt: Date | null;
  closedAt: Date | null;
  promisedBy: CalendarDay | null;
  /** minutes of the hand-over time that were customs': list sent to released, or to now */
  customsMinutes: number | null;
  targetMinutes: number | null;
  lines: OrderLineView[];
  amounts: { goodsFen: Fen; freightFen: Fen; insuranceFen: Fen; taxFen: Fen; totalFen: Fen };
  payment: {
    provider: string;
    transactionRef: string | null;
    paidFen: Fen | null;
    payer: "verified" | "unknown" | null;
  } | null;
  refunds: RefundView[];
  recipient: { name: string; phone: string; address: string };
  buyer: { name: string; idNumber: string } | null;
  carrierName: string | null;
  grossWeightGrams: number;
  lots: OrderLotView[];
  ledger: OrderLedgerView[];
  /** every posting of the order sums to zero */
  isLedgerBalanced: boolean;
  /** the order's own history, oldest first */
  events: { at: Date; type: string; facts: Record<string, unknown> }[];
  /** who did what, newest first; null: the program itself */
  audit: { at: Date; actor: string | null; action: string }[];
};
