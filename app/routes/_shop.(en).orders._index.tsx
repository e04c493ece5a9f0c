import { OrderList } from "~/components/order/order-list";
import { m } from "~/messages/compiled/messages";
import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { type MetaFunction, useLoaderData } from "~/platform/remix";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { visitorContext } from "~/platform/session.server";
import { listOwnOrders } from "~/services/ordering/list-own-orders.server";

export const meta: MetaFunction = () => [
  { title: `${m.order_list()} · ${m.common_site_name()}` },
  { name: "robots", content: "noindex" },
];

export const headers = () => PRIVATE_DOCUMENT;

/** What was ordered in this visit. */
export async function loader(args: LoaderFunctionArgs) {
  return listOwnOrders(await visitorContext(args, "shop"));
}

export default function Orders() {
  return (
    <div className="page orders">
      <h1>{m.order_list()}</h1>
      <OrderList {...useLoaderData<typeof loader>()} />
    </div>
  );
}
