import type { ReactNode } from "react";

export type LaneStop = {
  /** share of the way in time, 0 … 1 */
  at: number;
  place: ReactNode;
  note?: ReactNode;
};

/** The way goods came: a scale of days with a lane below it and its stops. */
export function LaneScale({ days, stops }: { days: number; stops: readonly LaneStop[] }) {
  let minor = "";
  let major = "";
  for (let day = 0; day <= days; day++) {
    if (day % 7 === 0) major += `M${day} 0v2`;
    else minor += `M${day} 1v1`;
  }
  return (
    <div>
      <svg className="lane-scale" width="100%" height="22" aria-hidden="true">
        <svg
          x="6"
          className="lane-ticks"
          aria-hidden="true"
          height="10"
          viewBox={`0 0 ${days} 2`}
          preserveAspectRatio="none"
          shapeRendering="crispEdges"
        >
          <path className="minor" d={minor} />
          <path className="major" d={major} />
        </svg>
        <path className="lane" d="M6 15h4000" />
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
      <ol className="lane-labels">
        {stops.map((stop, index) => (
          <li
            key={stop.at}
            className={labelSide(stop.at, index, stops.length)}
            style={{ left: `${Math.round(stop.at * 1000) / 10}%` }}
          >
            {stop.place}
            {stop.note ? <small>{stop.note}</small> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Labels lean toward the middle so that neighbours at an end keep apart. */
function labelSide(at: number, index: number, count: number): "start" | "middle" | "end" {
  if (index === 0) return "start";
  if (index === count - 1 || at > 0.62) return "end";
  return at < 0.38 ? "start" : "middle";
}
