import { addMonths, type CalendarDay, isCalendarDay } from "../calendar-day";
import type { FactPolicy } from "../dated-fact";
import { CRITERIA, CRITERION_ADDITIONS, type OriginClaim } from "./criteria";
import { isRelied, PROOF_PRACTICES, type Practice } from "./proof";

/** Boxes 6 to 13 of one item. */
export type FormItem = {
  itemNumber: number;
  /** "N/M" where there are none */
  marks: string;
  packagesAndDescription: string;
  hs6: string;
  /** box 10 as written: "CTC", "RVC40, ACU" */
  criterion: string;
  /** box 11: country code, with `*` or `**` where the highest rate is claimed */
  originCountry: string;
  quantity: number;
  quantityUnit: string;
  /** box 12, where regional value is used */
  fobCents: number | null;
  invoiceNumber: string;
  invoiceDate: CalendarDay;
};

/** A certificate on Form RCEP; the numbers are its boxes (S40). */
export type FormRcep = {
  certificateNumber: string;
  /** 1 */
  exporter: string;
  /** 2: importer or consignee */
  consignee: string;
  /** 3: null = not known */
  producer: string | null;
  /** 4: null = not known */
  transport: { departedOn: CalendarDay; route: string } | null;
  /** 5: for customs to fill in */
  officialUse: string;
  /** 6 to 13 */
  items: readonly FormItem[];
  /** 14 */
  remarks: string;
  isThirdPartyInvoiced: boolean;
  isBackToBack: boolean;
  /** 15 */
  declaration: { signatory: string; on: CalendarDay };
  /** 16 */
  certification: { body: string; on: CalendarDay; isSealed: boolean };
};

export const BOX_PROBLEMS = {
  exporter_missing: 1,
  consignee_missing: 2,
  producer_blank: 3,
  departure_invalid: 4,
  route_missing: 4,
  official_use_filled: 5,
  no_items: 6,
  item_number_wrong: 6,
  marks_missing: 7,
  description_missing: 8,
  hs_invalid: 9,
  hs_differs: 9,
  criterion_unknown: 10,
  addition_misplaced: 10,
  country_not_a_party: 11,
  quantity_invalid: 12,
  fob_missing: 12,
  invoice_number_missing: 13,
  invoice_date_invalid: 13,
  third_party_unread: 14,
  third_party_unnamed: 14,
  back_to_back_unread: 14,
  original_unnamed: 14,
  signatory_missing: 15,
  declaration_date_invalid: 15,
  number_missing: 16,
  issuing_body_missing: 16,
  seal_missing: 16,
  certification_date_invalid: 16,
  issued_too_late: 16,
} as const;
export type BoxProblem = keyof typeof BOX_PROBLEMS;

/** `item`: its place in the list; null = the whole form. */
export type BoxFinding = { box: number; problem: BoxProblem; item: number | null };

/** What the form is held against. */
export type FormContext = {
  members: ReadonlySet<string>;
  policy: FactPolicy;
  /** HS codes of the goods declared, by item; an item without one is not compared */
  declaredHs: readonly (string | undefined)[];
};

type Check = readonly [isProblem: boolean, problem: BoxProblem];

const isBlank = (text: string) => text.trim() === "";

/** The criterion and additions that box 10 names; undefined = it is not in the form's words. */
export function readCriterion(text: string): OriginClaim | undefined {
  const [first = "", ...rest] = text
    .trim()
    .toUpperCase()
    .split(/[\s,;+/]+/);
  const criterion = CRITERIA.find((one) => one === (first === "RVC40" ? "RVC" : first));
  const additions = CRITERION_ADDITIONS.filter((one) => rest.includes(one));
  if (criterion === undefined || additions.length !== rest.length) return undefined;
  return { criterion, additions };
}

/** De minimis belongs to a change of classification; what is wholly obtained cumulates nothing. */
function isMisplaced({ criterion, additions }: OriginClaim): boolean {
  return (
    (additions.includes("DMI") && criterion !== "CTC") ||
    (additions.includes("ACU") && criterion === "WO")
  );
}

