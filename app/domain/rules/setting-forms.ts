/** Whole numbers from one bound to the other. */
const from =
  (least: number, most: number) =>
  (text: string): boolean =>
    /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most;
const like =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

const share = from(0, 10_000);
const amountFen = from(1, 999_999_999);
const days = from(1, 3_650);
const office = like(/^\d{4}$/);

/** Settings that the program reads, and whether a text can be one's value. */
const SETTING_FORMS: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ["tax.relief_duty_share_bps", share],
  ["tax.relief_tax_share_bps", share],
  ["tax.cosmetics_rate_bps", from(0, 9_999)],
  ["tax.cosmetics_fen_per_ml_or_gram", amountFen],
  ["tax.cosmetics_fen_per_piece", amountFen],
  ["tax.full_levy_max_pieces", from(0, 100)],
  ["mail.limit_fen", amountFen],
  ["mail.exempt_tax_fen", amountFen],
  ["customs.declaring_office", office],
  ["customs.port_office", office],
  ["customs.exit_transport_mode", like(/^[0-9A-Z]$/)],
  ["customs.wrap_type", like(/^[0-9A-Z]{1,2}$/)],
  ["customs.guarantor_role", like(/^(platform|seller|agent|logistics|payment)$/)],
  ["returns.apply_within_days", days],
  ["returns.back_within_days", days],
  ["fulfilment.hand_over_target_hours", from(1, 1_000)],
  ["overseas.year_target_sites", from(0, 10_000)],
]);

/** A key that nothing reads would change nothing, and look as if it did. */
export type SettingFault = "unknown_setting" | "malformed" | "rate_too_high";

export function settingFault(
  key: string,
  value: string,
): { column: "key" | "value"; reason: SettingFault } | undefined {
  const isValue = SETTING_FORMS.get(key);
  if (!isValue) return { column: "key", reason: "unknown_setting" };
  if (isValue(value)) return undefined;
  const isTooHigh = key.endsWith("_bps") && /^\d+$/.test(value);
  return { column: "value", reason: isTooHigh ? "rate_too_high" : "malformed" };
}
