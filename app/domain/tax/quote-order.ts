import type { CalendarDay } from "../calendar-day";
import { invariant } from "../invariant";
import { addFen, type Fen, fen } from "../money";
import { capRefusals, fitYear, treatmentOf, unitCountOf } from "../quota/quota";
import { ok, type Result, refuse } from "../result";
import { frozenLine, type LineFigures, lookUpLine } from "./look-up-line";
import { measureIn } from "./measures";
import { amountFaults, identityFaults, type OrderToQuote } from "./order-to-quote";
import {
  isSoundRelief,
  isSoundThreshold,
  type RatesOfDay,
  type ReliefRule,
  type Ruled,
  type TaxRates,
} from "./rates";
import { type OrderRefused, Refusals } from "./refusals";
import { type FrozenRetail, type OrderQuote, replay } from "./replay";

/** Amounts of an order whose prices and quantities can be reckoned with. */
type Amounts = { dutiableFen: Fen; unitCount: number };

type RetailRows = {
  singleLimitFen: Ruled<Fen> | undefined;
  yearLimitFen: Ruled<Fen> | undefined;
  relief: Ruled<ReliefRule> | undefined;
  /** null = within the limit, where nobody asks */
  fullLevyPieces: Ruled<number> | null | undefined;
};

/**
 * Quotes an order by the rules of a day: retail import (1210, 9610) with its limits, or what general
 * trade (0110) costs at the border. Answers every refusal there is, each with the line it is about.
 */
export function quote(
  order: OrderToQuote,
  rates: TaxRates,
  asOf: CalendarDay,
): Result<OrderQuote, OrderRefused> {
  return quoteOnDay(order, rates.on(asOf));
}

/** As `quote`, with the rules of the day in hand. */
export function quoteOnDay(
  order: OrderToQuote,
  rates: RatesOfDay,
): Result<OrderQuote, OrderRefused> {
  const refusals = new Refusals();
  const amounts = amountsOf(order, refusals);
  const rows = order.customsRegime === "0110" ? null : retailRows(order, amounts, rates, refusals);
  const isDutyLevied = rows === null || isRetailDutyLevied(rows, amounts, refusals);
  const figures = order.lines.map((goods, line) =>
    lookUpLine(goods, {
      line,
      customsRegime: order.customsRegime,
      isDutyLevied,
      rates,
      refusals,
    }),
  );
  const needsThreshold = figures.some(
    ({ consumptionTax }) => consumptionTax?.value.kind === "high_end_cosmetics",
  );
  const highEndCosmetics = needsThreshold ? refusals.take(rates.highEndCosmetics()) : null;
  if (highEndCosmetics && !isSoundThreshold(highEndCosmetics.value)) {
    refusals.say({ code: "RATE_INVALID", figure: "high_end_cosmetics" });
  }
  if (rows) holdToYear(order, rows, amounts, figures, refusals);

  if (refusals.all.length > 0) return refuse({ code: "ORDER_REFUSED", refusals: refusals.all });
  invariant(highEndCosmetics !== undefined, "nothing was refused");
  return ok(
    replay({
      asOf: rates.day,
      customsRegime: order.customsRegime,
      deliveryMethod: order.deliveryMethod,
      carriage: { freightFen: fen(order.freightFen), insuranceFen: fen(order.insuranceFen) },
      lines: order.lines.map((goods, index) => frozenLine(goods, figures[index])),
      highEndCosmetics,
      retail: rows && frozenRetail(order, rows, figures),
    }),
  );
}

function amountsOf(order: OrderToQuote, refusals: Refusals): Amounts | null {
  const faults = amountFaults(order);
  refusals.all.push(...faults);
  if (faults.length > 0) return null;
  const goods = order.lines.map(({ priceFen, quantity }) => fen(priceFen * quantity));
  return {
    dutiableFen: addFen(...goods, fen(order.freightFen), fen(order.insuranceFen)),
    unitCount: unitCountOf(order.lines),
  };
}

/** What only retail import asks: who buys, how it is delivered, and the limits of the day. */
function retailRows(
  order: OrderToQuote,
  amounts: Amounts | null,
  rates: RatesOfDay,
  refusals: Refusals,
): RetailRows {
  refusals.all.push(...identityFaults(order, rates.day));
  if (order.deliveryMethod === "hall_pickup") refusals.say({ code: "HALL_PICKUP_FORBIDDEN" });
  const singleLimitFen = refusals.take(rates.singleLimitFen());
  const yearLimitFen = refusals.take(rates.yearLimitFen());
  const relief = refusals.take(rates.relief());
  if (relief && !isSoundRelief(relief.value)) {
    refusals.say({ code: "RATE_INVALID", figure: "relief" });
  }
  const isAbove = amounts && singleLimitFen && amounts.dutiableFen > singleLimitFen.value;
  const fullLevyPieces = isAbove ? refusals.take(rates.fullLevyPieces()) : null;
  return { singleLimitFen, yearLimitFen, relief, fullLevyPieces };
}

/** Above the single limit, or once the relief leaves some of it: then an unknown duty matters. */
function isRetailDutyLevied(
  { singleLimitFen, relief, fullLevyPieces }: RetailRows,
  amounts: Amounts | null,
  refusals: Refusals,
): boolean {
  const treatment =
    amounts && singleLimitFen && fullLevyPieces !== undefined
      ? refusals.take(
          treatmentOf({
            ...amounts,
            limitFen: singleLimitFen.value,
            fullLevyPieces: fullLevyPieces?.value ?? 0,
          }),
        )
      : undefined;
  return treatment === "full" || (relief?.value.dutyShareBps ?? 0) > 0;
}

/** The person's calendar year; without a person the weight caps hold the order alone. */
function holdToYear(
  order: OrderToQuote,
  { yearLimitFen }: RetailRows,
  amounts: Amounts | null,
  figures: readonly LineFigures[],
  refusals: Refusals,
): void {
  const { person } = order;
  if (amounts === null) return;
  if (person !== null && yearLimitFen) {
    const { usedFen } = person;
    refusals.take(fitYear({ ...amounts, usedFen, limitFen: yearLimitFen.value }));
  }
  const weights = order.lines.map(({ measures, quantity }, index) => ({
    cap: figures[index]?.listing?.value ?? null,
    grams: (measureIn("kg", measures) ?? 0) * quantity,
  }));
  for (const refusal of capRefusals(weights, (group) => person?.usedGramsOf(group) ?? 0)) {
    refusals.say(refusal);
  }
}

function frozenRetail(
  { person }: OrderToQuote,
  { singleLimitFen, yearLimitFen, relief, fullLevyPieces }: RetailRows,
  figures: readonly LineFigures[],
): FrozenRetail {
  invariant(singleLimitFen && yearLimitFen && relief, "nothing was refused");
  const groups = figures.flatMap(({ listing }) => listing?.value?.group ?? []);
  return {
    singleLimitFen,
    yearLimitFen,
    relief,
    ...(fullLevyPieces ? { fullLevyPieces } : {}),
    person: person && {
      usedFen: person.usedFen,
      usedGrams: Object.fromEntries(groups.map((group) => [group, person.usedGramsOf(group)])),
    },
  };
}
