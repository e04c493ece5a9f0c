import { ok, type Result, refuse } from "../result";
import type { AmendmentState, SiteStatus } from "./lifecycle";
import type { RoutineFacts, SiteFacts, SiteSheet } from "./terms";

/** What is changed without review, on approved sites too. */
const ROUTINE_FIELDS = [
  "usedM2",
  "usageAsOf",
  "monthShipments",
  "contacts",
] as const satisfies readonly (keyof RoutineFacts)[];
const isRoutine = (field: string) => ROUTINE_FIELDS.some((routine) => routine === field);

export type SheetField = keyof SiteSheet;
export type FieldChange = { field: SheetField; from: unknown; to: unknown };

/** The fields in which two sheets differ. Lists are compared whole. */
export function changesBetween(before: SiteSheet, after: SiteSheet): FieldChange[] {
  return (Object.keys(before) as SheetField[])
    .filter((field) => inOneOrder(before[field]) !== inOneOrder(after[field]))
    .map((field) => ({ field, from: before[field], to: after[field] }));
}

/** As JSON with keys sorted: the database gives keys back in its own order. */
function inOneOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The changes as the audit keeps them: whose phone it is stays out of a log nobody may edit. */
export function auditableChanges(changes: readonly FieldChange[]) {
  return changes.map(({ field, from, to }) =>
    field === "contacts" ? { field } : { field, from, to },
  );
}

export function factsOf(sheet: SiteSheet): SiteFacts {
  const {
    usedM2: _used,
    usageAsOf: _asOf,
    monthShipments: _shipments,
    contacts: _contacts,
    ...facts
  } = sheet;
  return facts;
}

export function routineOf(sheet: SiteSheet): RoutineFacts {
  const { usedM2, usageAsOf, monthShipments, contacts } = sheet;
  return { usedM2, usageAsOf, monthShipments, contacts };
}

export type UpdateRefusal =
  /** an officer is looking at it: return it first */
  | { code: "UNDER_REVIEW" }
  | { code: "SITE_CLOSED" }
  /** a site keeps the country its code names */
  | { code: "COUNTRY_FIXED" };

export type Update =
  | { kind: "none" }
  /** the sheet itself is replaced: before the first approval, or routine facts only */
  | { kind: "in_force"; sheet: SiteSheet; changes: FieldChange[] }
  /** routine facts are replaced; the rest waits as an amendment, or stops waiting when null */
  | { kind: "amendment"; sheet: SiteSheet; amendment: SiteFacts | null; changes: FieldChange[] };

/** What a newly written sheet means for a site in its state. */
export function decideUpdate(
  state: { status: SiteStatus; amendment: AmendmentState; sheet: SiteSheet; proposed: SiteSheet },
  written: SiteSheet,
): Result<Update, UpdateRefusal> {
  const { status, sheet, proposed } = state;
  const changes = changesBetween(proposed, written);
  if (changes.length === 0) return ok({ kind: "none" });
  if (status === "closed") return refuse({ code: "SITE_CLOSED" });
  if (written.countryCode !== sheet.countryCode) return refuse({ code: "COUNTRY_FIXED" });
  const withRoutine = { ...sheet, ...routineOf(written) };
  if (changes.every(({ field }) => isRoutine(field))) {
    return ok({ kind: "in_force", sheet: withRoutine, changes });
  }
  if (status === "filed" || state.amendment === "filed") return refuse({ code: "UNDER_REVIEW" });
  if (status === "draft" || status === "returned") {
    return ok({ kind: "in_force", sheet: written, changes });
  }
  const isBack = changesBetween(withRoutine, written).length === 0;
  return ok({
    kind: "amendment",
    sheet: withRoutine,
    amendment: isBack ? null : factsOf(written),
    changes,
  });
}
