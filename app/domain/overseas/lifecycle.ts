import type { CalendarDay } from "../calendar-day";
import type { OperatorId } from "../ids";
import { ok, type Result, refuse } from "../result";
import { hasTitleOn } from "./documents";
import { missingForFiling, type SheetProblem } from "./missing";
import { EVIDENCE_KINDS, type EvidenceKind, type SiteDocument, type SiteSheet } from "./terms";

export const SITE_STATUSES = [
  "draft",
  "filed",
  "returned",
  "approved",
  "active",
  "suspended",
  "closed",
] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];

/** Changes to an approved site: none, being written, or waiting for an officer. */
export const AMENDMENT_STATES = ["none", "open", "filed"] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];

export const SITE_COMMANDS = [
  "file",
  "return",
  "approve",
  "activate",
  "suspend",
  "resume",
  "close",
] as const;
export type SiteCommand = (typeof SITE_COMMANDS)[number];

type Moves<State extends string> = {
  readonly [Command in SiteCommand]?: { readonly [From in State]?: State };
};

/** draft → filed → (returned →) approved → active ⇄ suspended → closed. */
export const STATUS_MOVES: Moves<SiteStatus> = {
  file: { draft: "filed", returned: "filed" },
  return: { filed: "returned" },
  approve: { filed: "approved" },
  activate: { approved: "active" },
  suspend: { active: "suspended" },
  resume: { suspended: "active" },
  close: {
    draft: "closed",
    returned: "closed",
    approved: "closed",
    active: "closed",
    suspended: "closed",
  },
};

/** An amendment is reviewed like a first filing, while the site goes on in its status. */
export const AMENDMENT_MOVES: Moves<AmendmentState> = {
  file: { open: "filed" },
  return: { filed: "open" },
  approve: { filed: "none" },
};

export type Evidence = { kind: EvidenceKind; number: string; issuer: string; seenOn: CalendarDay };

export type AdvanceOrder = {
  command: SiteCommand;
  by: OperatorId;
  reason?: string;
  /** closing a site that still holds goods: what becomes of them */
  disposalPlan?: string;
  /** opening a site: what was seen there, unless the sheet names it already */
  evidence?: Evidence;
};

export type SiteState = {
  status: SiteStatus;
  amendment: AmendmentState;
  submittedBy: OperatorId | null;
  /** the sheet in force; before the first approval the one being written */
  sheet: SiteSheet;
  /** the sheet with the amendment applied; the same where there is none */
  proposed: SiteSheet;
};

export type AdvanceRefusal =
  | {
      code: "STEP_NOT_POSSIBLE";
      command: SiteCommand;
      status: SiteStatus;
      amendment: AmendmentState;
    }
  | { code: "SHEET_INCOMPLETE"; problems: SheetProblem[] }
  | { code: "SAME_OFFICER" }
  | { code: "REASON_REQUIRED" }
  /** no paper covers today that shows the right to the site */
  | { code: "TITLE_NOT_VALID" }
  | { code: "NOT_OPEN_YET"; opensOn: CalendarDay | null }
  | { code: "EVIDENCE_REQUIRED" }
  | { code: "EVIDENCE_IN_FUTURE" }
  /** goods remain (or nobody reported) and no plan says what becomes of them */
  | { code: "DISPOSAL_PLAN_REQUIRED"; usedM2: number | null };

export type Advance = {
  status: SiteStatus;
  amendment: AmendmentState;
  /** the proposed sheet becomes the one in force, as a new edition */
  isNewEdition: boolean;
  /** papers that come with the step */
  addedDocuments: SiteDocument[];
};

const MIN_REASON = 4;
const MIN_PLAN = 10;

/** Where a command leads; undefined when the state does not know it. */
export function moveOf(
  state: Pick<SiteState, "status" | "amendment">,
  command: SiteCommand,
): { status: SiteStatus; amendment: AmendmentState } | undefined {
  const amendment = AMENDMENT_MOVES[command]?.[state.amendment];
  if (amendment !== undefined) return { status: state.status, amendment };
  const status = STATUS_MOVES[command]?.[state.status];
  if (status === undefined) return undefined;
  return { status, amendment: status === "closed" ? "none" : state.amendment };
}

/** Decides one step of a site's life; every guard is checked here and nowhere else. */
export function decideAdvance(
  state: SiteState,
  order: AdvanceOrder,
  today: CalendarDay,
): Result<Advance, AdvanceRefusal> {
  const { command } = order;
  const { status, amendment } = state;
  const move = moveOf(state, command);
  if (!move) return refuse({ code: "STEP_NOT_POSSIBLE", command, status, amendment });
  const refusal = guard(state, order, today);
  if (refusal) return refuse(refusal);
  return ok({
    ...move,
    isNewEdition: command === "approve",
    addedDocuments: command === "activate" ? evidenceDocuments(order.evidence) : [],
  });
}

