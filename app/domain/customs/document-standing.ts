import { type Verdict, verdictOf } from "./list-verdict";

/** Where one of the three supporting documents stands at customs. */
export type DocumentStanding = "unanswered" | "in_progress" | "accepted" | "rejected";

type Said = { status: string; at: Date };

const WEIGHT: Readonly<Record<DocumentStanding, number>> = {
  unanswered: 0,
  in_progress: 1,
  accepted: 2,
  rejected: 3,
};

function standingAfter(verdict: Verdict | undefined): DocumentStanding {
  switch (verdict) {
    case "accepted":
    case "rejected":
      return verdict;
    default:
      return "in_progress";
  }
}

/**
 * The standing after all receipts of a document, in whatever order they came: the latest word counts,
 * of one moment the weightier. @param since answers before it are about an earlier version
 */
export function standingOf(receipts: readonly Said[], since: Date | undefined): DocumentStanding {
  let standing: DocumentStanding = "unanswered";
  let at: Date | undefined;
  for (const said of receipts) {
    if (since && said.at < since) continue;
    const next = standingAfter(verdictOf(said.status));
    const isLater = at === undefined || said.at > at;
    const isSameMoment = at?.getTime() === said.at.getTime();
    if (isLater || (isSameMoment && WEIGHT[next] > WEIGHT[standing])) {
      standing = next;
      at = said.at;
    }
  }
  return standing;
}
