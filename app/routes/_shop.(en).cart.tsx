import { CartGroup } from "~/components/cart/cart-group";
import { goodsName } from "~/components/cart/cart-line";
import { type CartFault, cartFaultText } from "~/components/cart/fault-words";
import { RemovalNotice, type RemovedLine } from "~/components/cart/removal-notice";
import { ButtonLink } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import type { ServiceContext } from "~/platform/context.server";
import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { type MetaFunction, useActionData, useFetcher, useLoaderData } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { visitorContext, visitorContextForAction } from "~/platform/session.server";
import { changeCart, changeCartInput } from "~/services/cart/change-cart.server";
import { chooseDelivery, chooseDeliveryInput } from "~/services/cart/choose-delivery.server";
import { getCart } from "~/services/cart/get-cart.server";
import { acknowledgeChanges } from "~/services/cart/shown-quote.server";

export const meta: MetaFunction = () => [
  { title: `${m.checkout_cart()} · ${m.common_site_name()}` },
  { name: "robots", content: "noindex" },
];

export const headers = () => PRIVATE_DOCUMENT;

export async function loader(args: LoaderFunctionArgs) {
  const cart = await getCart(await visitorContext(args, "shop"));
  const added = new URL(args.request.url).searchParams.get("added");
  const line = cart.groups.flatMap((group) => group.lines).find(({ offerId }) => offerId === added);
  return { cart, added: line ? { goods: goodsName(line), count: line.quantity } : null };
}

/** What a page with JavaScript is told. */
export type CartAnswer =
  | { kind: "changed"; unitCount: number; isCapped: boolean }
  | { kind: "removed"; removed: RemovedLine }
  | { kind: "refused"; fault: CartFault };

/**
 * Every change of the cart, for plain forms and for fetchers. `add` from a plain form leads to the
 * cart, which says what was added; with `next=checkout` on to the checkout of its group; with `answer=here`
 * it is only answered.
 */
export async function action(args: ActionFunctionArgs) {
  const form = Object.fromEntries(await args.request.formData());
  const { ctx, headers } = await visitorContextForAction(args, "shop");
  const answer = (value: CartAnswer, status = 200) => data(value, { status, headers });
  const refused = (fault: CartFault, status = 409) => answer({ kind: "refused", fault }, status);

  if (form.intent === "choose_delivery") {
    const wish = chooseDeliveryInput.safeParse(form);
    if (!wish.success) return refused(malformed(wish.error.issues), 400);
    const chosen = await chooseDelivery(ctx, wish.data);
    if (!chosen.ok) return refused(chosen.error);
    return redirect(href("/cart"), { status: 303, headers });
  }
  if (form.intent === "acknowledge") {
    const read = await acknowledgeChanges(ctx);
    if (!read.ok) return refused(read.error);
    return redirect(href("/cart"), { status: 303, headers });
  }
  const wish = changeCartInput.safeParse(form);
  if (!wish.success) return refused(malformed(wish.error.issues), 400);
  // Only the page knows what the line is called, and it is about to lose it.
  const before = wish.data.intent === "remove" ? await getCart(ctx) : undefined;
  const changed = await changeCart(ctx, wish.data);
  if (!changed.ok) return refused(changed.error);
  if (wish.data.intent === "add" && form.answer !== "here") {
    const to = form.next === "checkout" ? await checkoutOf(ctx, wish.data.offerId) : undefined;
    const query = new URLSearchParams({ added: wish.data.offerId });
    return redirect(to ?? href(`/cart?${query}`), { status: 303, headers });
  }
  const { unitCount, isCapped, before: line } = changed.value;
  if (!before || !line) return answer({ kind: "changed", unitCount, isCapped });
  const named = before.groups
    .flatMap((group) => group.lines)
    .find(({ offerId }) => offerId === line.offerId);
  return answer({
    kind: "removed",
    removed: { ...line, goods: named ? goodsName(named) : m.checkout_goods() },
  });
}

/** The checkout of the group an offer went into; undefined while something stands in its way. */
async function checkoutOf(ctx: ServiceContext, offerId: string): Promise<string | undefined> {
  const { groups } = await getCart(ctx);
  const group = groups.find(({ lines }) => lines.some((line) => line.offerId === offerId));
  return group?.canCheckOut ? href(`/checkout/${group.key}`) : undefined;
}

const malformed = (issues: readonly { path: PropertyKey[] }[]): CartFault => ({
  code: "MALFORMED",
  field: String(issues[0]?.path[0] ?? "intent"),
});

export default function Cart() {
  const { cart, added } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<CartAnswer>({ key: "cart-removal" });
  const posted = useActionData<CartAnswer>();
  const answer = fetcher.data ?? posted;
  const isOnlyDutyPaid = cart.groups.every((group) => group.customsRegime === "0110");
  return (
    <div className="page cart">
      <header className="cart-title">
        <h1>{m.checkout_cart()}</h1>
        {cart.unitCount > 0 ? <span>{m.checkout_pieces({ count: cart.unitCount })}</span> : null}
      </header>
      {answer?.kind === "refused" ? (
        <Notice tone="danger" isLive>
          {cartFaultText(answer.fault)}
        </Notice>
      ) : added && !answer ? (
        <Notice tone="ok" isLive>
          {m.checkout_added(added)}
        </Notice>
      ) : null}
      {answer?.kind === "removed" ? (
        <RemovalNotice removed={answer.removed} form={fetcher.Form} />
      ) : null}
      {cart.groups.length === 0 ? <EmptyCart /> : null}
      {cart.groups.map((group) => (
        <CartGroup key={group.key} group={group} removalForm={fetcher.Form} />
      ))}
      {cart.groups.length === 0 || isOnlyDutyPaid ? null : (
        <p className="cart-foot">{m.checkout_cart_foot()}</p>
      )}
    </div>
  );
}

function EmptyCart() {
  return (
    <EmptyState
      title={m.checkout_empty_title()}
      act={
        <ButtonLink to={href("/")} size="regular" className="mt-s2">
          {m.checkout_empty_act()}
        </ButtonLink>
      }
    >
      {m.checkout_empty_text()}
    </EmptyState>
  );
}
