/**
 * Service targets of releasing goods at the border, "to the extent possible" (RCEP 4.11 and 4.15):
 * elapsed time and breach are shown, nothing is refused.
 */
export const RELEASE_TARGETS = {
  normal: { hours: 48, isExclusive: false },
  /** "less than six hours" */
  perishable: { hours: 6, isExclusive: true },
  express: { hours: 6, isExclusive: false },
} as const;
export type ReleaseClass = keyof typeof RELEASE_TARGETS;

export type ReleaseTime = {
  elapsedMs: number;
  targetMs: number;
  /** null = not released yet, and still in time */
  isMet: boolean | null;
};

const HOUR_MS = 3_600_000;

/** The clock starts when the goods are there and their papers are complete, whichever is later. */
export function releaseTime(
  goods: {
    releaseClass: ReleaseClass;
    arrivedAt: Date;
    docsCompleteAt: Date;
    releasedAt: Date | null;
  },
  now: Date,
): ReleaseTime {
  const { hours, isExclusive } = RELEASE_TARGETS[goods.releaseClass];
  const startedMs = Math.max(goods.arrivedAt.getTime(), goods.docsCompleteAt.getTime());
  const endedMs = (goods.releasedAt ?? now).getTime();
  // Papers that were complete only after release leave nothing to wait for.
  const elapsedMs = Math.max(0, endedMs - startedMs);
  const targetMs = hours * HOUR_MS;
  const isInTime = isExclusive ? elapsedMs < targetMs : elapsedMs <= targetMs;
  return { elapsedMs, targetMs, isMet: goods.releasedAt === null && isInTime ? null : isInTime };
}
