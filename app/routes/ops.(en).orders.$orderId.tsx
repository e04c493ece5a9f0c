import { ActAnswer } from "~/components/ops/order/act-answer";
import type { ActRefusal } from "~/components/ops/order/act-words";
import { OrderPage } from "~/components/ops/order/order-page";
import { parseId } from "~/domain/ids";
import { nextWarehouseAct, WAREHOUSE_ACTS, type WarehouseActName } from "~/domain/order/next-act";
import type { Result } from "~/domain/result";
import { m } from "~/messages/compiled/messages";
import type { ServiceContext } from "~/platform/context.server";
import { badRequest, forbidden, notFound } from "~/platform/http-errors.server";
import { type MetaFunction, Outlet, useActionData, useLoaderData } from "~/platform/remix";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { getDeclaration } from "~/services/customs/get-declaration.server";
import { repairAndResend } from "~/services/customs/repair-and-resend.server";
import { gateOutOrder } from "~/services/fulfilment/gate-out-order.server";
import { getConsoleOrder } from "~/services/fulfilment/get-console-order.server";
import { handOverOrder } from "~/services/fulfilment/hand-over-order.server";
import { listOrders, orderFilterOf } from "~/services/fulfilment/list-orders.server";
import { packOrder } from "~/services/fulfilment/pack-order.server";
import { pickOrder } from "~/services/fulfilment/pick-order.server";
import { mayActAs } from "~/services/identity/may-act-as";
import { cancelRejectedOrder } from "~/services/ordering/cancel-rejected-order.server";

/** The list stays beside the order, so the navigation makes room. */
export const handle = { isSlim: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.ops_title({ page: data?.order.row.orderNo ?? m.ops_nav_orders() }) },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const orderId = parseId("ord", args.params.orderId ?? "") ?? notFound();
  const filter = orderFilterOf(new URL(args.request.url).searchParams);
  const [order, declaration, page] = await Promise.all([
    getConsoleOrder(ctx, { orderId }),
    getDeclaration(ctx, { orderId }),
    listOrders(ctx, filter),
  ]);
  if (!order.ok) return order.error.code === "FORBIDDEN" ? forbidden() : notFound();
  if (!declaration.ok || !page.ok) forbidden();
  const mayWork = mayActAs(ctx.actor, "warehouse");
  return {
    order: order.value,
    declaration: declaration.value,
    page: page.value,
    filter,
    act: mayWork ? nextWarehouseAct(order.value.row) : undefined,
    mayMend: mayActAs(ctx.actor, "customs"),
    maySeeAllowance:
      order.value.row.customsRegime !== "0110" && mayActAs(ctx.actor, "customs", "finance"),
    now: new Date(),
  };
}

const ACTS: Record<
  WarehouseActName,
  (ctx: ServiceContext, input: { orderId: string }) => Promise<Result<unknown, ActRefusal>>
> = { pick: pickOrder, pack: packOrder, gate_out: gateOutOrder, hand_over: handOverOrder };

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  const orderId = parseId("ord", args.params.orderId ?? "") ?? notFound();
  const form = await args.request.formData();
  const intent = String(form.get("intent"));
  const done = await act(ctx, orderId, intent, form);
  if (done.ok) return data({ intent, refusal: null });
  if (done.error.code === "FORBIDDEN") forbidden();
  return data({ intent, refusal: done.error }, { status: 409 });
}

function act(
  ctx: ServiceContext,
  orderId: NonNullable<ReturnType<typeof parseId<"ord">>>,
  intent: string,
  form: FormData,
): Promise<Result<unknown, ActRefusal>> {
  const name = WAREHOUSE_ACTS.find((known) => known === intent);
  if (name) return ACTS[name](ctx, { orderId });
  if (intent === "repair") {
    return repairAndResend(ctx, { orderId, attempt: Number(form.get("attempt") ?? Number.NaN) });
  }
  if (intent === "give_up") return cancelRejectedOrder(ctx, { orderId });
  return badRequest();
}

export default function Order() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <OrderPage view={view}>
      {answer ? (
        <ActAnswer
          intent={answer.intent}
          refusal={answer.refusal}
          isPickup={view.order.row.deliveryMethod === "hall_pickup"}
        />
      ) : null}
      <Outlet />
    </OrderPage>
  );
}
