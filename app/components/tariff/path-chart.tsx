import { Details } from "~/components/ui/details";
import type { PathPoint } from "~/domain/tariff/staging";
import { m } from "~/messages/compiled/messages";
import { REGIME_SHORT_WORDS, REGIME_WORDS } from "~/messages/tariff-words";
import type { RegimePath } from "~/services/trade/tariff-paths";
import { dutyWords } from "./duty-words";
import { UnverifiedMark } from "./figure-mark";
import { type StepSpan, stepPaths, stepSpan, yearLabels } from "./step-geometry";

const TONES: Readonly<Partial<Record<RegimePath["regime"], string>>> = {
  MFN: "mfn",
  PROVISIONAL: "provisional",
  RCEP: "rcep",
};
const toneOf = ({ regime }: RegimePath) => `rate-step rate-step-${TONES[regime] ?? "other"}`;

/** Rates by year as steps on a measuring staff, and the same figures as a table. */
export function PathChart({ paths, year }: { paths: readonly RegimePath[]; year: number }) {
  const span = stepSpan(paths);
  return (
    <section className="panel tariff-path">
      <div className="panel-head">
        <h2>{m.tariff_path_title()}</h2>
        <small>{m.tariff_path_note()}</small>
      </div>
      {span ? <Steps paths={paths} span={span} year={year} /> : <p>{m.tariff_path_none()}</p>}
      <Details summary={<b>{m.tariff_path_table()}</b>}>
        <PathTable paths={paths} year={year} />
      </Details>
    </section>
  );
}

const share = (value: number, of: number) => `${Math.round((value / of) * 10_000) / 100}%`;

export function Steps({
  paths,
  span,
  year,
}: {
  paths: readonly RegimePath[];
  span: StepSpan;
  year: number;
}) {
  const { from, to, topBps } = span;
  const [width, height] = [to - from + 1, topBps / 100];
  const majors = Array.from({ length: height / 5 + 1 }, (_, at) => at * 5);
  return (
    <figure className="tariff-chart">
      <div className="tariff-plot">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={paths.map(summary).join("; ")}
        >
          <rect className="asked" x={year - from} width="1" height={height} />
          <path className="grid" d={majors.map((at) => `M0 ${at}H${width}`).join("")} />
          {paths.map((path) => {
            const { verified, unverified } = stepPaths(path.points, span);
            return (
              <g key={path.regime} className={toneOf(path)}>
                <path d={verified} />
                <path className="unread" d={unverified} />
              </g>
            );
          })}
        </svg>
        <Staff height={height} />
        {majors.map((at) => (
          <span key={at} className="tariff-plot-rate" style={{ bottom: share(at, height) }}>
            {at}%
          </span>
        ))}
      </div>
      <div className="tariff-years" aria-hidden="true">
        {yearLabels(span, year).map((one) => (
          <span
            key={one}
            className={one === year ? "asked" : undefined}
            style={{ left: share(one - from + 0.5, width) }}
          >
            {one}
          </span>
        ))}
      </div>
      <figcaption>
        <Legend paths={paths} year={year} />
        <span>{m.tariff_path_unit()}</span>
        <span>{m.tariff_path_dashed()}</span>
      </figcaption>
    </figure>
  );
}

/** The staff at the left: a small tick each percentage point, a long one every five. */
function Staff({ height }: { height: number }) {
  let minor = "";
  let major = "";
  for (let at = 0; at <= height; at++) {
    if (at % 5 === 0) major += `M0 ${at}h2`;
    else minor += `M1 ${at}h1`;
  }
  return (
    <svg
      className="staff"
      viewBox={`0 0 2 ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      shapeRendering="crispEdges"
    >
      <path className="minor" d={minor} />
      <path className="major" d={major} />
    </svg>
  );
}

function Legend({ paths, year }: { paths: readonly RegimePath[]; year: number }) {
  return (
    <ul>
      {paths.map((path) => {
        const now = path.points.find((point) => point.year === year);
        const isRead = now?.state === "verified";
        return (
          <li key={path.regime}>
            <svg className={toneOf(path)} width="24" height="8" aria-hidden="true">
              <path d="M0 4h24" className={isRead ? undefined : "unread"} />
            </svg>
            {REGIME_SHORT_WORDS[path.regime]()} <b>{dutyWords(now?.duty ?? null)}</b>
          </li>
        );
      })}
    </ul>
  );
}

function summary({ regime, points }: RegimePath): string {
  const known = points.filter(({ duty }) => duty !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return `${REGIME_WORDS[regime]()}: ${m.tariff_duty_unknown()}`;
  return m.tariff_path_summary({
    regime: REGIME_WORDS[regime](),
    from: first.year,
    first: dutyWords(first.duty),
    to: last.year,
    last: dutyWords(last.duty),
  });
}

export function PathTable({ paths, year }: { paths: readonly RegimePath[]; year: number }) {
  const years = [...new Set(paths.flatMap(({ points }) => points.map((point) => point.year)))].sort(
    (one, other) => one - other,
  );
  return (
    <section
      className="scroll-x"
      aria-label={m.tariff_path_scroll()}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls sideways on phones
      tabIndex={0}
    >
      <table className="info-table tariff-table">
        <thead>
          <tr>
            <th scope="col">{m.tariff_path_year()}</th>
            {paths.map(({ regime }) => (
              <th key={regime} scope="col">
                {REGIME_SHORT_WORDS[regime]()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map((one) => (
            <tr key={one} className={one === year ? "asked" : undefined}>
              <th scope="row">
                {one} {one === year ? <small>{m.tariff_path_asked()}</small> : null}
              </th>
              {paths.map(({ regime, points }) => (
                <Cell key={regime} point={points.find((point) => point.year === one)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ point }: { point: PathPoint | undefined }) {
  if (point === undefined) return <td className="none">{m.tariff_path_not_yet()}</td>;
  if (point.duty === null) return <td className="none">{m.tariff_duty_unknown()}</td>;
  return (
    <td>
      <UnverifiedMark state={point.state} /> {dutyWords(point.duty)}
    </td>
  );
}
