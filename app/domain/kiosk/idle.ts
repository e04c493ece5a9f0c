/** How long a visit stays open without a touch (WCAG 2.2.1: at least 20 s of warning). */
export type IdleLimits = { idleMs: number; warningMs: number };

export type IdleState =
  /** `isGap`: long enough that the next person may be standing here */
  | { kind: "active"; isGap: boolean }
  /** asks whether somebody is still there */
  | { kind: "asking"; secondsLeft: number; shareLeft: number }
  | { kind: "over" };

/** A pause in which one person may have left and another come (ux.md §1.1). */
const GAP_MS = 15_000;
export const SHORTEST_WARNING_MS = 20_000;

/** Where a visit stands that was last touched `sinceTouchMs` ago. */
export function idleState(sinceTouchMs: number, limits: IdleLimits): IdleState {
  const warningMs = Math.max(SHORTEST_WARNING_MS, limits.warningMs);
  const sinceAskedMs = sinceTouchMs - limits.idleMs;
  if (sinceAskedMs < 0) return { kind: "active", isGap: sinceTouchMs >= GAP_MS };
  const leftMs = warningMs - sinceAskedMs;
  if (leftMs <= 0) return { kind: "over" };
  return { kind: "asking", secondsLeft: Math.ceil(leftMs / 1_000), shareLeft: leftMs / warningMs };
}
