import { OrderMissing } from "~/components/order/order-missing";
import { type OrderFault, OrderPage } from "~/components/order/order-page";
import type { FrameHandle } from "~/components/shop/frame-handle";
import { type OrderId, parseId } from "~/domain/ids";
import { m } from "~/messages/compiled/messages";
import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { notFound } from "~/platform/http-errors.server";
import {
  isRouteErrorResponse,
  type MetaFunction,
  useActionData,
  useLoaderData,
  useRouteError,
} from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { type RequestArgs, visitorContext } from "~/platform/session.server";
import { type CancelOrderRefusal, cancelOrder } from "~/services/ordering/cancel-order.server";
import { confirmPayment } from "~/services/ordering/confirm-payment.server";
import { getOrder } from "~/services/ordering/get-order.server";

export const handle: FrameHandle = { frame: "quiet" };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${m.order_title()} ${loaded?.order.orderNo ?? ""} · ${m.common_site_name()}` },
  { name: "robots", content: "noindex" },
];

export const headers = () => PRIVATE_DOCUMENT;

type Args = RequestArgs & { params: LoaderFunctionArgs["params"] };

/** Which order, and the token of its secret link where the address carries one (`?key=`). */
function wanted({ request, params }: Args): { orderId: OrderId; linkToken?: string } {
  const orderId = parseId("ord", params.orderId ?? "");
  if (!orderId) notFound();
  const linkToken = new URL(request.url).searchParams.get("key");
  return linkToken ? { orderId, linkToken } : { orderId };
}

/** The order in the session that placed it, or by its secret link; for everybody else it is missing. */
export async function loader(args: LoaderFunctionArgs) {
  const found = await getOrder(await visitorContext(args, "shop"), wanted(args));
  if (!found.ok) notFound();
  const order = found.value;
  const origin = args.context.app.env.PUBLIC_ORIGIN ?? new URL(args.request.url).origin;
  const key = order.linkToken && new URLSearchParams({ key: order.linkToken });
  return {
    order,
    keepAddress: key ? `${origin}${href(`/orders/${order.orderId}?${key}`)}` : null,
  };
}

/** Cancels, or has the provider asked about the payment. */
export async function action(args: ActionFunctionArgs) {
  const order = wanted(args);
  const ctx = await visitorContext(args, "shop");
  const form = await args.request.formData();
  const intent = form.get("intent");
  const fault = (value: OrderFault, status: number) => data({ fault: value }, { status });
  if (intent === "confirm") {
    const confirmed = await confirmPayment(ctx, order);
    if (!confirmed.ok) notFound();
    return form.get("answer") === "here" ? data({ fault: undefined }) : backTo(args);
  }
  if (intent !== "cancel") return fault("intent", 400);
  const cancelled = await cancelOrder(ctx, order);
  if (cancelled.ok) return backTo(args);
  if (cancelled.error.code === "NOT_FOUND") notFound();
  return fault(faultOf(cancelled.error.code), 409);
}

const backTo = ({ request }: ActionFunctionArgs) => {
  const { pathname, search } = new URL(request.url);
  return redirect(pathname + search, { status: 303 });
};

function faultOf(code: Exclude<CancelOrderRefusal["code"], "NOT_FOUND">): OrderFault {
  switch (code) {
    case "DECLARED_ALREADY":
      return "declared";
    case "PICKED_ALREADY":
      return "picked";
    case "ENDED_ALREADY":
      return "ended";
    case "CONFLICT":
      return "conflict";
    case "PROVIDER_UNAVAILABLE":
    case "PROVIDER_REFUSED":
      return "provider";
  }
}

export default function Order() {
  const { order, keepAddress } = useLoaderData<typeof loader>();
  const fault = useActionData<typeof action>()?.fault;
  return <OrderPage order={order} keepAddress={keepAddress} fault={fault} />;
}

/** An order that is missing, or not this visitor's: the two look the same. */
export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
  return <OrderMissing />;
}
