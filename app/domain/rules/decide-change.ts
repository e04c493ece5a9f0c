import { ok, type Result, refuse } from "../result";

export type ChangeStatus = "draft" | "proposed" | "approved" | "rejected" | "dropped";
export const CHANGE_COMMANDS = ["propose", "drop", "approve", "reject"] as const;
export type ChangeCommand = (typeof CHANGE_COMMANDS)[number];

export type ChangeRefusal =
  /** it is not in a state in which this can be done */
  | { code: "NOT_NOW"; status: ChangeStatus }
  /** two people: who entered it may not approve or reject it */
  | { code: "OWN_CHANGE" }
  /** only who entered it proposes or drops it */
  | { code: "NOT_THE_AUTHOR" }
  | { code: "REASON_MISSING" };

const AFTER: Record<ChangeCommand, { from: readonly ChangeStatus[]; to: ChangeStatus }> = {
  propose: { from: ["draft"], to: "proposed" },
  drop: { from: ["draft", "proposed"], to: "dropped" },
  approve: { from: ["proposed"], to: "approved" },
  reject: { from: ["proposed"], to: "rejected" },
};

/** Where a command leads, or why it may not be given. */
export function decideChange(
  change: { status: ChangeStatus; enteredBy: string },
  { command, by, reason }: { command: ChangeCommand; by: string; reason: string },
): Result<ChangeStatus, ChangeRefusal> {
  const { from, to } = AFTER[command];
  if (!from.includes(change.status)) return refuse({ code: "NOT_NOW", status: change.status });
  const isAuthor = by === change.enteredBy;
  if ((command === "propose" || command === "drop") && !isAuthor) {
    return refuse({ code: "NOT_THE_AUTHOR" });
  }
  if ((command === "approve" || command === "reject") && isAuthor) {
    return refuse({ code: "OWN_CHANGE" });
  }
  if (command === "reject" && reason.trim() === "") return refuse({ code: "REASON_MISSING" });
  return ok(to);
}

/** Commands that a person may give now. */
export function commandsFor(
  change: { status: ChangeStatus; enteredBy: string },
  by: string,
): ChangeCommand[] {
  return CHANGE_COMMANDS.filter(
    (command) => decideChange(change, { command, by, reason: "a reason" }).ok,
  );
}
