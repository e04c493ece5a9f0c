import { useEffect, useRef } from "react";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import type { Form } from "~/platform/remix";

/** A line as it was before it was taken out. */
export type RemovedLine = {
  offerId: string;
  quantity: number;
  deliveryMethod: string;
  goods: string;
};

/** Says what was taken out, and brings it back. */
export function RemovalNotice({
  removed,
  form: UndoForm,
}: {
  removed: RemovedLine;
  form: typeof Form;
}) {
  const undo = useRef<HTMLButtonElement>(null);
  const { offerId, quantity, deliveryMethod, goods } = removed;
  // The pressed button went away with its line: the next thing a person may want is here.
  useEffect(() => {
    if (offerId) undo.current?.focus({ preventScroll: true });
  }, [offerId]);
  return (
    <div className="undo" role="status">
      <span>{m.checkout_removed({ goods, count: quantity })}</span>
      <UndoForm method="post" action={href("/cart")}>
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="offerId" value={offerId} />
        <input type="hidden" name="quantity" value={quantity} />
        <input type="hidden" name="deliveryMethod" value={deliveryMethod} />
        <button ref={undo} type="submit" className="undo-act">
          {m.checkout_undo()}
        </button>
      </UndoForm>
    </div>
  );
}
