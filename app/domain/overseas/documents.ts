import { type CalendarDay, daysBetween } from "../calendar-day";
import { type DocumentKind, type Ownership, type SiteDocument, TITLE_KINDS } from "./terms";

const ALL_TITLE_KINDS: ReadonlySet<DocumentKind> = new Set(Object.values(TITLE_KINDS).flat());

export function isValidOn(document: SiteDocument, day: CalendarDay): boolean {
  const hasBegun = document.validFrom === null || document.validFrom <= day;
  return hasBegun && (document.expiresOn === null || day <= document.expiresOn);
}

/** Whether a paper that fits how the site is held covers the day. */
export function hasTitleOn(
  documents: readonly SiteDocument[],
  ownership: Ownership | null,
  day: CalendarDay,
): boolean {
  if (ownership === null) return false;
  return documents.some(
    (document) => TITLE_KINDS[ownership].includes(document.kind) && isValidOn(document, day),
  );
}

/** A site may not work without these two. */
export function isMandatoryKind(kind: DocumentKind): boolean {
  return ALL_TITLE_KINDS.has(kind) || kind === "overseas_registration";
}

/** The first day on which a paper ends that no later paper of its kind continues; null = none ends. */
export type DueDays = { dueOn: CalendarDay | null; mandatoryDueOn: CalendarDay | null };

/**
 * When papers end. All papers of the right to the site count as one kind, so that a new lease, or a
 * deed after a lease, settles the old one.
 */
export function dueDaysOf(documents: readonly SiteDocument[]): DueDays {
  const lastDays = new Map<string, CalendarDay | null>();
  for (const { kind, expiresOn } of documents) {
    const group = ALL_TITLE_KINDS.has(kind) ? "title" : kind;
    const known = lastDays.get(group);
    if (known === null || expiresOn === null) lastDays.set(group, null);
    else lastDays.set(group, known === undefined || known < expiresOn ? expiresOn : known);
  }
  const first = (isCounted: (group: string) => boolean) => {
    const days = [...lastDays].flatMap(([group, day]) =>
      day !== null && isCounted(group) ? [day] : [],
    );
    return days.sort()[0] ?? null;
  };
  const isMandatory = (group: string) => group === "title" || group === "overseas_registration";
  return { dueOn: first(() => true), mandatoryDueOn: first(isMandatory) };
}

/** Days before the end at which a paper is brought to mind. */
export const REMINDER_DAYS = [90, 60, 30, 7, 0] as const;
export type ReminderDays = (typeof REMINDER_DAYS)[number];

export type Attention =
  | { level: "none" }
  /** ends within `level` days, today included in 0 */
  | { level: ReminderDays; dueOn: CalendarDay; daysLeft: number }
  | { level: "expired"; dueOn: CalendarDay; daysLeft: number };

/** How near an end is: the smallest reminder that has been reached. */
export function attentionOf(dueOn: CalendarDay | null, today: CalendarDay): Attention {
  if (dueOn === null) return { level: "none" };
  const daysLeft = daysBetween(today, dueOn);
  if (daysLeft < 0) return { level: "expired", dueOn, daysLeft };
  const level = REMINDER_DAYS.findLast((days) => daysLeft <= days);
  return level === undefined ? { level: "none" } : { level, dueOn, daysLeft };
}

/** Ends soon enough, or has ended, that someone must act: mandatory papers within 30 days. */
export function isPressing(attention: Attention): boolean {
  return attention.level === "expired" || (attention.level !== "none" && attention.level <= 30);
}
