import { Badge } from "~/components/ui/badge";
import { Gauge, GaugeCaption } from "~/components/ui/gauge";
import { Icon } from "~/components/ui/icon";
import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { REGIME_SHORT_WORDS, REGIME_WORDS } from "~/messages/tariff-words";
import type { CandidateView, TariffView } from "~/services/trade/look-up-tariff.server";
import { dutyWords, points, proofWords, standingWords } from "./duty-words";
import { Source, UnverifiedMark } from "./figure-mark";

/** All rates side by side on one scale: the lowest that can be taken stands out, each with its reason. */
export function CandidateList({ view }: { view: TariffView }) {
  const { candidates, saving } = view;
  const lowest = candidates.find(({ isLowest }) => isLowest);
  return (
    <section className="panel tariff-candidates">
      <div className="panel-head">
        <h2>{m.tariff_candidates_title()}</h2>
        <small>{m.tariff_candidates_note()}</small>
      </div>
      {lowest ? (
        <p className="tariff-reading">
          <span>{m.tariff_lowest_reading()}</span>
          <b>{lowest.dutyText}</b>
          <span>
            {REGIME_WORDS[lowest.regime]()}
            <UnverifiedMark state={lowest.state} />
          </span>
          <small>
            {saving && "bps" in saving
              ? m.tariff_saving_bps({ points: points(saving.bps) })
              : lowest.regime === "MFN"
                ? m.tariff_saving_none()
                : ""}
          </small>
        </p>
      ) : (
        <Notice tone="warn" title={m.tariff_lowest_none_title()}>
          {m.tariff_lowest_none_text()}
        </Notice>
      )}
      <GaugeCaption start="0" unit={m.tariff_path_unit()} end={`${scaleOf(candidates) / 100}%`} />
      <ul className="tariff-rates">
        {candidates.map((one) => (
          <Candidate key={one.regime} one={one} fullBps={scaleOf(candidates)} />
        ))}
      </ul>
      <Undecided view={view} />
    </section>
  );
}

const bpsOf = ({ levied }: CandidateView) => (levied?.kind === "ad_valorem" ? levied.bps : null);

/** The scale's end: the highest rate, rounded up to whole fives. */
function scaleOf(candidates: readonly CandidateView[]): number {
  const highest = Math.max(...candidates.map((one) => bpsOf(one) ?? 0));
  return Math.max(500, Math.ceil(highest / 500) * 500);
}

/** Where the question itself leaves the agreement out, no figure is missing. */
const APPLIES_NOT: ReadonlySet<string> = new Set(["not_a_party", "not_in_force"]);

function Candidate({ one, fullBps }: { one: CandidateView; fullBps: number }) {
  const { regime, levied, duty, standing, isLowest, row, entry } = one;
  const bps = bpsOf(one);
  const isUsable = standing.kind === "usable";
  const className = isLowest
    ? "tariff-rate tariff-rate-lowest"
    : isUsable
      ? "tariff-rate"
      : "tariff-rate tariff-rate-out";
  return (
    <li className={className}>
      <h3>
        {REGIME_WORDS[regime]()} {isLowest ? <Badge tone="ok">{m.tariff_lowest()}</Badge> : null}
      </h3>
      <p className="tariff-figure">
        <b>
          {APPLIES_NOT.has(standing.kind)
            ? m.tariff_duty_not_applicable()
            : dutyWords(levied ?? duty)}
        </b>
        {duty ? <UnverifiedMark state={one.state} /> : null}
      </p>
      {bps === null ? null : (
        <Gauge
          intervals={fullBps / 100}
          majorEvery={5}
          spans={bps === 0 ? [] : [{ from: 0, to: bps / fullBps, isHatched: !isUsable }]}
        />
      )}
      <p className="tariff-why">
        <Icon name={isUsable ? "check" : "info"} size={16} />
        <span>
          {isUsable ? proofWords(one) : standingWords(standing)}
          {one.isDerived ? <small>{m.tariff_derived()}</small> : null}
          {row && duty ? <Source source={row.source} /> : null}
          {entry ? <small>{m.tariff_entry({ day: entry.validFrom })}</small> : null}
        </span>
      </p>
    </li>
  );
}

function Undecided({ view: { undecided } }: { view: TariffView }) {
  if (undecided.length === 0) return null;
  return (
    <Notice tone="warn" title={m.tariff_undecided_title()}>
      {m.tariff_undecided_text({
        regimes: undecided.map((regime) => REGIME_SHORT_WORDS[regime]()).join(", "),
      })}
    </Notice>
  );
}
