import type { Result } from "../result";
import type { OrderFault, OrderRefusal } from "./order-to-quote";

/** Everything that stands in the way of a quote, so that a person is told once and not one by one. */
export type OrderRefused = { code: "ORDER_REFUSED"; refusals: OrderRefusal[] };

/** Collects refusals while an order is looked through. */
export class Refusals {
  readonly all: OrderRefusal[] = [];

  say(fault: OrderFault, line: number | null = null): void {
    this.all.push({ ...fault, line });
  }

  /** The value that was asked for; undefined when it was refused, which is noted. */
  take<Value>(asked: Result<Value, OrderFault>, line: number | null = null): Value | undefined {
    if (asked.ok) return asked.value;
    this.say(asked.error, line);
    return undefined;
  }
}
