import { type AllowanceAnswer, AllowanceSheet } from "~/components/ops/order/allowance-sheet";
import type { OrderId } from "~/domain/ids";
import { parseId } from "~/domain/ids";
import { m } from "~/messages/compiled/messages";
import type { ServiceContext } from "~/platform/context.server";
import { href } from "~/platform/href";
import { badRequest, forbidden, notFound } from "~/platform/http-errors.server";
import { type MetaFunction, useActionData, useLoaderData, useLocation } from "~/platform/remix";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "~/platform/remix.server";
import { randomToken } from "~/platform/sealing.server";
import { operatorContext } from "~/platform/session.server";
import { getConsoleOrder } from "~/services/fulfilment/get-console-order.server";
import { mayActAs } from "~/services/identity/may-act-as";
import {
  overrideAllowance,
  overrideAllowanceInput,
} from "~/services/ordering/override-allowance.server";
import {
  customsReturnInput,
  recordCustomsReturn,
} from "~/services/ordering/record-customs-return.server";
import { viewBuyerAllowance } from "~/services/ordering/view-buyer-allowance.server";

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.ops_allowance_title() }) }];

/** Nothing of the buyer's year: that is shown by an act, which is written down. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  if (!mayActAs(ctx.actor, "customs", "finance")) forbidden();
  const orderId = parseId("ord", args.params.orderId ?? "") ?? notFound();
  const order = await getConsoleOrder(ctx, { orderId });
  if (!order.ok) return order.error.code === "FORBIDDEN" ? forbidden() : notFound();
  const { row, lines } = order.value;
  if (row.customsRegime === "0110") notFound();
  return {
    orderId,
    orderNo: row.orderNo,
    isReleased: row.customs === "released",
    mayCorrect: mayActAs(ctx.actor, "customs"),
    lines: lines.map(({ line, goods, quantity }) => ({ line, goods, quantity })),
    actKey: randomToken(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  const orderId = parseId("ord", args.params.orderId ?? "") ?? notFound();
  const form = await args.request.formData();
  const intent = form.get("intent");
  const done =
    intent === "show"
      ? ({ kind: "shown" } as const)
      : intent === "override"
        ? await override(ctx, orderId, form)
        : intent === "return"
          ? await takeBack(ctx, orderId, form)
          : badRequest();
  const told = (answer: AllowanceAnswer, status = 200) => data(answer, { status });
  if (done.kind === "refused") {
    if (done.refusal.code === "FORBIDDEN") forbidden();
    return told(done, 409);
  }
  const year = await viewBuyerAllowance(ctx, { orderId });
  if (year.ok) return told({ ...done, year: year.value });
  return year.error.code === "FORBIDDEN" ? forbidden() : notFound();
}

async function override(ctx: ServiceContext, orderId: OrderId, form: FormData) {
  const wish = overrideAllowanceInput.safeParse({ ...Object.fromEntries(form), orderId });
  if (!wish.success) return badRequest();
  const done = await overrideAllowance(ctx, wish.data);
  return done.ok
    ? ({ kind: "corrected", differenceFen: done.value.differenceFen } as const)
    : ({ kind: "refused", intent: "override", refusal: done.error } as const);
}

/** The form has one field of pieces for each line: `pieces-1`, `pieces-2` … */
async function takeBack(ctx: ServiceContext, orderId: OrderId, form: FormData) {
  const lines = [...form].flatMap(([name, value]) => {
    const line = Number(/^pieces-(\d{1,3})$/.exec(name)?.[1] ?? 0);
    const quantity = Number(value);
    return line > 0 && quantity > 0 ? [{ line, quantity }] : [];
  });
  const { returnNo, appliedOn, backOn } = Object.fromEntries(form);
  const wish = customsReturnInput.safeParse({ orderId, returnNo, appliedOn, backOn, lines });
  if (!wish.success) {
    const refusal = { code: "RETURN_INCOMPLETE" } as const;
    return mayActAs(ctx.actor, "customs")
      ? ({ kind: "refused", intent: "return", refusal } as const)
      : forbidden();
  }
  const done = await recordCustomsReturn(ctx, wish.data);
  return done.ok
    ? ({ kind: "returned", freedFen: done.value.freedFen } as const)
    : ({ kind: "refused", intent: "return", refusal: done.error } as const);
}

export default function Allowance() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { search } = useLocation();
  return (
    <AllowanceSheet
      view={view}
      answer={answer}
      back={href(`/ops/orders/${view.orderId}`) + search}
    />
  );
}
