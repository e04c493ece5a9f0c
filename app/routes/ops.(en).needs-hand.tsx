import { NeedsHandList } from "~/components/ops/needs-hand-list";
import { needsHandName } from "~/components/ops/needs-hand-words";
import { PageHead } from "~/components/ops/page-head";
import { queryOf } from "~/components/ops/query";
import { SavedViews } from "~/components/ops/saved-views";
import { EndingNotice } from "~/components/rules/ending-notice";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { parseId } from "~/domain/ids";
import { type Result, refuse } from "~/domain/result";
import { m } from "~/messages/compiled/messages";
import type { ServiceContext } from "~/platform/context.server";
import { href } from "~/platform/href";
import { badRequest, forbidden } from "~/platform/http-errors.server";
import { type MetaFunction, useActionData, useLoaderData } from "~/platform/remix";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { indexAgain } from "~/services/catalog/index-again.server";
import {
  handleReceiptProblem,
  handleReceiptProblemInput,
} from "~/services/customs/handle-receipt-problem.server";
import { resendMessage } from "~/services/customs/resend-message.server";
import { mayActAs } from "~/services/identity/may-act-as";
import { reallocateLots } from "~/services/ordering/reallocate-lots.server";
import { acknowledgePaymentEvent } from "~/services/payments/acknowledge-event.server";
import { retryRefund } from "~/services/payments/retry-refund.server";
import { listNeedsHand } from "~/services/reporting/list-needs-hand.server";
import { NEEDS_HAND_KINDS } from "~/services/reporting/needs-hand-view";
import { retryJob } from "~/services/reporting/retry-job.server";
import { listEndingRules } from "~/services/rules/list-ending-rules.server";

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.ops_nav_needs_hand() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const wanted = new URL(args.request.url).searchParams.get("kind");
  const kind = NEEDS_HAND_KINDS.find((known) => known === wanted);
  const [list, ending] = await Promise.all([listNeedsHand(ctx), listEndingRules(ctx)]);
  if (!list.ok || !ending.ok) forbidden();
  const { items, counts, total } = list.value;
  const may = (...roles: Parameters<typeof mayActAs>[1][]) => mayActAs(ctx.actor, ...roles);
  return {
    kind,
    kinds: NEEDS_HAND_KINDS,
    items: kind ? items.filter((item) => item.kind === kind) : items,
    counts,
    total,
    ending: ending.value,
    mayDo: {
      failed_job: may("warehouse", "customs", "finance"),
      no_receipt: may("customs"),
      no_lot: may("warehouse"),
      open_refund: may("finance"),
      rejected: may("customs"),
      payment_event: may("finance"),
      receipt_problem: may("customs"),
      parked_document: may("admin"),
      rule_change: may("customs", "finance"),
    },
    now: new Date(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  const form = Object.fromEntries(await args.request.formData());
  const done = await mend(ctx, (name) => String(form[name] ?? ""));
  if (done.ok) return data({ refusal: null });
  if (done.error.code === "FORBIDDEN") forbidden();
  return data({ refusal: done.error.code }, { status: 409 });
}

/** The act of each kind. What was mended meanwhile is refused, and nothing happens twice. */
async function mend(
  ctx: ServiceContext,
  field: (name: string) => string,
): Promise<Result<unknown, { code: string }>> {
  switch (field("kind")) {
    case "failed_job":
      return retryJob(ctx, { jobId: field("jobId") });
    case "no_receipt":
      return resendMessage(ctx, { messageId: field("messageId") });
    case "no_lot": {
      const orderId = parseId("ord", field("orderId")) ?? badRequest();
      return reallocateLots(ctx, { orderId });
    }
    case "open_refund": {
      const refundId = parseId("rfd", field("refundId")) ?? badRequest();
      return retryRefund(ctx, { refundId });
    }
    case "payment_event": {
      const note = field("note").trim();
      if (note.length < 2) return refuse({ code: "NOTE_MISSING" });
      const { provider, eventId } = { provider: field("provider"), eventId: field("eventId") };
      return acknowledgePaymentEvent(ctx, { provider, eventId, note: note.slice(0, 500) });
    }
    case "receipt_problem": {
      const input = { receiptKey: field("receiptKey"), note: field("note") };
      const parsed = handleReceiptProblemInput.safeParse(input);
      return parsed.success ? handleReceiptProblem(ctx, input) : refuse({ code: "NOTE_MISSING" });
    }
    case "parked_document": {
      const productId = parseId("prd", field("productId")) ?? badRequest();
      return indexAgain(ctx, { productId });
    }
    default:
      return badRequest();
  }
}

function refusalText(code: string): string {
  switch (code) {
    case "NOTE_MISSING":
      return m.ops_hand_note_missing();
    case "LOT_SHORT":
      return m.ops_hand_still_short();
    default:
      return m.ops_refused_changed();
  }
}

export default function NeedsHand() {
  const { kind, kinds, items, counts, total, ending, mayDo, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const to = (one: string | undefined) => href(`/ops/needs-hand${queryOf({ kind: one })}`);
  return (
    <>
      <PageHead title={m.ops_nav_needs_hand()} note={m.ops_hand_order()} />
      <SavedViews
        current={kind ?? "all"}
        views={[
          { key: "all", name: m.ops_all(), to: to(undefined), count: total, isHot: true },
          ...kinds.map((one) => ({
            key: one,
            name: needsHandName(one),
            to: to(one),
            count: counts[one],
          })),
        ]}
      />
      <div className="grid gap-3 pt-3">
        {answer ? (
          answer.refusal ? (
            <Notice tone="danger" isLive title={m.ops_refused_title()}>
              {refusalText(answer.refusal)}
            </Notice>
          ) : (
            <Notice tone="ok" isLive>
              {m.ops_hand_mended()}
            </Notice>
          )
        ) : null}
        <EndingNotice ending={ending} />
        {items.length > 0 ? (
          <NeedsHandList items={items} mayDo={mayDo} now={now} />
        ) : (
          <EmptyState title={m.ops_hand_none()}>{m.ops_hand_none_text()}</EmptyState>
        )}
      </div>
    </>
  );
}
