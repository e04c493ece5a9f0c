import type { Fen } from "~/domain/money";
import type { PaymentMethod } from "~/domain/order/payment-method";
import type { Result } from "~/domain/result";

/** A payment as the sandbox's own page shows it to the payer. */
export type SandboxPayment = {
  ref: string;
  orderNo: string;
  amountFen: Fen;
  description: string;
  method: PaymentMethod;
  returnPath: string;
  status: "open" | "paid" | "closed";
  /** whom the shop expects to pay, as a name; null where it expects nobody in particular */
  expectedPayerName: string | null;
  movementCount: number;
};

/** What a person may do on the sandbox's page, the right thing first and then what goes wrong. */
export const SANDBOX_ACTS = [
  "pay",
  /** one yuan too little */
  "pay_wrong_amount",
  /** somebody else's account */
  "pay_as_other",
  /** once more, after it was paid */
  "pay_again",
  /** after the shop had closed it */
  "pay_late",
  /** give up: the provider closes it and says so */
  "cancel",
] as const;
export type SandboxAct = (typeof SANDBOX_ACTS)[number];

export type SandboxRefusal = { code: "NOT_FOUND" } | { code: "NOT_POSSIBLE"; status: string };

/** The sandbox provider as its payer meets it. It cannot mark an order paid: it only sends signed events. */
export interface SandboxBank {
  /** where the shop takes events; the web process says so when it listens */
  register(webhookUrl: string): Promise<void>;
  find(ref: string): Promise<SandboxPayment | undefined>;
  act(
    ref: string,
    act: SandboxAct,
    method?: PaymentMethod,
  ): Promise<Result<{ eventId: string; isDelivered: boolean }, SandboxRefusal>>;
  /** sends an event to the shop's webhook unless it was taken before; false = not taken */
  deliver(eventId: string): Promise<boolean>;
}