function itemChecks(item: FormItem, at: number, { members, declaredHs }: FormContext): Check[] {
  const read = readCriterion(item.criterion);
  const hs6 = declaredHs[at]?.slice(0, 6);
  const country = /^([A-Z]{2})\*{0,2}$/.exec(item.originCountry.trim())?.[1];
  const needsFob = read?.criterion === "RVC";
  return [
    [item.itemNumber !== at + 1, "item_number_wrong"],
    [isBlank(item.marks), "marks_missing"],
    [isBlank(item.packagesAndDescription), "description_missing"],
    [!/^\d{6}$/.test(item.hs6), "hs_invalid"],
    [hs6 !== undefined && hs6 !== item.hs6, "hs_differs"],
    [read === undefined, "criterion_unknown"],
    [read !== undefined && isMisplaced(read), "addition_misplaced"],
    [country === undefined || !members.has(country), "country_not_a_party"],
    [!(item.quantity > 0) || isBlank(item.quantityUnit), "quantity_invalid"],
    [needsFob && !(item.fobCents !== null && item.fobCents > 0), "fob_missing"],
    [isBlank(item.invoiceNumber), "invoice_number_missing"],
    [!isCalendarDay(item.invoiceDate), "invoice_date_invalid"],
  ];
}

/** A certificate may be issued for a year after shipment [not seen in a source]. */
function isIssuedTooLate({ transport, certification }: FormRcep): boolean {
  if (transport === null) return false;
  if (!isCalendarDay(transport.departedOn) || !isCalendarDay(certification.on)) return false;
  const months = PROOF_PRACTICES.retroactiveWithinMonths.value;
  return certification.on > addMonths(transport.departedOn, months);
}

function formChecks(form: FormRcep, policy: FactPolicy): Check[] {
  const { producer, transport, declaration, certification } = form;
  const { isThirdPartyInvoiceAllowed, isBackToBackAllowed } = PROOF_PRACTICES;
  const isUnread = (practice: Practice<boolean>) => !practice.value || !isRelied(practice, policy);
  return [
    [isBlank(form.exporter), "exporter_missing"],
    [isBlank(form.consignee), "consignee_missing"],
    [producer !== null && isBlank(producer), "producer_blank"],
    [transport !== null && !isCalendarDay(transport.departedOn), "departure_invalid"],
    [transport !== null && isBlank(transport.route), "route_missing"],
    [!isBlank(form.officialUse), "official_use_filled"],
    [form.items.length === 0, "no_items"],
    [form.isThirdPartyInvoiced && isUnread(isThirdPartyInvoiceAllowed), "third_party_unread"],
    [form.isThirdPartyInvoiced && isBlank(form.remarks), "third_party_unnamed"],
    [form.isBackToBack && isUnread(isBackToBackAllowed), "back_to_back_unread"],
    [form.isBackToBack && isBlank(form.remarks), "original_unnamed"],
    [isBlank(declaration.signatory), "signatory_missing"],
    [!isCalendarDay(declaration.on), "declaration_date_invalid"],
    [isBlank(form.certificateNumber), "number_missing"],
    [isBlank(certification.body), "issuing_body_missing"],
    [!certification.isSealed, "seal_missing"],
    [!isCalendarDay(certification.on), "certification_date_invalid"],
    [isIssuedTooLate(form), "issued_too_late"],
  ];
}

/** What is missing or contradictory in a certificate, box by box; none = it can be presented. */
export function checkFormRcep(form: FormRcep, context: FormContext): BoxFinding[] {
  const found = (checks: readonly Check[], item: number | null): BoxFinding[] =>
    checks.flatMap(([isProblem, problem]) =>
      isProblem ? [{ box: BOX_PROBLEMS[problem], problem, item }] : [],
    );
  const ofItems = form.items.flatMap((item, at) => found(itemChecks(item, at, context), at));
  return [...found(formChecks(form, context.policy), null), ...ofItems].sort(
    (one, other) => one.box - other.box,
  );
}
