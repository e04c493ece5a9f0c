import { formatBps, formatYuan } from "~/domain/format/money";
import type { Standing } from "~/domain/tariff/candidate";
import type { CandidateView, LineTax, TariffView } from "./look-up-tariff.server";

/** Why a rate is not taken, in a few plain words. */
function standingText(standing: Standing): string {
  switch (standing.kind) {
    case "usable":
      return "";
    case "unknown":
      return "unknown, so it could be lower";
    case "unverified":
      return "not verified, so production does not use it";
    case "not_comparable":
      return `cannot be compared without ${standing.needs}`;
    case "no_concession":
      return "the agreement gives this line nothing";
    case "not_a_party":
      return "the origin is not a party";
    case "not_in_force":
      return standing.from ? `in force from ${standing.from}` : "no longer in force";
    case "claim_fails":
      return `cannot be claimed: ${standing.fault}`;
  }
}

function candidateText(one: CandidateView): string {
  const mark = one.isLowest ? "→" : " ";
  const duty = (one.dutyText ?? "–").padEnd(8);
  const money = one.dutyFen === null ? "" : ` ${formatYuan(one.dutyFen)}`;
  const notes = [
    one.state === "unverified" ? "未核实" : "",
    one.isDerived ? "by staging" : "",
    standingText(one.standing),
    one.isLowest && one.proofs.length > 0 ? `needs ${one.proofs.join(" or ")}` : "",
    one.row ? `tariff_rate ${one.row.rowId}, ${one.row.source}` : "",
  ];
  return `${mark} ${one.regime.padEnd(12)}${duty}${money} ${notes.filter(Boolean).join(" · ")}`;
}

function taxText<Value>(tax: LineTax<Value>, words: (value: Value) => string): string {
  return "code" in tax
    ? tax.code
    : `${words(tax.value)}${tax.state === "verified" ? "" : " 未核实"}`;
}

/** The answer for people who read a terminal. */
export function tariffText(view: TariffView): string {
  const { line, origin, day, saving } = view;
  const gain =
    saving &&
    ("fen" in saving
      ? formatYuan(saving.fen)
      : `${formatBps(saving.bps).slice(0, -1)} percentage points`);
  const lines = [
    `${view.hs8} ${[line.nameZh, line.nameEn].filter(Boolean).join(" / ")}`,
    `${origin.nameEn} (${origin.code}), ${day}`,
    ...view.candidates.map(candidateText),
    gain ? `below MFN by ${gain}` : "",
    view.undecided.length > 0 ? `not settled: ${view.undecided.join(", ")}` : "",
    ...view.safeguards.map(
      ({ additionalBps, quotaKg, appliesFrom, applies }) =>
        `safeguard +${formatBps(additionalBps)} ${applies ? "applies" : "does not apply"}${appliesFrom ? ` from ${appliesFrom}` : ""}${quotaKg === null ? "" : `, quota ${quotaKg} kg a year`}`,
    ),
    `VAT ${taxText(view.vat, formatBps)}`,
    `consumption tax ${taxText(view.consumptionTax, (tax) => ("rateBps" in tax ? `${tax.kind} ${formatBps(tax.rateBps)}` : tax.kind))}`,
  ];
  return `${lines.filter(Boolean).join("\n")}\n`;
}
