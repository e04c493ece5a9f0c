import { AllowanceGauge, isMeasured } from "~/components/order/allowance-gauge";
import { CustomsWord } from "~/components/order/allowance-page";
import { CapGauge } from "~/components/order/cap-gauge";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/choice";
import { TextAreaField, TextField } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { formatYuan } from "~/domain/format/money";
import type { Fen } from "~/domain/money";
import { m } from "~/messages/compiled/messages";
import { Form, useNavigation } from "~/platform/remix";
import type { AllowanceYearView } from "~/services/ordering/allowance-year.server";
import type { OverrideAllowanceRefusal } from "~/services/ordering/override-allowance.server";
import type { CustomsReturnRefusal } from "~/services/ordering/record-customs-return.server";
import { OpsPanel } from "../ops-panel";
import { ShowAllowance } from "./allowance-panel";
import { allowanceRefusalWords } from "./allowance-words";
import { Sheet } from "./sheet";

type Refusal = OverrideAllowanceRefusal | CustomsReturnRefusal | { code: "RETURN_INCOMPLETE" };

/** What came of a look or an act. */
export type AllowanceAnswer =
  | { kind: "shown"; year: AllowanceYearView }
  | { kind: "corrected"; differenceFen: Fen; year: AllowanceYearView }
  | { kind: "returned"; freedFen: Fen; year: AllowanceYearView }
  | { kind: "refused"; intent: "override" | "return"; refusal: Refusal };

type View = {
  orderNo: string;
  isReleased: boolean;
  mayCorrect: boolean;
  lines: { line: number; goods: string; quantity: number }[];
  actKey: string;
};

/** The buyer's year over the order, and the acts of customs' people on it. */
export function AllowanceSheet({
  view,
  answer,
  back,
}: {
  view: View;
  answer: AllowanceAnswer | undefined;
  back: string;
}) {
  const year = answer && answer.kind !== "refused" ? answer.year : undefined;
  const faultOf = (intent: "override" | "return") =>
    answer?.kind === "refused" && answer.intent === intent ? answer.refusal : undefined;
  return (
    <Sheet title={m.ops_allowance_of({ orderNo: view.orderNo })} back={back}>
      <Done answer={answer} />
      {year ? (
        <Year year={year} />
      ) : (
        <div className="grid gap-2 py-2">
          <p className="ops-dim text-t1">{m.ops_allowance_logged()}</p>
          <ShowAllowance />
        </div>
      )}
      {view.mayCorrect ? (
        <Override key={view.actKey} actKey={view.actKey} refusal={faultOf("override")} />
      ) : null}
      {view.mayCorrect && view.isReleased ? (
        <TakeBack lines={view.lines} refusal={faultOf("return")} />
      ) : null}
    </Sheet>
  );
}

function Done({ answer }: { answer: AllowanceAnswer | undefined }) {
  if (answer?.kind === "corrected") {
    return (
      <Notice tone="ok" isLive>
        {answer.differenceFen === 0
          ? m.ops_allowance_same()
          : m.ops_allowance_corrected({ amount: formatYuan(answer.differenceFen) })}
      </Notice>
    );
  }
  if (answer?.kind !== "returned") return null;
  return (
    <Notice tone="ok" isLive>
      {m.ops_allowance_returned({ amount: formatYuan(answer.freedFen) })}
    </Notice>
  );
}

function Year({ year }: { year: AllowanceYearView }) {
  return (
    <OpsPanel title={m.checkout_allowance_year({ year: year.year })} className="mt-3" isPadded>
      {isMeasured(year) ? (
        <AllowanceGauge year={year} />
      ) : (
        <p className="text-t1">{m.checkout_allowance_no_limit()}</p>
      )}
      <CustomsWord word={year.customsWord} />
      {year.caps
        .filter(({ usedGrams }) => usedGrams > 0)
        .map((cap) => (
          <CapGauge key={cap.group} cap={cap} />
        ))}
    </OpsPanel>
  );
}

function Override({ actKey, refusal }: { actKey: string; refusal: Refusal | undefined }) {
  const isPending = useNavigation().formData?.get("intent") === "override";
  return (
    <Form method="post" preventScrollReset className="mt-6 grid gap-3 border-line border-t pt-4">
      <h3 className="font-semibold text-t3">{m.ops_allowance_override()}</h3>
      <p className="text-t1">{m.ops_allowance_override_text()}</p>
      {refusal ? (
        <Notice tone="danger" isLive>
          {allowanceRefusalWords(refusal)}
        </Notice>
      ) : null}
      <input type="hidden" name="intent" value="override" />
      <input type="hidden" name="actKey" value={actKey} />
      <TextField
        label={m.ops_allowance_customs_figure()}
        hint={m.ops_allowance_customs_figure_hint()}
        name="usedYuan"
        inputMode="decimal"
        autoComplete="off"
        required
        error={refusal?.code === "AMOUNT_INVALID" ? allowanceRefusalWords(refusal) : undefined}
      />
      <TextAreaField
        label={m.ops_allowance_reason()}
        hint={m.ops_allowance_reason_hint()}
        name="reason"
        required
        minLength={4}
        maxLength={500}
        error={refusal?.code === "REASON_MISSING" ? allowanceRefusalWords(refusal) : undefined}
      />
      <Checkbox name="confirmed" value="yes" required>
        {m.ops_allowance_confirm()}
      </Checkbox>
      <div>
        <Button tone="danger" isPending={isPending}>
          {m.ops_allowance_override()}
        </Button>
      </div>
    </Form>
  );
}

function TakeBack({ lines, refusal }: { lines: View["lines"]; refusal: Refusal | undefined }) {
  const isPending = useNavigation().formData?.get("intent") === "return";
  return (
    <Form method="post" preventScrollReset className="mt-6 grid gap-3 border-line border-t pt-4">
      <h3 className="font-semibold text-t3">{m.ops_allowance_return()}</h3>
      <p className="text-t1">{m.ops_allowance_return_text()}</p>
      {refusal ? (
        <Notice tone="danger" isLive>
          {allowanceRefusalWords(refusal)}
        </Notice>
      ) : null}
      <input type="hidden" name="intent" value="return" />
      <TextField label={m.ops_allowance_return_no()} name="returnNo" autoComplete="off" required />
      <TextField label={m.ops_allowance_applied_on()} name="appliedOn" type="date" required />
      <TextField label={m.ops_allowance_back_on()} name="backOn" type="date" required />
      {lines.map(({ line, goods, quantity }) => (
        <TextField
          key={line}
          label={m.ops_allowance_pieces({ goods })}
          name={`pieces-${line}`}
          type="number"
          min={0}
          max={quantity}
          defaultValue={0}
        />
      ))}
      <div>
        <Button isPending={isPending}>{m.ops_allowance_return_act()}</Button>
      </div>
    </Form>
  );
}
