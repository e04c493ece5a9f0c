import { Button, ButtonLink } from "~/components/ui/button";
import { TextField } from "~/components/ui/field";
import { Icon } from "~/components/ui/icon";
import { Notice } from "~/components/ui/notice";
import { Panel } from "~/components/ui/panel";
import { type CalendarDay, shanghaiDay } from "~/domain/calendar-day";
import { formatShortDay, formatTime } from "~/domain/format/day";
import { formatYuan } from "~/domain/format/money";
import { fen } from "~/domain/money";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Form, Link, useNavigation } from "~/platform/remix";
import type { AllowanceYearView } from "~/services/ordering/allowance-year.server";
import type {
  AllowanceEntryView,
  AllowancePageView,
} from "~/services/ordering/get-allowance.server";
import type { VerifyIdentityRefusal } from "~/services/ordering/verify-identity.server";
import { AllowanceGauge, isMeasured } from "./allowance-gauge";
import { CapGauge } from "./cap-gauge";
import { identityFault } from "./checkout-words";
import { IdNumberField } from "./id-number-field";
import { ConsentBox, ForgetForm } from "./identity-step";

/** What the page is told when the identity was not proven. */
export type AllowanceAnswer =
  | { kind: "identity"; fault: VerifyIdentityRefusal; name: string }
  | { kind: "form"; text: { code: "MALFORMED" } | { code: "TOO_MANY"; seconds: number } };

/** A person's own year: first a proof of identity, then what is used, reserved and left. */
export function AllowancePage({
  view,
  answer,
}: {
  view: AllowancePageView;
  answer: AllowanceAnswer | undefined;
}) {
  return (
    <article className="page info allowance">
      <header>
        <h1>{m.checkout_allowance_title()}</h1>
        <p>
          {view.state === "unproven" ? m.checkout_allowance_lead() : m.checkout_allowance_own()}
        </p>
      </header>
      {view.state === "unproven" ? (
        <Unproven view={view} answer={answer} />
      ) : (
        <Proven view={view} />
      )}
      <p className="allowance-own">
        <Icon name="info" size={16} />
        <span>
          {view.state === "unproven" ? <>{m.checkout_allowance_own()} </> : null}
          <Link to={href("/tax#limits")} className="link">
            {m.checkout_allowance_guide()}
          </Link>
        </span>
      </p>
    </article>
  );
}

type View<State> = Extract<AllowancePageView, { state: State }>;

function Unproven({
  view,
  answer,
}: {
  view: View<"unproven">;
  answer: AllowanceAnswer | undefined;
}) {
  const isPending = useNavigation().formData?.get("intent") === "identity";
  const entered = answer?.kind === "identity" ? answer : undefined;
  const fault = entered && identityFault(entered.fault);
  const formFault = answer?.kind === "form" ? formFaultText(answer.text) : undefined;
  const told = fault?.field === "form" ? fault.text : formFault;
  return (
    <Panel title={m.checkout_allowance_ask()} className="allowance-ask">
      <Form method="post" className="step-form" preventScrollReset>
        <input type="hidden" name="intent" value="identity" />
        <p className="step-lead">{m.checkout_allowance_ask_lead()}</p>
        {told === undefined ? null : (
          <Notice tone="danger" isLive>
            {told}
          </Notice>
        )}
        <TextField
          label={m.checkout_allowance_name()}
          name="name"
          defaultValue={entered?.name}
          autoComplete="name"
          required
          maxLength={60}
          error={fault?.field === "name" ? fault.text : undefined}
        />
        <IdNumberField
          today={view.today}
          error={fault?.field === "idNumber" ? fault.text : undefined}
        />
        <ConsentBox
          version={view.consentVersion}
          fault={fault?.field === "consent" ? fault.text : undefined}
          more={[
            m.checkout_allowance_purpose(),
            m.checkout_allowance_kept(),
            m.checkout_allowance_refuse(),
          ]}
        >
          {m.checkout_allowance_consent()}
        </ConsentBox>
        <ul className="step-assurances">
          <li>
            <Icon name="lock" size={16} />
            {m.checkout_identity_sealed()}
          </li>
        </ul>
        <Button
          className="allowance-act"
          isPending={isPending}
          pendingLabel={m.checkout_verifying()}
        >
          {m.checkout_allowance_show()}
        </Button>
      </Form>
    </Panel>
  );
}

