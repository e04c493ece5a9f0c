import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type Bank = "bonded" | "duty";

/** Contour lines along the flow, for panels of any size. */
function Contours({ bank }: { bank: Bank }) {
  const lines = [4, 15, 27, 40, 53].map((y, index) => {
    const bend = index % 2 ? 5 : 7;
    return `M0 ${y}q40 -${bend} 84 0t92 ${index - 2}t90 0t90 -${index % 3}`;
  });
  return (
    <svg className="contours" viewBox="0 0 343 56" preserveAspectRatio="none" aria-hidden="true">
      <path className={bank === "duty" ? "duty" : undefined} d={lines.join("")} />
    </svg>
  );
}

/** Head of a bonded or duty-paid group: title in its river's colour on contour lines. */
export function RiverHead({
  bank,
  title,
  note,
  icon = bank === "bonded" ? "warehouse" : "store",
}: {
  bank: Bank;
  title: ReactNode;
  note?: ReactNode;
  icon?: IconName;
}) {
  return (
    <header className={`river river-head${bank === "duty" ? " river-duty" : ""}`}>
      <Contours bank={bank} />
      <Icon name={icon} size={22} />
      <h2>{title}</h2>
      {note ? <span>{note}</span> : null}
    </header>
  );
}

/** A panel on a river's tint, such as the kiosk's handoff. */
export function RiverPanel({
  bank,
  className = "",
  children,
}: {
  bank: Bank;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={`river ${bank === "duty" ? "river-duty " : ""}${className}`}>
      <Contours bank={bank} />
      {children}
    </section>
  );
}

/** Lines that run with the seam and straighten with distance from it. */
function meander(x: number, weight: number) {
  const a = 9 * weight;
  return `M${x} 0C${x + a} 22 ${x + a} 34 ${x - a * 0.2} 58S${x - a} 96 ${x - a * 0.4} 120`;
}

const LEFT = [20, 41, 62, 83, 104, 125, 144, 160].map((x, i) => meander(x, 0.3 + i * 0.1)).join("");
const RIGHT = [192, 208, 228, 249, 270, 291, 312, 332]
  .map((x, i) => meander(x, 1.05 - i * 0.1))
  .join("");
const SEAM = meander(176, 1.1);

/**
 * Where the Wujiang meets the Yangtze: bonded on the left bank, duty-paid on the right, one soft
 * white seam between them.
 */
export function TwoRivers({ bonded, duty }: { bonded: ReactNode; duty: ReactNode }) {
  return (
    <div className="river two-rivers">
      <svg
        className="contours"
        viewBox="0 0 343 120"
        preserveAspectRatio="xMidYMid slice"
        aria-hidden="true"
      >
        <path d={LEFT} />
        <path className="bank" d={`${SEAM}H343V0z`} />
        <path className="duty" d={RIGHT} />
        <path className="seam" d={SEAM} />
      </svg>
      {bonded}
      {duty}
    </div>
  );
}
