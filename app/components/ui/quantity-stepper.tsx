import { m } from "~/messages/compiled/messages";
import { Icon } from "./icon";

/**
 * The quantity of a cart line inside a form of its own: each button submits the new number as
 * `quantity`, so it works without JavaScript. `min` 0 makes the last minus a removal.
 */
export function QuantityStepper({
  quantity,
  min = 1,
  max,
  goods,
  isPending = false,
}: {
  quantity: number;
  min?: number;
  max: number;
  /** what is counted, for people who hear the page */
  goods: string;
  isPending?: boolean;
}) {
  return (
    <fieldset className="stepper" aria-label={m.common_quantity_of({ goods })}>
      <button
        type="submit"
        name="quantity"
        value={quantity - 1}
        disabled={quantity <= min || isPending}
        aria-label={m.common_quantity_less()}
      >
        <Icon name="minus" size={18} />
      </button>
      <output>{quantity}</output>
      <button
        type="submit"
        name="quantity"
        value={quantity + 1}
        disabled={quantity >= max || isPending}
        aria-label={m.common_quantity_more()}
      >
        <Icon name="plus" size={18} />
      </button>
    </fieldset>
  );
}

/**
 * A quantity still to be chosen, as one field of a larger form. Its buttons need JavaScript; without
 * it the number is typed.
 */
export function QuantityField({
  name = "quantity",
  value = 1,
  max = 99,
  goods,
}: {
  name?: string;
  value?: number;
  max?: number;
  goods: string;
}) {
  return (
    <div className="stepper">
      <StepButton by={-1} />
      <input
        type="number"
        name={name}
        inputMode="numeric"
        min={1}
        max={max}
        defaultValue={value}
        aria-label={m.common_quantity_of({ goods })}
      />
      <StepButton by={1} />
    </div>
  );
}

function StepButton({ by }: { by: 1 | -1 }) {
  return (
    <button
      type="button"
      aria-label={by < 0 ? m.common_quantity_less() : m.common_quantity_more()}
      onClick={(event) => {
        const input = event.currentTarget.parentElement?.querySelector("input");
        if (by < 0) input?.stepDown();
        else input?.stepUp();
      }}
    >
      <Icon name={by < 0 ? "minus" : "plus"} size={18} />
    </button>
  );
}
