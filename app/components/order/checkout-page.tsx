import { useEffect, useRef } from "react";
import { type Way, waysOf } from "~/components/cart/blocker-ways";
import { blockerText } from "~/components/cart/blocker-words";
import { goodsName } from "~/components/cart/cart-line";
import { GroupChanges } from "~/components/cart/group-changes";
import { WayList } from "~/components/cart/way-list";
import { Button, ButtonLink } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { Price } from "~/components/ui/price";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { useNavigation, useSearchParams } from "~/platform/remix";
import type { CheckoutView } from "~/services/ordering/get-checkout.server";
import type { PlaceOrderRefusal } from "~/services/ordering/place-order.server";
import { type AddressAnswer, AddressStep } from "./address-step";
import { CheckoutSummary } from "./checkout-summary";
import { changeText, placeFaultText } from "./checkout-words";
import { type IdentityAnswer, IdentityStep } from "./identity-step";
import { PlaceStep } from "./place-step";
import { QuietHead } from "./quiet-head";
import { StepGauge } from "./step-gauge";

export type FormFault =
  | { code: "MALFORMED"; field: string }
  | { code: "TOO_MANY"; seconds: number };

/** What the page is told when a step was not taken. */
export type CheckoutAnswer =
  | AddressAnswer
  | IdentityAnswer
  | { step: "place"; fault: PlaceOrderRefusal }
  | { step: "form"; fault: FormFault };

type OpenStep = "address" | "identity" | "place" | "none";

/** The step whose form is open: the one asked for again, else the next one; none while blocked. */
function openStepOf(view: CheckoutView, edit: string | null, isBlocked: boolean): OpenStep {
  if (edit === "address") return "address";
  if (edit === "identity" && view.identity.state !== "not_needed" && view.address?.isSaved) {
    return "identity";
  }
  return isBlocked ? "none" : view.step;
}

/** One page, one step open at a time; every step is a plain form. */
export function CheckoutPage({
  view,
  answer,
}: {
  view: CheckoutView;
  answer: CheckoutAnswer | undefined;
}) {
  const { group, identity, address, obstacles } = view;
  const [params] = useSearchParams();
  const edit = params.get("edit");
  const pending = useNavigation().formData?.get("intent");
  const isBlocked = !group.canCheckOut || obstacles.length > 0;
  const open = openStepOf(view, edit, isBlocked);
  const root = useStepFocus(open, answer);
  const isImport = identity.state !== "not_needed";
  const isPickup = group.deliveryMethod === "hall_pickup";
  const path = `/checkout/${group.key}`;
  const placeFault = answer?.step === "place" ? answer.fault : undefined;
  const placeLabel =
    placeFault?.code === "QUOTE_CHANGED" ? m.checkout_place_again() : m.checkout_place();

  return (
    <div className="page checkout" ref={root}>
      <QuietHead
        title={isImport ? m.checkout_title_bonded() : m.checkout_title_duty_paid()}
        backTo={href("/cart")}
        backLabel={m.checkout_back_to_cart()}
      />
      <StepGauge {...stepsOf(open, isImport, isPickup)} />
      <div className="checkout-columns">
        <div className="checkout-steps">
          <Obstacles view={view} fault={placeFault} />
          <GroupChanges group={group} />
          <FormFaultNotice answer={answer} />
          <AddressStep
            isPickup={isPickup}
            address={address}
            isOpen={open === "address"}
            editTo={href(`${path}?edit=address`)}
            answer={answer?.step === "address" ? answer : undefined}
            isPending={pending === "address"}
          />
          {identity.state === "not_needed" ? null : (
            <IdentityStep
              identity={identity}
              state={
                open === "identity" ? "open" : identity.state === "verified" ? "done" : "ahead"
              }
              isOther={edit === "identity"}
              editTo={href(`${path}?edit=identity`)}
              today={group.today}
              answer={answer?.step === "identity" ? answer : undefined}
              isPending={pending === "identity"}
            />
          )}
          <PlaceStep
            view={view}
            firstNumber={isImport ? 3 : 2}
            isOpen={open === "place"}
            isNoticeMissing={placeFault?.code === "NOTICE_NOT_ACCEPTED"}
            placeLabel={placeLabel}
            isPending={pending === "place"}
          />
        </div>
        <CheckoutSummary group={group} holdMinutes={view.holdMinutes} />
      </div>
      <CheckoutBar view={view} open={open} placeLabel={placeLabel} isPending={Boolean(pending)} />
    </div>
  );
}

