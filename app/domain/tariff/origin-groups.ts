import type { CalendarDay } from "../calendar-day";
import { rowInForce } from "../dated-fact";
import type { Agreement, TariffRow } from "./rows";

/**
 * Origins that share one schedule: China's RCEP and ACFTA concessions to ASEAN are one table for all
 * its members (RCEP Annex I, Section for ASEAN Member States). When an agreement begins for each of
 * them is a row of its own (`AgreementEntryRow`).
 */
export const ORIGIN_GROUPS = {
  ASEAN: {
    members: ["BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "VN"],
    agreements: ["RCEP", "ACFTA"],
  },
} as const satisfies Record<
  string,
  { members: readonly string[]; agreements: readonly Agreement[] }
>;

export type OriginGroup = keyof typeof ORIGIN_GROUPS;
export const ORIGIN_GROUP_NAMES = Object.keys(ORIGIN_GROUPS) as OriginGroup[];
export const isOriginGroup = (origin: string): origin is OriginGroup =>
  Object.hasOwn(ORIGIN_GROUPS, origin);
/** A country's two letters or a group's name. */
export const isOriginCode = (origin: string): boolean =>
  /^[A-Z]{2}$/.test(origin) || isOriginGroup(origin);

const GROUP_OF: ReadonlyMap<string, OriginGroup> = new Map(
  Object.entries(ORIGIN_GROUPS).flatMap(([group, { members }]) =>
    members.map((member) => [member, group as OriginGroup] as const),
  ),
);

/** The group whose rows hold for an origin too; undefined = none. */
export const groupOf = (origin: string): OriginGroup | undefined => GROUP_OF.get(origin);

/** Members of a group; of anything else none. */
export const membersOf = (origin: string): readonly string[] =>
  isOriginGroup(origin) ? ORIGIN_GROUPS[origin].members : [];

/** Of rows that hold for an origin, its own and its group's, the one in force: its own before the group's. */
export function rateInForce(
  rows: readonly TariffRow[],
  origin: string,
  day: CalendarDay,
): TariffRow | undefined {
  const group = groupOf(origin);
  if (group === undefined) return rowInForce(rows, day);
  const of = (whose: string) => rows.filter((row) => row.origin === whose);
  return rowInForce(of(origin), day) ?? rowInForce(of(group), day);
}
