import { addDays, type CalendarDay, shanghaiDay } from "../calendar-day";

const SHANGHAI_OFFSET_HOURS = 8;

/** When a parcel leaves and until when it is promised to arrive, in Asia/Shanghai. */
export type DeliveryPromise = {
  leavesOn: CalendarDay;
  arrivesBy: CalendarDay;
  /** the hour until which an order still leaves on `leavesOn` */
  cutOffHour: number;
};

/** Paid before the warehouse's cut-off hour it leaves the same day, else the next one. */
export function deliveryPromise(
  paidAt: Date,
  warehouse: { cutOffHour: number; transitDays: number },
): DeliveryPromise {
  const day = shanghaiDay(paidAt);
  const hour = (paidAt.getUTCHours() + SHANGHAI_OFFSET_HOURS) % 24;
  const leavesOn = hour < warehouse.cutOffHour ? day : addDays(day, 1);
  return {
    leavesOn,
    arrivesBy: addDays(leavesOn, warehouse.transitDays),
    cutOffHour: warehouse.cutOffHour,
  };
}
