import { type ReactNode, useId } from "react";

export type GaugeTone = "wu" | "jiang" | "warn" | "danger" | "gold";

/** A coloured stretch of the bar, in shares of the whole scale (0 … 1). */
export type GaugeSpan = { from: number; to: number; tone?: GaugeTone; isHatched?: boolean };

type GaugeProps = {
  /** how many small intervals the scale has; the caption must say what one is */
  intervals: number;
  /** every how many a long tick stands */
  majorEvery: number;
  spans: readonly GaugeSpan[];
  /** the black needle: today, this order */
  now?: number;
  /** marks cut into the bar: the near-expiry line, a threshold */
  cuts?: readonly number[];
  ground?: "white" | "wu" | "night";
  /** the whole reading in words; without it the text beside must say it */
  label?: string;
  /** the bar fills once when it appears, from this side */
  fillsFrom?: "start" | "end";
};

const percent = (share: number) => `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;

/**
 * Ticks take the upper 2 of these units, the bar the rest. Browsers give an inner svg the whole height
 * of its outer one, whatever its style says.
 */
const BOX_HEIGHT = 3.4;

/** Small and long ticks as two paths, each `intervals` × 2. */
function tickPaths(intervals: number, majorEvery: number) {
  let minor = "";
  let major = "";
  for (let at = 0; at <= intervals; at++) {
    if (at % majorEvery === 0 || at === intervals) major += `M${at} 0v2`;
    else minor += `M${at} 1v1`;
  }
  return { minor, major };
}

/**
 * The scale that measures everything here: shelf life, limits, transit, time. Ticks above, bar below,
 * square ends. Time scales colour what is left, money scales what is used; what this order adds is
 * hatched.
 */
export function Gauge({
  intervals,
  majorEvery,
  spans,
  now,
  cuts = [],
  ground = "white",
  label,
  fillsFrom,
}: GaugeProps) {
  const hatchId = useId();
  const { minor, major } = tickPaths(intervals, majorEvery);
  const hatched = spans.some((span) => span.isHatched);
  return (
    <svg
      className={ground === "white" ? "gauge" : `gauge gauge-on-${ground}`}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {hatched ? <Hatch id={hatchId} /> : null}
      <svg
        className="ticks"
        aria-hidden="true"
        width="100%"
        viewBox={`0 0 ${intervals} ${BOX_HEIGHT}`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
      >
        <path className="minor" d={minor} />
        <path className="major" d={major} />
      </svg>
      <rect width="100%" />
      {spans.map(({ from, to, tone = "wu", isHatched }) => (
        <rect
          key={`${from}-${to}`}
          className={`used${tone === "wu" ? "" : `-${tone}`}${fillsFrom ? ` gauge-fill gauge-fill-${fillsFrom}` : ""}`}
          x={percent(from)}
          width={percent(to - from)}
          {...(isHatched ? { style: { fill: `url(#${hatchId})` } } : {})}
        />
      ))}
      {cuts.map((cut) => (
        <rect key={cut} className="cut" x={percent(cut)} />
      ))}
      {now === undefined ? null : <rect className="now" x={percent(now)} />}
    </svg>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <pattern
      id={id}
      width="4"
      height="4"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <path d="M0 0h2.4v4H0z" fill="var(--wu)" />
      <path d="M2.4 0H4v4H2.4z" fill="var(--white)" />
    </pattern>
  );
}

/** A gauge that is read as one: its figures for those who do not see the scale. */
export function GaugeMeter({
  label,
  max,
  now,
  text,
  children,
}: {
  label: string;
  max: number;
  now: number;
  text: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element cannot hold a drawing of our own
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(now, max)}
      aria-valuetext={text}
    >
      {children}
    </div>
  );
}

/** What stands above a gauge: what is measured, and the reading. */
export function GaugeHead({ children, reading }: { children: ReactNode; reading: ReactNode }) {
  return (
    <div className="gauge-head">
      <b>{children}</b>
      <span>{reading}</span>
    </div>
  );
}

/** Ends of a scale and what one tick is. */
export function GaugeCaption({
  start,
  unit,
  end,
}: {
  start: ReactNode;
  unit?: ReactNode;
  end: ReactNode;
}) {
  return (
    <div className="gauge-caption">
      <span>{start}</span>
      {unit ? <span>{unit}</span> : null}
      <span>{end}</span>
    </div>
  );
}

/** Captions under their own marks; the first and the last keep inside the scale. */
export function GaugeLabels({
  labels,
}: {
  labels: readonly { at: number; text: ReactNode; className?: string }[];
}) {
  return (
    <div className="gauge-labels">
      {labels.map(({ at, text, className }) => (
        <span key={at} className={className} style={{ left: percent(at) }}>
          {text}
        </span>
      ))}
    </div>
  );
}

/** A gauge of 61 × 10 px for cards and table rows; the number stands beside it. */
export function MiniGauge({
  from = 0,
  to,
  tone = "wu",
}: {
  from?: number;
  to: number;
  tone?: "wu" | "warn" | "danger";
}) {
  const at = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 61);
  return (
    <svg className="mini" width="61" height="10" aria-hidden="true">
      <path d="M0 5h61" />
      <path d="M0 3.5h61" />
      <rect y="6" width="61" height="4" />
      <rect
        className={tone === "wu" ? "used" : `used-${tone}`}
        x={at(from)}
        y="6"
        width={Math.max(1, at(to) - at(from))}
        height="4"
      />
    </svg>
  );
}
