import { Details } from "~/components/ui/details";
import { formatBps, formatRoundYuan, formatYuan } from "~/domain/format/money";
import { formatContent, formatWeight } from "~/domain/format/quantity";
import { assertNever } from "~/domain/invariant";
import { type Fen, fen } from "~/domain/money";
import { yuanOfMilliFen } from "~/domain/rules/figure-text";
import type { ExciseReason, SpecificPart } from "~/domain/tax/steps";
import { m } from "~/messages/compiled/messages";
import type { ListingReason, PriceReason } from "~/services/trade/price-reasons";

/** Step by step how a tax comes about: the sum, the regulation, and where each figure was read. */
export function PriceReasons({ reasons }: { reasons: readonly PriceReason[] }) {
  return (
    <ol className="price-reasons">
      {reasons.map((reason) => (
        <li key={reason.step}>
          <p className="price-reasons-sum">
            <span>{stepName(reason.step)}</span>
            <b>{reason.step === "listing" ? m.tax_listed() : formatYuan(reason.resultFen)}</b>
          </p>
          {reason.step === "listing" ? null : <p>{formulaOf(reason)}</p>}
          {reason.step === "consumption_tax" ? exciseWords(reason.inputs.reason) : null}
          <Grounds reason={reason} />
        </li>
      ))}
    </ol>
  );
}

/** The regulation, and where the figures were read; regulations and sources are in Chinese. */
function Grounds({ reason: { article, sources } }: { reason: PriceReason }) {
  return (
    <p className="price-reasons-why">
      <span>
        {m.tax_article()}
        <span lang="zh-CN">{article.text}</span>{" "}
        <span className="unbroken">{m.tax_article_from({ day: article.from })}</span>
      </span>
      {sources.map(({ source, isUnverified }) => (
        <span key={source}>
          {m.tax_source()}
          <span lang="zh-CN">{source}</span>
          {isUnverified ? <b className="text-warn">{m.tax_unverified()}</b> : null}
        </span>
      ))}
    </p>
  );
}

/** The same behind a fold, for a line of goods; nothing where the price includes its taxes. */
export function WhyThisTax({ reasons }: { reasons: readonly PriceReason[] }) {
  if (reasons.length === 0) return null;
  return (
    <Details summary={m.tax_why_order()} className="price-why">
      <PriceReasons reasons={reasons} />
    </Details>
  );
}

function stepName(step: PriceReason["step"]): string {
  switch (step) {
    case "listing":
      return m.tax_step_listing();
    case "dutiable_value":
      return m.tax_step_dutiable_value();
    case "duty":
      return m.tax_step_duty();
    case "composite_value":
      return m.tax_step_composite_value();
    case "consumption_tax":
      return m.tax_step_consumption_tax();
    case "vat":
      return m.tax_step_vat();
    case "tax_total":
      return m.tax_step_tax_total();
    default:
      return assertNever(step);
  }
}

function formulaOf(reason: Exclude<PriceReason, ListingReason>): string {
  switch (reason.step) {
    case "dutiable_value": {
      const { goodsFen, freightShareFen, insuranceShareFen } = reason.inputs;
      return m.tax_formula_value({
        goods: formatYuan(goodsFen),
        freight: formatYuan(freightShareFen),
        insurance: formatYuan(insuranceShareFen),
      });
    }
    case "composite_value": {
      const { dutiableFen, dutyFen, consumptionBps, specific } = reason.inputs;
      const parts = {
        dutiable: formatYuan(dutiableFen),
        duty: formatYuan(dutyFen),
        rate: formatBps(consumptionBps),
      };
      if (specific) return m.tax_formula_composite_specific(parts);
      return consumptionBps > 0
        ? m.tax_formula_composite(parts)
        : m.tax_formula_composite_plain(parts);
    }
    case "tax_total": {
      const { dutyFen, consumptionTaxFen, vatFen } = reason.inputs;
      return m.tax_formula_total({
        duty: formatYuan(dutyFen),
        consumption: formatYuan(consumptionTaxFen),
        vat: formatYuan(vatFen),
      });
    }
    case "duty":
    case "consumption_tax":
    case "vat":
      return leviedFormula(reason.inputs);
    default:
      return assertNever(reason);
  }
}

function leviedFormula(levied: {
  onFen: Fen;
  bps: number;
  specific: SpecificPart | null;
  shareBps: number;
}): string {
  const { onFen, bps, specific, shareBps } = levied;
  if (bps === 0 && specific === null) return m.tax_formula_none();
  const rate = bps > 0 ? m.tax_formula_rate({ on: formatYuan(onFen), rate: formatBps(bps) }) : "";
  const amount = specific ? specificWords(specific) : "";
  const formula = rate && amount ? m.tax_formula_both({ rate, specific: amount }) : rate || amount;
  if (shareBps === 10_000) return formula;
  return m.tax_formula_share({ formula, share: formatBps(shareBps) });
}

function specificWords({ milliFenPerUnit, unit, measure }: SpecificPart): string {
  const amount = `¥${yuanOfMilliFen(milliFenPerUnit)}`;
  switch (unit) {
    case "kg":
      return m.tax_formula_specific({
        measure: formatWeight(measure),
        amount: m.tax_per_kg({ amount }),
      });
    case "l":
      return m.tax_formula_specific({
        measure: formatContent(measure, "ml"),
        amount: m.tax_per_l({ amount }),
      });
    case "piece":
      return m.tax_formula_specific({
        measure: String(measure),
        amount: m.tax_per_piece({ amount }),
      });
    default:
      return assertNever(unit);
  }
}

function exciseWords(reason: ExciseReason) {
  if (reason.kind === "beer") return <p>{m.tax_beer()}</p>;
  if (reason.kind !== "high_end_cosmetics") return null;
  const threshold = formatRoundYuan(fen(reason.fenPerUnit));
  const unit = reason.unit === "piece" ? m.tax_unit_piece() : reason.unit;
  const isTaxed = reason.dutiableFen >= reason.fenPerUnit * reason.content;
  return (
    <p>
      {isTaxed
        ? m.tax_cosmetics_taxed({ unit, threshold })
        : m.tax_cosmetics_free({ unit, threshold })}
    </p>
  );
}
