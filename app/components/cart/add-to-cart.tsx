import type { FormEvent } from "react";
import { Button } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { QuantityField } from "~/components/ui/quantity-stepper";
import { MAX_LINE_QUANTITY } from "~/domain/cart/cart";
import type { CustomsRegime } from "~/domain/catalog/terms";
import type { OfferId } from "~/domain/ids";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Form, Link, useFetcher } from "~/platform/remix";
import { type CartFault, cartFaultText } from "./fault-words";

/** What the cart's action answers to a form that asks to be answered here. */
export type AddedAnswer =
  | { kind: "changed"; isCapped: boolean }
  | { kind: "removed" }
  | { kind: "refused"; fault: CartFault };

/**
 * Puts an offer into the cart. A plain form that leads to the cart; with JavaScript the first button
 * stays on the page (`answer=here`) and says what happened, the second still leads to the cart.
 */
export function AddToCart({
  offerId,
  regime,
  goods,
}: {
  offerId: OfferId;
  regime: CustomsRegime;
  goods: string;
}) {
  const fetcher = useFetcher<AddedAnswer>();
  const isPending = fetcher.state !== "idle";
  const staysHere = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if ((submitter as HTMLButtonElement | null)?.value === "checkout") return;
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    form.set("answer", "here");
    fetcher.submit(form, { method: "post", action: href("/cart") });
  };
  const duty = regime === "0110";
  return (
    <Form method="post" action={href("/cart")} onSubmit={staysHere} className="add-to-cart">
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="offerId" value={offerId} />
      <QuantityField max={MAX_LINE_QUANTITY} goods={goods} />
      <Button tone={duty ? "line-duty" : "line"} isPending={isPending}>
        {m.shop_add_to_cart()}
      </Button>
      <Button tone={duty ? "duty" : "main"} name="next" value="checkout">
        {m.shop_buy()}
      </Button>
      <p className="add-to-cart-told" role="status">
        {isPending || !fetcher.data ? null : <Told answer={fetcher.data} />}
      </p>
    </Form>
  );
}

function Told({ answer }: { answer: AddedAnswer }) {
  if (answer.kind === "refused") return cartFaultText(answer.fault);
  const isCapped = answer.kind === "changed" && answer.isCapped;
  return (
    <>
      <Icon name="check" size={16} />
      {isCapped ? m.shop_added_capped() : m.shop_added()}
      <Link to={href("/cart")} className="link">
        {m.shop_to_cart()}
      </Link>
    </>
  );
}
