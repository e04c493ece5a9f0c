import type { ReactNode } from "react";

export type WaterStage = {
  key: string;
  title: ReactNode;
  time?: ReactNode;
  note?: ReactNode;
  /** more below the note: a scale, a list */
  detail?: ReactNode;
};

/**
 * An order's way as a rising water level. Stages come in their order; the first `reached` of them lie
 * under water, the last of these is under way. Drawn from the bottom up, read from the newest down.
 */
export function WaterTimeline({
  stages,
  reached,
  tone = "water",
  now,
  label,
}: {
  stages: readonly WaterStage[];
  reached: number;
  /** warn: inspection; danger: rejection */
  tone?: "water" | "warn" | "danger";
  /** what the waterline says: 现在 10:55 */
  now?: ReactNode;
  label: string;
}) {
  const numbered = stages.map((stage, index) => ({ ...stage, step: index + 1 }));
  const ahead = numbered.slice(reached).reverse();
  const done = numbered.slice(0, reached).reverse();
  return (
    <section className={tone === "water" ? "water" : `water water-${tone}`} aria-label={label}>
      {ahead.length > 0 ? (
        <ol reversed start={stages.length}>
          {ahead.map((stage) => (
            <Stage key={stage.key} stage={stage} />
          ))}
        </ol>
      ) : null}
      {ahead.length > 0 && done.length > 0 ? <Waterline now={now} /> : null}
      {done.length > 0 ? (
        <ol className="done" reversed start={reached}>
          {done.map((stage, index) => (
            <Stage key={stage.key} stage={stage} isCurrent={index === 0} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}

function Stage({
  stage,
  isCurrent = false,
}: {
  stage: WaterStage & { step: number };
  isCurrent?: boolean;
}) {
  return (
    <li data-step={stage.step} aria-current={isCurrent ? "step" : undefined}>
      <div className="water-title">
        <b>{stage.title}</b>
        {stage.time ? <span>{stage.time}</span> : null}
      </div>
      {stage.note ? <p>{stage.note}</p> : null}
      {stage.detail}
    </li>
  );
}

function Waterline({ now }: { now?: ReactNode }) {
  const wave = "M0 6q32 -6 64 0t64 0t63 0t63 0t63 0t63 0";
  return (
    <div className="relative">
      {now ? <span className="water-now">{now}</span> : null}
      <svg
        className="water-line"
        viewBox="0 0 380 12"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path className="below" d={`${wave}V12H0z`} />
        <path className="surface" d={wave} />
      </svg>
    </div>
  );
}
