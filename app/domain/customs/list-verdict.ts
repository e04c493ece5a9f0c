import { assertNever } from "../invariant";
import type { CustomsStatus } from "../order/status";
import { canCustoms } from "../order/transitions";

/** What a receipt's status means for a document; a list can get all of them, the others the first four. */
export type Verdict =
  | "in_progress"
  | "transfer_failed"
  | "accepted"
  | "rejected"
  | "manual_review"
  | "inspection"
  | "released"
  | "closed";

/** Undefined for a status nobody has explained (600 was seen once): kept, and acted on by a person. */
export function verdictOf(status: string): Verdict | undefined {
  if (status.startsWith("-")) return "rejected";
  switch (status) {
    case "1":
    case "2":
    case "3":
      return "in_progress";
    case "4":
      return "transfer_failed";
    case "100":
      return "rejected";
    case "120":
    case "399":
      return "accepted";
    case "300":
      return "manual_review";
    // 501–503, 599: detained; held like an inspection until customs rules.
    case "500":
    case "501":
    case "502":
    case "503":
    case "599":
      return "inspection";
    case "700":
      return "closed";
    case "800":
    case "899":
      return "released";
    default:
      return undefined;
  }
}

/** What a 622 receipt does to the order's customs status. */
export type ListDecision =
  | { kind: "keep" }
  | { kind: "move"; to: CustomsStatus }
  /** customs says two things that cannot both be: a person must look */
  | { kind: "contradiction" };

const KEEP: ListDecision = { kind: "keep" };

/** Where the way to a ruling is; a later stage is never left for an earlier one. */
const STAGE = { declared: 0, accepted: 1, manual_review: 2, inspection: 3 } as const;

function isUnderWay(status: CustomsStatus): status is keyof typeof STAGE {
  return Object.hasOwn(STAGE, status);
}

/**
 * Receipts repeat and overtake each other, so they are projected by precedence: under way < rejected
 * < released or closed, which are final. `isOlderAttempt`: given before the present version was made,
 * so a rejection is about a version that was mended since.
 */
export function decideOnList(
  current: CustomsStatus,
  verdict: Verdict | undefined,
  isOlderAttempt: boolean,
): ListDecision {
  switch (verdict) {
    case undefined:
    case "in_progress":
    case "transfer_failed":
      return KEEP;
    case "accepted":
    case "manual_review":
    case "inspection":
      return isUnderWay(current) && !isOlderAttempt && STAGE[verdict] > STAGE[current]
        ? { kind: "move", to: verdict }
        : KEEP;
    case "rejected":
      return isOlderAttempt ? KEEP : ruling(current, verdict);
    case "released":
    case "closed":
      return ruling(current, verdict);
    default:
      return assertNever(verdict);
  }
}

function ruling(current: CustomsStatus, verdict: "rejected" | "released" | "closed"): ListDecision {
  if (current === verdict) return KEEP;
  return canCustoms(current, verdict) ? { kind: "move", to: verdict } : { kind: "contradiction" };
}
