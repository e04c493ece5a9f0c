import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/choice";
import { Details } from "~/components/ui/details";
import { TextField } from "~/components/ui/field";
import { Icon } from "~/components/ui/icon";
import { Notice } from "~/components/ui/notice";
import type { CalendarDay } from "~/domain/calendar-day";
import { m } from "~/messages/compiled/messages";
import { Form, Link } from "~/platform/remix";
import type { IdentityStep as Identity } from "~/services/ordering/get-checkout.server";
import type { VerifyIdentityRefusal } from "~/services/ordering/verify-identity.server";
import { identityFault } from "./checkout-words";
import { IdNumberField } from "./id-number-field";
import { StepPanel } from "./step-panel";

export type IdentityAnswer = { step: "identity"; fault: VerifyIdentityRefusal; name: string };

type IdentityStepProps = {
  identity: Exclude<Identity, { state: "not_needed" }>;
  state: "done" | "open" | "ahead";
  /** another person than the one of this visit is to be entered */
  isOther: boolean;
  editTo: string;
  today: CalendarDay;
  answer: IdentityAnswer | undefined;
  isPending: boolean;
};

/** Who orders bonded goods: asked for the customs declaration, with a consent of its own. */
export function IdentityStep(props: IdentityStepProps) {
  const { identity, state, editTo } = props;
  if (state === "done" && identity.state === "verified") {
    return (
      <StepPanel
        id="identity"
        number={2}
        title={m.checkout_identity()}
        state="done"
        note={
          <Link to={editTo} className="hit" preventScrollReset>
            {m.checkout_edit()}
          </Link>
        }
      >
        <p className="step-told">
          <b>{identity.name}</b> {identity.idMasked}
        </p>
        <ForgetForm />
      </StepPanel>
    );
  }
  if (state === "ahead") {
    return (
      <StepPanel
        id="identity"
        number={2}
        title={m.checkout_identity()}
        state="ahead"
        note={m.checkout_identity_once()}
      />
    );
  }
  return (
    <StepPanel
      id="identity"
      number={2}
      title={m.checkout_identity()}
      state="open"
      note={m.checkout_identity_once()}
    >
      <IdentityForm {...props} />
    </StepPanel>
  );
}

function IdentityForm({ identity, isOther, editTo, today, answer, isPending }: IdentityStepProps) {
  const known = identity.state === "needed" && !isOther ? identity.known : null;
  const fault = answer && identityFault(answer.fault);
  return (
    <Form method="post" id="identity-form" className="step-form" preventScrollReset>
      <input type="hidden" name="intent" value="identity" />
      <p className="step-lead">{m.checkout_identity_lead()}</p>
      {fault?.field === "form" ? (
        <Notice tone="danger" isLive>
          {fault.text}
        </Notice>
      ) : null}
      {known ? (
        <>
          <input type="hidden" name="person" value="same" />
          <p className="step-told">
            <b>{known.name}</b> {known.idMasked}{" "}
            <Link to={editTo} className="link" preventScrollReset>
              {m.checkout_identity_other()}
            </Link>
          </p>
        </>
      ) : (
        <>
          <TextField
            label={m.checkout_orderer_name()}
            name="name"
            defaultValue={answer?.name}
            placeholder={m.checkout_orderer_hint()}
            autoComplete="name"
            required
            maxLength={60}
            error={fault?.field === "name" ? fault.text : undefined}
          />
          <IdNumberField
            today={today}
            error={fault?.field === "idNumber" ? fault.text : undefined}
          />
        </>
      )}
      <p className="payer-told">
        <b>{m.checkout_payer()}</b> {m.checkout_payer_same()}
        <small>{m.checkout_payer_note()}</small>
      </p>
      <ConsentBox
        version={identity.consentVersion}
        fault={fault?.field === "consent" ? fault.text : undefined}
        more={[
          m.checkout_consent_purpose(),
          m.checkout_consent_kept(),
          m.checkout_consent_refuse(),
        ]}
      >
        {m.checkout_consent()}
      </ConsentBox>
      <ul className="step-assurances">
        <li>
          <Icon name="lock" size={16} />
          {m.checkout_identity_sealed()}
        </li>
        <li>
          <Icon name="trash" size={16} />
          {m.checkout_identity_erasable()}
        </li>
      </ul>
      <Button className="step-act" isPending={isPending} pendingLabel={m.checkout_verifying()}>
        {m.checkout_verify()}
      </Button>
    </Form>
  );
}

/** The separate consent to process an identity number: its own tick, and what for and how long. */
export function ConsentBox({
  version,
  fault,
  more,
  children,
}: {
  version: string;
  fault: string | undefined;
  more: readonly string[];
  children: ReactNode;
}) {
  return (
    <div className="consent">
      <Checkbox
        name="consentVersion"
        value={version}
        required
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={fault === undefined ? undefined : "consent-told"}
      >
        {children}
      </Checkbox>
      {fault === undefined ? null : (
        <p id="consent-told" className="field-error">
          <Icon name="warn" size={14} />
          <span>{fault}</span>
        </p>
      )}
      <Details summary={m.checkout_consent_more()} className="consent-more">
        <ul>
          {more.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Details>
    </div>
  );
}

/** Takes the person out of this visit again; orders keep what the law wants kept. */
export function ForgetForm() {
  return (
    <Form method="post" preventScrollReset>
      <button type="submit" name="intent" value="forget_identity" className="link step-forget">
        {m.checkout_identity_forget()}
      </button>
    </Form>
  );
}
