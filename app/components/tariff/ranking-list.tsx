import { Details } from "~/components/ui/details";
import { Gauge } from "~/components/ui/gauge";
import { formatHs } from "~/domain/format/duty";
import { formatBps } from "~/domain/format/money";
import type { UnrankedBenefit } from "~/domain/tariff/benefit-ranking";
import { m } from "~/messages/compiled/messages";
import { REGIME_SHORT_WORDS, UNRANKED_WORDS } from "~/messages/tariff-words";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { RankedLine, TariffRanking } from "~/services/trade/rank-tariff-benefits.server";
import { deskHref } from "./desk-form";
import { points } from "./duty-words";
import { UnverifiedMark } from "./figure-mark";
import { CountryFlag } from "./line-choice";

/** The scale of all rows: the highest rate on the page, in whole fives. */
const topOf = (lines: readonly RankedLine[]) =>
  Math.max(500, Math.ceil(Math.max(...lines.map(({ fromBps }) => fromBps)) / 500) * 500);

/** Lines by what falls, each on the same scale: what stays solid, what falls hatched. */
export function RankingList({ ranking }: { ranking: TariffRanking }) {
  const { ranked, total } = ranking;
  const topBps = topOf(ranked);
  return (
    <section className="panel tariff-ranks">
      <div className="panel-head">
        <h2>{m.tariff_ranking_count({ total })}</h2>
        <small>
          {m.tariff_ranking_scale({ top: formatBps(topBps) })} {m.tariff_ranking_better()}
        </small>
      </div>
      <ol>
        {ranked.map((line) => (
          <Rank key={`${line.hs8} ${line.origins[0]?.code}`} line={line} topBps={topBps} />
        ))}
      </ol>
    </section>
  );
}

function Rank({ line, topBps }: { line: RankedLine; topBps: number }) {
  const { rank, hs8, origins, fromBps, toBps, cutBps } = line;
  return (
    <li>
      <span className="tariff-rank" role="img" aria-label={m.tariff_ranking_rank({ rank })}>
        {rank}
      </span>
      <div className="tariff-rank-line">
        <h3>
          <Link to={deskHref({ line: hs8 })}>
            <span>{formatHs(hs8)}</span> {line.name}
          </Link>
        </h3>
        <ul>
          {origins.map(({ code, name, better }) => (
            <li key={code}>
              <Link to={deskHref({ line: hs8, origin: code })}>
                <CountryFlag code={code} /> {name}
              </Link>
              {better ? (
                <small>
                  {REGIME_SHORT_WORDS[better.regime]()} {formatBps(better.bps)}
                </small>
              ) : null}
            </li>
          ))}
        </ul>
        {line.goods.length > 0 ? (
          <p>
            {m.tariff_ranking_goods()}{" "}
            {line.goods.map(({ slug, title }) => (
              <Link key={slug} className="link" to={href(`/products/${slug}`)}>
                {title}
              </Link>
            ))}
          </p>
        ) : null}
      </div>
      <div className="tariff-rank-cut">
        <p>
          <b>{m.tariff_ranking_cut({ points: points(cutBps) })}</b>
          <UnverifiedMark state={line.isUnverified ? "unverified" : "verified"} />
        </p>
        <Gauge
          intervals={topBps / 100}
          majorEvery={5}
          spans={[
            ...(toBps > 0 ? [{ from: 0, to: toBps / topBps }] : []),
            { from: toBps / topBps, to: fromBps / topBps, isHatched: true },
          ]}
        />
        <p>{m.tariff_ranking_change({ from: formatBps(fromBps), to: formatBps(toBps) })}</p>
      </div>
    </li>
  );
}

const REASONS: readonly UnrankedBenefit["why"][] = [
  "rate_unknown",
  "base_unknown",
  "by_quantity",
  "unverified",
];

/** What has no rank, counted by reason; never a zero and never hidden. */
export function UnrankedLines({ ranking }: { ranking: TariffRanking }) {
  const { unranked, unrankedCounts } = ranking;
  const counted = REASONS.flatMap((why) => {
    const count = unrankedCounts[why];
    return count === undefined ? [] : [{ why, count }];
  });
  if (counted.length === 0) return null;
  const all = counted.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="panel tariff-unranked">
      <h2>{m.tariff_ranking_unranked_title({ count: all })}</h2>
      <p>{m.tariff_ranking_unranked_text()}</p>
      <ul>
        {counted.map(({ why, count }) => (
          <li key={why}>{UNRANKED_WORDS[why]({ count })}</li>
        ))}
      </ul>
      <Details summary={m.tariff_ranking_unranked_more({ shown: unranked.length })}>
        <ul className="tariff-unranked-lines">
          {unranked.map(({ hs8, origin, name, originName }) => (
            <li key={`${hs8} ${origin}`}>
              <Link to={deskHref({ line: hs8, origin })}>
                <b>{formatHs(hs8)}</b>
                <span>
                  {name} <CountryFlag code={origin} /> {originName}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Details>
    </section>
  );
}