function formFaultText(fault: Extract<AllowanceAnswer, { kind: "form" }>["text"]): string {
  return fault.code === "TOO_MANY"
    ? m.checkout_fault_too_many({ seconds: fault.seconds })
    : m.checkout_fault_form({ field: "intent" });
}

function Proven({ view }: { view: View<"proven"> }) {
  const { person, keptUntil, year, today, entries, othersFen } = view;
  const isReached = year.leftFen === 0;
  return (
    <>
      <Panel title={m.checkout_allowance_year({ year: year.year })} className="allowance-year">
        <p className="step-told">
          <b>{person.name}</b> {person.idMasked}
          <small>
            {m.checkout_allowance_until({
              time: `${formatShortDay(dayOf(keptUntil))} ${formatTime(keptUntil)}`,
            })}
          </small>
        </p>
        {isReached ? (
          <Notice
            tone="warn"
            act={
              <ButtonLink to={href("/search?by=0110")} tone="line-duty" size="small">
                {m.checkout_allowance_duty_paid()}
              </ButtonLink>
            }
          >
            {m.checkout_allowance_reached({ year: year.year, day: nextYear(today) })}
          </Notice>
        ) : null}
        {isMeasured(year) ? (
          <AllowanceGauge year={year} />
        ) : (
          <Notice tone="warn">{m.checkout_allowance_no_limit()}</Notice>
        )}
        <CustomsWord word={year.customsWord} />
        <ForgetForm />
      </Panel>
      {year.caps.length > 0 ? (
        <Panel title={m.checkout_allowance_caps()}>
          <div className="allowance-caps">
            {year.caps.map((cap) => (
              <CapGauge key={cap.group} cap={cap} />
            ))}
          </div>
        </Panel>
      ) : null}
      <Entries entries={entries} othersFen={othersFen} />
    </>
  );
}

const dayOf = (at: Date) => shanghaiDay(at);
const nextYear = (today: CalendarDay) => `${Number(today.slice(0, 4)) + 1}-01-01`;

/** Where customs' figure replaced ours, and since when. */
export function CustomsWord({ word }: { word: AllowanceYearView["customsWord"] }) {
  if (word === null) return null;
  const sign = word.differenceFen < 0 ? "" : "+";
  const words = { day: dayOf(word.at), amount: `${sign}${formatYuan(fen(word.differenceFen))}` };
  return (
    <p className="limit-note">
      {word.by === "receipt"
        ? m.checkout_allowance_word_receipt(words)
        : m.checkout_allowance_word_act(words)}
    </p>
  );
}

function Entries({ entries, othersFen }: Pick<View<"proven">, "entries" | "othersFen">) {
  return (
    <Panel title={m.checkout_allowance_entries()}>
      {entries.length === 0 ? (
        <p className="step-lead">{m.checkout_allowance_entries_none()}</p>
      ) : (
        <table className="info-table allowance-entries">
          <thead>
            <tr>
              <th scope="col">{m.checkout_allowance_entry_order()}</th>
              <th scope="col">{m.checkout_allowance_entry_state()}</th>
              <th scope="col">{m.checkout_allowance_entry_amount()}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.orderId}>
                <th scope="row">
                  <Link to={href(`/orders/${entry.orderId}`)} className="link">
                    {entry.orderNo}
                  </Link>
                  <small>
                    <time dateTime={entry.placedOn}>{entry.placedOn}</time>
                  </small>
                </th>
                <td>{stateText(entry.state)}</td>
                <td>
                  {entry.state === "freed" ? formatYuan(fen(0)) : formatYuan(entry.amountFen)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="allowance-others">
        <span>{m.checkout_allowance_others()}</span>
        <b>{formatYuan(othersFen)}</b>
      </p>
    </Panel>
  );
}

function stateText(state: AllowanceEntryView["state"]): string {
  switch (state) {
    case "reserved":
      return m.checkout_allowance_state_reserved();
    case "used":
      return m.checkout_allowance_state_used();
    case "freed":
      return m.checkout_allowance_state_freed();
  }
}
