import { type CalendarDay, isCalendarDay, shanghaiDay } from "~/domain/calendar-day";
import type { BoxFinding } from "~/domain/origin/form-rcep";
import { lastValidDay, type ProofFault, proofFaults } from "~/domain/origin/proof";
import { boxFindings, issuedOnOf } from "~/domain/origin/proof-record";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import { type ProofInput, proofInput, proofRecordOf } from "./proof-input";

export type CertificateCheck = {
  /** as it was typed, to fill the form in again */
  proof: ProofInput;
  day: string;
  faults: ProofFault[];
  findings: BoxFinding[];
  /** null when the day of issue is none */
  lastValidOn: CalendarDay | null;
};

/**
 * Whether a certificate or declaration could be presented on a day: kind, number and validity, and for
 * RCEP every box. Keeps nothing, and cannot know whether the number was used before.
 */
export async function checkCertificate(
  ctx: ServiceContext,
  input: { proof: Parameters<typeof proofInput.parse>[0]; day: string },
): Promise<CertificateCheck> {
  const { tariffs, policy } = await currentRules(ctx);
  const proof = proofInput.parse(input.proof);
  const day = input.day.trim() || shanghaiDay(ctx.fixedNow ?? new Date());
  const { record, unread } = proofRecordOf(proof);
  const { type, agreement, authorisationCode, form } = record;
  const issuedOn = issuedOnOf(record);
  const faults: ProofFault[] = isCalendarDay(day)
    ? proofFaults(
        { type, agreement, authorisationCode, issuedOn, number: form.certificateNumber },
        day,
        new Set(),
      )
    : [{ code: "DATE_INVALID" }];
  const findings = boxFindings(record, { members: new Set(tariffs.parties("RCEP", day)), policy });
  return {
    ...{ proof, day, faults },
    findings: [...unread, ...findings],
    lastValidOn: isCalendarDay(issuedOn) ? lastValidDay(issuedOn) : null,
  };
}
