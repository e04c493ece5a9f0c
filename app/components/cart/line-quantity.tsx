import { type FormEvent, useEffect, useState } from "react";
import { QuantityStepper } from "~/components/ui/quantity-stepper";
import { MAX_LINE_QUANTITY } from "~/domain/cart/cart";
import { href } from "~/platform/href";
import { useFetcher } from "~/platform/remix";

/**
 * Pieces of a cart line. A press while another is under way waits for it, so that the last number
 * wins on the server too; without JavaScript each press is a plain form.
 */
export function LineQuantity({
  offerId,
  quantity,
  goods,
}: {
  offerId: string;
  quantity: number;
  goods: string;
}) {
  const { state, submit, formData } = useFetcher({ key: `quantity-${offerId}` });
  const [waiting, setWaiting] = useState<string>();
  const shown = Number(waiting ?? formData?.get("quantity") ?? quantity);

  useEffect(() => {
    if (state !== "idle" || waiting === undefined) return;
    setWaiting(undefined);
    submit(
      { intent: "set", offerId, quantity: waiting },
      { method: "post", action: href("/cart") },
    );
  }, [state, waiting, submit, offerId]);

  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    setWaiting((submitter as HTMLButtonElement | null)?.value);
  };

  return (
    <form method="post" action={href("/cart")} onSubmit={ask}>
      <input type="hidden" name="intent" value="set" />
      <input type="hidden" name="offerId" value={offerId} />
      <QuantityStepper quantity={shown} max={MAX_LINE_QUANTITY} goods={goods} />
    </form>
  );
}