function stepsOf(open: OpenStep, isImport: boolean, isPickup: boolean) {
  const first = isPickup ? m.checkout_step_collector() : m.checkout_step_address();
  const steps = isImport
    ? [first, m.checkout_step_identity(), m.checkout_step_notice(), m.checkout_step_pay()]
    : [first, m.checkout_step_pay()];
  const current = open === "address" ? 0 : open === "identity" ? 1 : steps.length - 1;
  return { steps, current: isImport && open === "place" ? 2 : open === "none" ? 0 : current };
}

/** After a fault the first faulty field has the focus; after a step its successor's heading. */
function useStepFocus(open: OpenStep, answer: CheckoutAnswer | undefined) {
  const root = useRef<HTMLDivElement>(null);
  const shown = useRef(open);
  useEffect(() => {
    if (!answer) return;
    root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [answer]);
  useEffect(() => {
    if (shown.current === open) return;
    shown.current = open;
    root.current?.querySelector<HTMLElement>(".step-open h2")?.focus();
  }, [open]);
  return root;
}

/** Everything that keeps this group from being ordered, and what changed since the page was read. */
function Obstacles({ view, fault }: { view: CheckoutView; fault: PlaceOrderRefusal | undefined }) {
  const { group, obstacles } = view;
  const nameOf = (offerId: string | null) => {
    const line = group.lines.find((one) => one.offerId === offerId);
    return line ? goodsName(line) : m.checkout_goods();
  };
  if (fault?.code === "QUOTE_CHANGED") {
    return (
      <Notice tone="warn" title={m.checkout_changed_title()} isLive>
        <ul>
          {fault.changes.map((change) => (
            <li key={JSON.stringify(change)}>{changeText(change, nameOf)}</li>
          ))}
        </ul>
        {m.checkout_changed_act()}
      </Notice>
    );
  }
  const told: { text: string; ways: Way[] }[] = obstacles.map(({ code }) => ({
    text:
      code === "PAYER_UNVERIFIABLE" ? m.checkout_obstacle_payer() : m.checkout_obstacle_notice(),
    ways: [],
  }));
  for (const blocker of group.blockers) {
    const text = blockerText(blocker);
    const isOfLine = "offerId" in blocker && blocker.offerId !== null;
    told.push({
      text: isOfLine ? m.checkout_of_goods({ goods: nameOf(blocker.offerId), text }) : text,
      ways: waysOf(blocker, group),
    });
  }
  if (told.length === 0 && fault && fault.code !== "NOTICE_NOT_ACCEPTED") {
    told.push({ text: placeFaultText(fault), ways: [] });
  }
  if (told.length === 0) return null;
  return (
    <Notice
      tone="danger"
      title={fault ? m.checkout_not_placed() : m.checkout_blocked()}
      isLive={fault !== undefined}
      act={
        <ButtonLink to={href("/cart")} tone="quiet" size="small">
          {m.checkout_back_to_cart()}
        </ButtonLink>
      }
    >
      {told.map(({ text, ways }) => (
        <div key={text} className="told">
          <p>{text}</p>
          <WayList ways={ways} />
        </div>
      ))}
    </Notice>
  );
}

function FormFaultNotice({ answer }: { answer: CheckoutAnswer | undefined }) {
  if (answer?.step !== "form") return null;
  const { fault } = answer;
  return (
    <Notice tone="danger" isLive>
      {fault.code === "TOO_MANY"
        ? m.checkout_fault_too_many({ seconds: fault.seconds })
        : m.checkout_fault_form({ field: fault.field })}
    </Notice>
  );
}

/** On phones the amount and the open step's button stand at the foot of the screen. */
function CheckoutBar({
  view,
  open,
  placeLabel,
  isPending,
}: {
  view: CheckoutView;
  open: OpenStep;
  placeLabel: string;
  isPending: boolean;
}) {
  const { totals } = view.group;
  const isImport = view.identity.state !== "not_needed";
  const labels = {
    address: m.checkout_address_save(),
    identity: m.checkout_verify(),
    place: placeLabel,
  };
  return (
    <div className="checkout-bar">
      {totals.totalFen === null ? null : (
        <p>
          <small>{isImport ? m.checkout_to_pay_taxed() : m.checkout_to_pay()}</small>
          <Price fen={totals.totalFen} />
        </p>
      )}
      {open === "none" ? (
        <ButtonLink to={href("/cart")}>{m.checkout_back_to_cart()}</ButtonLink>
      ) : (
        <Button
          form={`${open}-form`}
          tone={isImport ? "main" : "duty"}
          isPending={isPending}
          pendingLabel={open === "identity" ? m.checkout_verifying() : undefined}
        >
          {labels[open]}
        </Button>
      )}
    </div>
  );
}
