import type { ReactNode } from "react";

export type LaneStop = {
  /** share of the way in time, 0 … 1 */
  at: number;
  day: string;
  place: ReactNode;
  note?: ReactNode;
};

/** The way goods came: a scale of days, a lane with its stops below it, and the stops in words. */
export function LaneScale({
  days,
  stops,
  isCompact = false,
}: {
  days: number;
  stops: readonly LaneStop[];
  /** the stops' words on one line, for three of them at most */
  isCompact?: boolean;
}) {
  let minor = "";
  let major = "";
  for (let day = 0; day <= days; day++) {
    if (day % 7 === 0) major += `M${day} 0v2`;
    else minor += `M${day} 1v1`;
  }
  return (
    <div>
      <svg className="lane-scale" height="22" aria-hidden="true">
        <svg
          className="lane-ticks"
          aria-hidden="true"
          width="100%"
          height="10"
          viewBox={`0 0 ${days} 2`}
          preserveAspectRatio="none"
          shapeRendering="crispEdges"
        >
          <path className="minor" d={minor} />
          <path className="major" d={major} />
        </svg>
        <svg className="lane-stops" aria-hidden="true" width="100%" height="22">
          <rect className="lane" y="13.5" width="100%" height="3" />
          {stops.map((stop, index) => (
            <circle
              key={stop.at}
              className={index === stops.length - 1 ? "lane-stop lane-stop-last" : "lane-stop"}
              cx={`${Math.round(stop.at * 1000) / 10}%`}
              cy="15"
              r="4.5"
            />
          ))}
        </svg>
      </svg>
      <ol className={isCompact ? "lane-labels lane-labels-compact" : "lane-labels"}>
        {stops.map((stop) => (
          <li key={stop.at}>
            <time>{stop.day}</time>
            <b>{stop.place}</b>
            {stop.note ? <small>{stop.note}</small> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
