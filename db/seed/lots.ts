import { addDays, type CalendarDay, daysBetween } from "~/domain/calendar-day";
import type { PartnerCountry, StorageZone } from "~/domain/catalog/terms";
import type { VariantId, WarehouseId } from "~/domain/ids";
import { nearExpiryFrom, type ShelfLifeRule, sellUntil } from "~/domain/stock/shelf-life";
import type { lot } from "../schema";
import { type Draw, digitsOf, drawFor, seedId } from "./draw";
import { daysOf, stopsOf, wayInFor } from "./ways-in";

/** One variant's stock in one warehouse, and what decides how its lots look. */
export type StockPlan = {
  sku: string;
  variantId: VariantId;
  netWeightGrams: number;
  warehouse: {
    id: WarehouseId;
    kind: "bonded" | "duty_paid";
    isHall: boolean;
    emsNo: string | null;
    transitDays: number;
  };
  itemRecordNo: string | null;
  origin: PartnerCountry;
  storage: StorageZone;
  shelfLifeDays: number;
  rule: ShelfLifeRule;
  priceFen: number;
  isFood: boolean;
  /** fresh: the usual case; near: in the last third; ended: its first lot is past its last day of sale */
  freshness: "fresh" | "near" | "ended";
  isScarce: boolean;
};

export type PlannedLot = { row: typeof lot.$inferInsert; quantity: number; isSaleable: boolean };

/** The two or three lots of a plan, oldest first, as they stand on `today`. */
export function planLots(plan: StockPlan, today: CalendarDay): PlannedLot[] {
  const draw = drawFor(`lots:${plan.sku}:${plan.warehouse.id}`);
  const count = draw.oneIn(3) ? 3 : 2;
  return Array.from({ length: count }, (_, index) => planLot(plan, today, draw, index, count));
}

function planLot(
  plan: StockPlan,
  today: CalendarDay,
  draw: Draw,
  index: number,
  count: number,
): PlannedLot {
  const way = wayInFor(plan.origin, plan.shelfLifeDays);
  const dwell = draw.between(0, Math.min(12, Math.floor(plan.shelfLifeDays * 0.04)));
  const ageAtArrival = daysOf(way) + dwell;
  const wanted = plan.shelfLifeDays - daysLeftWanted(plan, draw, index, count);
  // A lot that stands here has arrived: yesterday at the latest, each older one a day earlier.
  const age = Math.max(wanted, ageAtArrival + count - index);
  const producedOn = addDays(today, -age);
  const expiresOn = addDays(producedOn, plan.shelfLifeDays);
  const arrivedOn = addDays(producedOn, ageAtArrival);
  const lastDay = sellUntil({ producedOn, expiresOn }, plan.rule, plan.warehouse.transitDays);
  const lotNo = lotNumber(producedOn, index);
  const isBonded = plan.warehouse.kind === "bonded";
  const row = {
    id: seedId("lot", `${plan.sku}:${plan.warehouse.id}:${index}`),
    lotNo,
    variantId: plan.variantId,
    warehouseId: plan.warehouse.id,
    originCode: plan.origin,
    producedOn,
    expiresOn,
    nearFrom: nearExpiryFrom({ producedOn, expiresOn }, plan.rule),
    sellUntil: lastDay,
    receivedAt: new Date(`${arrivedOn}T09:30:00+08:00`),
    binLocation: binFor(plan, draw),
    emsNo: plan.warehouse.emsNo,
    itemRecordNo: isBonded ? plan.itemRecordNo : null,
    documents: documentsFor(plan, lotNo, arrivedOn),
    route: stopsOf(way, arrivedOn, isBonded ? ZONE : CITY),
  };
  return { row, quantity: quantityFor(plan, draw), isSaleable: today <= lastDay };
}

const ZONE = { zh: "涪陵综保区", en: "Fuling bonded zone" };
const CITY = { zh: "涪陵龙头港查验放行", en: "Cleared at Longtou Port, Fuling" };

/** How many days of life a lot should have left; the older lots have fewer. */
function daysLeftWanted(plan: StockPlan, draw: Draw, index: number, count: number): number {
  const share = (min: number, max: number) =>
    Math.round((plan.shelfLifeDays * draw.between(min, max)) / 100);
  const life = { producedOn: "2026-01-01", expiresOn: addDays("2026-01-01", plan.shelfLifeDays) };
  const stopDays = daysBetween(
    sellUntil(life, plan.rule, plan.warehouse.transitDays),
    life.expiresOn,
  );
  if (plan.freshness === "ended" && index === 0) return Math.max(1, stopDays - draw.between(1, 3));
  if (plan.freshness === "near") {
    return Math.max(share(17, 22), stopDays + 8) + Math.round((plan.shelfLifeDays * index) / 25);
  }
  const newest = index === count - 1;
  return Math.max(newest ? share(76, 92) : share(48 + 10 * index, 60 + 10 * index), stopDays + 2);
}

/** L + year + day of the year + letter of the day's lot: L26169A. */
function lotNumber(producedOn: CalendarDay, index: number): string {
  const dayOfYear = daysBetween(`${producedOn.slice(0, 4)}-01-01`, producedOn) + 1;
  return `L${producedOn.slice(2, 4)}${String(dayOfYear).padStart(3, "0")}${"ABC"[index] ?? "X"}`;
}

const ZONE_LETTERS: Record<StorageZone, readonly [string, ...string[]]> = {
  ambient: ["A", "B"],
  chilled: ["C"],
  frozen: ["D"],
};

/** Aisle-bay-level-place in a warehouse; in the hall the shelf a visitor finds. */
function binFor(plan: StockPlan, draw: Draw): string {
  const zone = draw.of(ZONE_LETTERS[plan.storage]);
  if (plan.warehouse.isHall) return `${zone}${draw.between(1, 9)}`;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${zone}-${two(draw.between(1, 8))}-${draw.between(1, 4)}-${two(draw.between(1, 24))}`;
}

function documentsFor(plan: StockPlan, lotNo: string, arrivedOn: CalendarDay) {
  const serial = digitsOf(`document:${plan.sku}:${plan.warehouse.id}:${lotNo}`, 4);
  const number = (kind: string) => `DEMO-${kind}-${arrivedOn.slice(2, 4)}-${serial}`;
  const isBonded = plan.warehouse.kind === "bonded";
  return [
    isBonded
      ? { kind: "bonded_list" as const, documentNo: number("QD") }
      : { kind: "declaration" as const, documentNo: number("BG") },
    { kind: "origin_certificate" as const, documentNo: number("CO") },
    ...(plan.isFood
      ? [{ kind: "inspection_certificate" as const, documentNo: number("CIQ") }]
      : []),
  ];
}

function quantityFor(plan: StockPlan, draw: Draw): number {
  if (plan.isScarce) return draw.between(1, 3);
  const dearness = plan.priceFen > 50_000 ? 8 : plan.priceFen > 20_000 ? 3 : 1;
  const most = plan.warehouse.isHall ? 48 : 240;
  return draw.between(Math.ceil(most / 4 / dearness), Math.ceil(most / dearness));
}