export type Asks = { reason: boolean; evidence: boolean; disposalPlan: boolean };

/** What a step wants to be told. */
export function asksOf(state: SiteState, command: SiteCommand): Asks {
  return {
    reason: ["return", "suspend", "resume", "close"].includes(command),
    evidence: command === "activate" && !hasEvidence(state.sheet.documents),
    disposalPlan: command === "close" && mayHoldGoods(state),
  };
}

/** What stands in a step's way whatever the officer tells; undefined = nothing. */
export function blockerOf(
  state: SiteState,
  command: SiteCommand,
  by: OperatorId,
  today: CalendarDay,
): AdvanceRefusal | undefined {
  const told = "-".repeat(MIN_PLAN);
  const evidence: Evidence = { kind: "site_evidence", number: told, issuer: told, seenOn: today };
  const order = { command, by, reason: told, disposalPlan: told, evidence };
  const decided = decideAdvance(state, order, today);
  return decided.ok ? undefined : decided.error;
}

function guard(
  state: SiteState,
  order: AdvanceOrder,
  today: CalendarDay,
): AdvanceRefusal | undefined {
  const { sheet, proposed } = state;
  switch (order.command) {
    case "file":
      return incomplete(proposed, today);
    case "approve":
      if (order.by === state.submittedBy) return { code: "SAME_OFFICER" };
      // A paper may have ended while the filing waited.
      return incomplete(proposed, today);
    case "return":
    case "suspend":
      return needsReason(order);
    case "activate":
      return titleEnded(sheet, today) ?? notReadyToOpen(sheet, order, today);
    case "resume":
      return titleEnded(sheet, today) ?? needsReason(order);
    case "close":
      return needsReason(order) ?? goodsRemain(state, order);
  }
}

function incomplete(sheet: SiteSheet, today: CalendarDay): AdvanceRefusal | undefined {
  const problems = missingForFiling(sheet, today);
  return problems.length > 0 ? { code: "SHEET_INCOMPLETE", problems } : undefined;
}

function needsReason(order: AdvanceOrder): AdvanceRefusal | undefined {
  return (order.reason ?? "").trim().length < MIN_REASON ? { code: "REASON_REQUIRED" } : undefined;
}

function titleEnded(sheet: SiteSheet, today: CalendarDay): AdvanceRefusal | undefined {
  return hasTitleOn(sheet.documents, sheet.ownership, today)
    ? undefined
    : { code: "TITLE_NOT_VALID" };
}

function notReadyToOpen(
  sheet: SiteSheet,
  order: AdvanceOrder,
  today: CalendarDay,
): AdvanceRefusal | undefined {
  if (sheet.opensOn === null || sheet.opensOn > today) {
    return { code: "NOT_OPEN_YET", opensOn: sheet.opensOn };
  }
  if (order.evidence && order.evidence.seenOn > today) return { code: "EVIDENCE_IN_FUTURE" };
  const isShown = order.evidence !== undefined || hasEvidence(sheet.documents);
  return isShown ? undefined : { code: "EVIDENCE_REQUIRED" };
}

/** Whether the sheet already names a site visit or a first consignment. */
export function hasEvidence(documents: readonly SiteDocument[]): boolean {
  return documents.some(({ kind }) => EVIDENCE_KINDS.some((evidence) => evidence === kind));
}

/** A site that never opened holds nothing; any other must have reported zero. */
function mayHoldGoods(state: SiteState): boolean {
  const hasOpened = state.status === "active" || state.status === "suspended";
  return hasOpened && state.sheet.usedM2 !== 0;
}

function goodsRemain(state: SiteState, order: AdvanceOrder): AdvanceRefusal | undefined {
  if (!mayHoldGoods(state)) return undefined;
  const { usedM2 } = state.sheet;
  const isPlanned = (order.disposalPlan ?? "").trim().length >= MIN_PLAN;
  return isPlanned ? undefined : { code: "DISPOSAL_PLAN_REQUIRED", usedM2 };
}

function evidenceDocuments(evidence: Evidence | undefined): SiteDocument[] {
  if (!evidence) return [];
  const { kind, number, issuer, seenOn } = evidence;
  return [{ kind, number, issuer, validFrom: seenOn, expiresOn: null }];
}
