import { Status, type StatusShape } from "~/components/ui/status";
import type { FactState } from "~/domain/catalog/terms";
import type { ChangeStatus } from "~/domain/rules/decide-change";
import { STATE_WORDS, STATUS_WORDS } from "~/messages/rules-words";

const STATE_SHAPES: Record<FactState, StatusShape> = {
  verified: "done",
  unverified: "attention",
  unknown: "failed",
};

/** How sure a row is. */
export function StateMark({ state }: { state: FactState }) {
  return <Status shape={STATE_SHAPES[state]}>{STATE_WORDS[state]()}</Status>;
}

const STATUS_SHAPES: Record<ChangeStatus, StatusShape> = {
  draft: "waiting",
  proposed: "under-way",
  approved: "done",
  rejected: "failed",
  dropped: "none",
};

/** Where a change stands. */
export function ChangeMark({ status }: { status: ChangeStatus }) {
  return <Status shape={STATUS_SHAPES[status]}>{STATUS_WORDS[status]()}</Status>;
}
