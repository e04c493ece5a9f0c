import { Button } from "~/components/ui/button";
import { Checkbox, Radio } from "~/components/ui/choice";
import { Icon } from "~/components/ui/icon";
import { assertNever } from "~/domain/invariant";
import type { PaymentMethod } from "~/domain/order/payment-method";
import { m } from "~/messages/compiled/messages";
import { Form } from "~/platform/remix";
import type { CheckoutView } from "~/services/ordering/get-checkout.server";
import { StepPanel } from "./step-panel";

export function paymentMethodName(method: PaymentMethod): string {
  switch (method) {
    case "wechat_pay":
      return m.checkout_pay_wechat();
    case "alipay":
      return m.checkout_pay_alipay();
    case "card":
      return m.checkout_pay_card();
    default:
      return assertNever(method);
  }
}

/** The notice to tick (bonded goods) and the way to pay: one form, one order. */
export function PlaceStep({
  view,
  firstNumber,
  isOpen,
  isNoticeMissing,
  placeLabel,
  isPending,
}: {
  view: CheckoutView;
  firstNumber: number;
  isOpen: boolean;
  isNoticeMissing: boolean;
  placeLabel: string;
  isPending: boolean;
}) {
  const { notice, submitKey, seen } = view;
  const payNumber = firstNumber + (notice ? 1 : 0);
  if (!isOpen) {
    return (
      <>
        {notice ? (
          <StepPanel
            id="notice"
            number={firstNumber}
            title={m.checkout_notice()}
            state="ahead"
            note={<NoticeVersion notice={notice} />}
          />
        ) : null}
        <StepPanel id="pay" number={payNumber} title={m.checkout_payment()} state="ahead" />
      </>
    );
  }
  return (
    <Form method="post" id="place-form" className="place-form" preventScrollReset>
      <input type="hidden" name="intent" value="place" />
      <input type="hidden" name="submitKey" value={submitKey} />
      <input type="hidden" name="seen" value={seen ?? ""} />
      {notice ? (
        <NoticeStep notice={notice} number={firstNumber} isMissing={isNoticeMissing} />
      ) : null}
      <StepPanel id="pay" number={payNumber} title={m.checkout_payment()} state="open">
        {notice ? <p className="step-lead">{m.checkout_pay_own_account()}</p> : null}
        <MethodChoice methods={view.paymentMethods} />
        <Button className="step-act" tone={notice ? "main" : "duty"} isPending={isPending}>
          {placeLabel}
        </Button>
      </StepPanel>
    </Form>
  );
}

type Notice = NonNullable<CheckoutView["notice"]>;

function NoticeVersion({ notice }: { notice: Notice }) {
  return m.checkout_notice_version({ count: notice.sentences.length, version: notice.version });
}

function NoticeStep({
  notice,
  number,
  isMissing,
}: {
  notice: Notice;
  number: number;
  isMissing: boolean;
}) {
  return (
    <StepPanel
      id="notice"
      number={number}
      title={m.checkout_notice()}
      state="open"
      note={<NoticeVersion notice={notice} />}
    >
      <ol className="notice-list">
        {notice.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <div className="consent">
        <Checkbox
          name="noticeVersion"
          value={notice.version}
          required
          aria-invalid={isMissing || undefined}
          aria-describedby={isMissing ? "notice-told" : undefined}
        >
          {m.checkout_notice_read()}
        </Checkbox>
        {isMissing ? (
          <p id="notice-told" className="field-error">
            <Icon name="warn" size={14} />
            <span>{m.checkout_fault_notice()}</span>
          </p>
        ) : null}
      </div>
    </StepPanel>
  );
}

function MethodChoice({ methods }: { methods: readonly PaymentMethod[] }) {
  return (
    <fieldset className="methods">
      <legend className="visually-hidden">{m.checkout_payment()}</legend>
      {methods.map((method, index) => (
        <Radio key={method} name="method" value={method} defaultChecked={index === 0}>
          {paymentMethodName(method)}
        </Radio>
      ))}
    </fieldset>
  );
}
