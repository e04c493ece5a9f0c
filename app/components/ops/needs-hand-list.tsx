import type { ReactNode } from "react";
import { Button, ButtonLink } from "~/components/ui/button";
import { Details } from "~/components/ui/details";
import { TextField } from "~/components/ui/field";
import { Status } from "~/components/ui/status";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Form, Link, useNavigation } from "~/platform/remix";
import type { NeedsHandItem } from "~/services/reporting/needs-hand-view";
import { needsHandAct, needsHandName, needsHandWords } from "./needs-hand-words";
import { roleName } from "./role-name";
import { Ago } from "./time-words";

/** What the act's form carries: which thing, by the number the verb knows it by. */
export function needsHandFields(item: NeedsHandItem): Record<string, string> {
  switch (item.kind) {
    case "failed_job":
      return { kind: item.kind, jobId: item.jobId };
    case "no_receipt":
      return { kind: item.kind, messageId: item.messageId };
    case "no_lot":
      return { kind: item.kind, orderId: item.order.orderId };
    case "open_refund":
      return { kind: item.kind, refundId: item.refundId };
    case "rejected":
      return { kind: item.kind, orderId: item.order.orderId };
    case "payment_event":
      return { kind: item.kind, provider: item.provider, eventId: item.eventId };
    case "receipt_problem":
      return { kind: item.kind, receiptKey: item.receiptKey };
    case "parked_document":
      return { kind: item.kind, productId: item.productId };
    case "rule_change":
      return { kind: item.kind, changeId: item.changeId };
  }
}

const keyOf = (item: NeedsHandItem) => Object.values(needsHandFields(item)).join(" ");

/** Everything that waits for a person, the longest waiting first, each with the act that mends it. */
export function NeedsHandList({
  items,
  mayDo,
  now,
}: {
  items: readonly NeedsHandItem[];
  /** whether the reader may do the act of a kind */
  mayDo: Record<NeedsHandItem["kind"], boolean>;
  now: Date;
}) {
  return (
    <ul className="ops-hand">
      {items.map((item) => (
        <li key={keyOf(item)}>
          <span className="ops-dim">
            <Ago at={item.since} now={now} />
          </span>
          <Status shape={item.kind === "rejected" ? "failed" : "attention"}>
            {needsHandName(item.kind)}
          </Status>
          <span className="ops-hand-words">{needsHandWords(item)}</span>
          <Subject item={item} />
          <Act item={item} isAllowed={mayDo[item.kind]} />
        </li>
      ))}
    </ul>
  );
}

/** What it is about, where it can be opened. */
function Subject({ item }: { item: NeedsHandItem }) {
  if (item.order) {
    return (
      <Link to={href(`/ops/orders/${item.order.orderId}`)} data-row className="ops-link">
        {item.order.orderNo}
      </Link>
    );
  }
  if (item.kind === "parked_document" && item.slug !== null) {
    return (
      <Link to={href(`/products/${item.slug}`)} reloadDocument data-row className="ops-link">
        {m.ops_hand_product()}
      </Link>
    );
  }
  if (item.kind === "rule_change") {
    return (
      <Link to={href(`/ops/rules/changes/${item.changeId}`)} data-row className="ops-link">
        {m.rules_change()}
      </Link>
    );
  }
  return <span className="ops-dim">{m.ops_hand_no_order()}</span>;
}

function Act({ item, isAllowed }: { item: NeedsHandItem; isAllowed: boolean }) {
  const { label, role } = needsHandAct(item.kind);
  if (!isAllowed) {
    return <small className="ops-dim">{m.ops_hand_by_role({ role: roleName(role) })}</small>;
  }
  if (item.kind === "rejected") {
    return (
      <ButtonLink
        to={href(`/ops/orders/${item.order.orderId}/repair?view=rejected`)}
        tone="quiet"
        size="small"
      >
        {label}
      </ButtonLink>
    );
  }
  if (item.kind === "rule_change") {
    return (
      <ButtonLink to={href(`/ops/rules/changes/${item.changeId}`)} tone="quiet" size="small">
        {label}
      </ButtonLink>
    );
  }
  if (item.kind === "payment_event" || item.kind === "receipt_problem") {
    return <WithNote item={item} label={label} />;
  }
  return (
    <ActForm item={item}>
      <Submit item={item} label={label} />
    </ActForm>
  );
}

function ActForm({ item, children }: { item: NeedsHandItem; children: ReactNode }) {
  return (
    <Form method="post" replace preventScrollReset className="grid justify-items-end gap-2">
      {Object.entries(needsHandFields(item)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  );
}

function Submit({ item, label }: { item: NeedsHandItem; label: string }) {
  const { state, formData } = useNavigation();
  const own = needsHandFields(item);
  const isOwn = Object.entries(own).every(([name, value]) => formData?.get(name) === value);
  return (
    <Button tone="quiet" size="small" isPending={state !== "idle" && formData != null && isOwn}>
      {label}
    </Button>
  );
}

/** Seen to outside the program: it leaves the list with what the person says about it. */
function WithNote({ item, label }: { item: NeedsHandItem; label: string }) {
  return (
    <Details
      summary={<span className="btn btn-quiet btn-small">{label}</span>}
      className="ops-hand-note"
    >
      <ActForm item={item}>
        <TextField
          label={m.ops_hand_note()}
          hint={m.ops_hand_note_hint()}
          name="note"
          minLength={2}
          maxLength={500}
          required
          className="w-full"
        />
        <Submit item={item} label={m.ops_hand_done()} />
      </ActForm>
    </Details>
  );
}
