import { useState } from "react";
import { Field, TextField } from "~/components/ui/field";
import type { CalendarDay } from "~/domain/calendar-day";
import { parseIdNumber } from "~/domain/identity/id-number";
import { m } from "~/messages/compiled/messages";
import { idNumberFaultText } from "./checkout-words";

/**
 * The identity number, typed or pasted. Once it is whole and left, only its mask is shown; the number
 * itself waits in a hidden field until the form goes. Without JavaScript it is a plain field.
 */
export function IdNumberField({ today, error }: { today: CalendarDay; error: string | undefined }) {
  const [kept, setKept] = useState<{ number: string; masked: string }>();
  const [fault, setFault] = useState<string>();

  const leave = (typed: string) => {
    if (typed.trim() === "") return setFault(undefined);
    const parsed = parseIdNumber(typed, today);
    if (!parsed.ok) return setFault(idNumberFaultText(parsed.error.reason));
    setFault(undefined);
    setKept({ number: parsed.value.reveal(), masked: parsed.value.masked });
  };

  if (kept) {
    return (
      <Field label={m.checkout_id_number()} error={error} okay={m.checkout_id_okay()}>
        {(control) => (
          <div className="masked-input">
            <input type="hidden" name="idNumber" value={kept.number} />
            <input {...control} className="input" value={kept.masked} readOnly />
            <button type="button" className="hit" onClick={() => setKept(undefined)}>
              {m.checkout_id_again()}
            </button>
          </div>
        )}
      </Field>
    );
  }
  return (
    <TextField
      label={m.checkout_id_number()}
      name="idNumber"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      required
      maxLength={40}
      hint={m.checkout_id_hint()}
      error={fault ?? error}
      onBlur={(event) => leave(event.currentTarget.value)}
    />
  );
}
