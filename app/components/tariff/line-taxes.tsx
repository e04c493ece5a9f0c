import { Notice } from "~/components/ui/notice";
import { formatDuty } from "~/domain/format/duty";
import { formatBps } from "~/domain/format/money";
import { formatCount } from "~/domain/format/quantity";
import type { SafeguardOnDay } from "~/domain/tariff/safeguard";
import type { ConsumptionTax } from "~/domain/tax/consumption-tax";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { LineTax, TariffView } from "~/services/trade/look-up-tariff.server";
import { points } from "./duty-words";
import { Source, UnverifiedMark } from "./figure-mark";

export function consumptionWords(tax: ConsumptionTax): string {
  switch (tax.kind) {
    case "none":
      return m.tariff_ct_none();
    case "ad_valorem":
      return formatBps(tax.rateBps);
    case "specific":
      return formatDuty(tax) ?? "";
    case "compound":
      return formatDuty({ ...tax, bps: tax.rateBps }) ?? "";
    case "beer":
      return m.tariff_ct_beer();
    case "high_end_cosmetics":
      return m.tariff_ct_high_end();
  }
}

/** VAT and consumption tax of the line; what is unknown says so. */
export function LineTaxes({ view }: { view: TariffView }) {
  return (
    <section className="panel tariff-taxes">
      <h2>{m.tariff_taxes_title()}</h2>
      <dl>
        <div>
          <dt>{m.tariff_vat()}</dt>
          <dd>
            <Tax tax={view.vat} words={formatBps} />
          </dd>
        </div>
        <div>
          <dt>{m.tariff_consumption_tax()}</dt>
          <dd>
            <Tax tax={view.consumptionTax} words={consumptionWords} />
          </dd>
        </div>
      </dl>
      <p>
        {m.tariff_taxes_note()}{" "}
        <Link className="link" to={href("/tax")}>
          {m.tariff_guide_link()}
        </Link>
      </p>
    </section>
  );
}

export function Tax<Value>({
  tax,
  words,
}: {
  tax: LineTax<Value>;
  words: (value: Value) => string;
}) {
  if ("code" in tax) {
    return (
      <b>
        {tax.code === "UNVERIFIED" ? m.tariff_tax_unverified_refused() : m.tariff_tax_unknown()}
      </b>
    );
  }
  return (
    <>
      <b>{words(tax.value)}</b> <UnverifiedMark state={tax.state} />
      {tax.rules.map(({ source }) => (
        <Source key={source} source={source} />
      ))}
    </>
  );
}

/** Trade remedies of the line and origin, charged or not. */
export function Safeguards({ safeguards }: { safeguards: readonly SafeguardOnDay[] }) {
  return safeguards.map(({ row, additionalBps, appliesFrom, applies, quotaKg }) => (
    <Notice key={row.rowId} tone={applies ? "warn" : "plain"} title={m.tariff_safeguard_title()}>
      {applies
        ? m.tariff_safeguard_applies({ from: appliesFrom ?? "", points: points(additionalBps) })
        : m.tariff_safeguard_waits({ points: points(additionalBps) })}{" "}
      {quotaKg === null
        ? null
        : m.tariff_safeguard_quota({ quota: formatCount(Math.round(quotaKg / 1_000)) })}{" "}
      <UnverifiedMark state={row.state} />
    </Notice>
  ));
}
