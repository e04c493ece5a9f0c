import { Radio } from "~/components/ui/choice";
import { Notice } from "~/components/ui/notice";
import { formatYuan } from "~/domain/format/money";
import type { Fen } from "~/domain/money";
import { PAYMENT_METHODS, type PaymentMethod } from "~/domain/order/payment-method";
import { m } from "~/messages/compiled/messages";
import { Form } from "~/platform/remix";
import { paymentMethodName } from "./place-step";

export type SandboxView = {
  orderNo: string;
  amountFen: Fen;
  description: string;
  method: PaymentMethod;
  returnPath: string;
  status: "open" | "paid" | "closed";
  movementCount: number;
  payerName: string | null;
};

type Act = { act: string; label: string; effect: string };

/** What can be tried besides paying as one should, by where the payment stands. */
function trials(status: SandboxView["status"]): Act[] {
  const act = (name: string, label: string, effect: string) => ({ act: name, label, effect });
  switch (status) {
    case "open":
      return [
        act("pay_wrong_amount", m.checkout_sandbox_wrong(), m.checkout_sandbox_wrong_effect()),
        act("pay_as_other", m.checkout_sandbox_other(), m.checkout_sandbox_other_effect()),
        act("cancel", m.checkout_sandbox_cancel(), m.checkout_sandbox_cancel_effect()),
      ];
    case "paid":
      return [act("pay_again", m.checkout_sandbox_again(), m.checkout_sandbox_again_effect())];
    case "closed":
      return [act("pay_late", m.checkout_sandbox_late(), m.checkout_sandbox_late_effect())];
  }
}

/** A payment firm that does not exist, in its own plain dress, so that nobody takes it for a real one. */
export function SandboxPage({
  payment,
  fault,
}: {
  payment: SandboxView;
  fault: "act" | "status" | undefined;
}) {
  const { status, amountFen, description, payerName, returnPath, movementCount } = payment;
  return (
    <main className="sandbox">
      <header>
        <b>{m.checkout_sandbox_title()}</b>
        <span>{m.checkout_sandbox_stands_for()}</span>
      </header>
      <section>
        {fault ? (
          <Notice tone="warn" isLive>
            {m.checkout_sandbox_fault()}
          </Notice>
        ) : null}
        <h1>
          <small>{description}</small>
          {formatYuan(amountFen)}
        </h1>
        {payerName ? <p>{m.checkout_sandbox_payer({ name: payerName })}</p> : null}
        {status === "open" ? <PayForm payment={payment} /> : null}
        {status === "paid" ? (
          <Notice tone="ok">{m.checkout_sandbox_paid({ count: movementCount })}</Notice>
        ) : null}
        {status === "closed" ? <Notice>{m.checkout_sandbox_closed()}</Notice> : null}
        <a className="sandbox-back" href={returnPath}>
          {m.checkout_sandbox_back()}
        </a>
      </section>
      <section>
        <h2>{m.checkout_sandbox_trials()}</h2>
        <p>{m.checkout_sandbox_trials_text()}</p>
        <Form method="post" className="sandbox-trials">
          {trials(status).map(({ act, label, effect }) => (
            <div key={act}>
              <button type="submit" name="act" value={act}>
                {label}
              </button>
              <span>{effect}</span>
            </div>
          ))}
        </Form>
      </section>
    </main>
  );
}

function PayForm({ payment }: { payment: SandboxView }) {
  return (
    <Form method="post">
      <fieldset className="methods">
        <legend className="visually-hidden">{m.checkout_payment()}</legend>
        {PAYMENT_METHODS.map((method) => (
          <Radio
            key={method}
            name="method"
            value={method}
            defaultChecked={method === payment.method}
          >
            {m.checkout_sandbox_method({ method: paymentMethodName(method) })}
          </Radio>
        ))}
      </fieldset>
      <button type="submit" name="act" value="pay" className="sandbox-pay">
        {m.checkout_sandbox_pay({ amount: formatYuan(payment.amountFen) })}
      </button>
    </Form>
  );
}
