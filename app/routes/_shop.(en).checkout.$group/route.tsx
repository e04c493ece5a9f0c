import { CheckoutPage } from "~/components/order/checkout-page";
import type { FrameHandle } from "~/components/shop/frame-handle";
import { m } from "~/messages/compiled/messages";
import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import {
  type MetaFunction,
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
} from "~/platform/remix";
import { type LoaderFunctionArgs, redirect } from "~/platform/remix.server";
import { visitorContext } from "~/platform/session.server";
import { getCheckout } from "~/services/ordering/get-checkout.server";
import { enterStep } from "./enter.server";

export const handle: FrameHandle = { frame: "quiet", hasOwnBar: true };

export const meta: MetaFunction = () => [
  { title: `${m.checkout_title()} · ${m.common_site_name()}` },
  { name: "robots", content: "noindex" },
];

export const headers = () => PRIVATE_DOCUMENT;

/** One group of the visitor's cart; without one there is nothing to check out. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await visitorContext(args, "shop");
  const view = await getCheckout(ctx, { groupKey: args.params.group ?? "" });
  if (!view.ok) throw redirect(href("/cart"));
  return view.value;
}

export const action = enterStep;

/** A refused order (409) means that something is not as the page says: it is read again. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus === 409 || defaultShouldRevalidate;

export default function Checkout() {
  return (
    <CheckoutPage view={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
  );
}
