import { z } from "zod";
import { type CalendarDay, isCalendarDay, shanghaiDay } from "~/domain/calendar-day";
import { CUSTOMS_REGIMES } from "~/domain/catalog/terms";
import { fen, parseYuan } from "~/domain/money";
import { AGREEMENTS } from "~/domain/tariff/rows";
import type { OrderRefusal, OrderToQuote } from "~/domain/tax/order-to-quote";
import { quote } from "~/domain/tax/quote-order";
import { isUnverified, type OrderQuote, rulesOf } from "~/domain/tax/replay";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import type { RuleBook } from "~/services/rules/rule-book";

const party = z.object({ idNumber: z.string(), name: z.string().optional() }).strict();
const count = z.number().nullable().default(null);

/** One order as a file has it; amounts are texts in yuan ("268.00"), so that no decimal is lost. */
const orderInput = z
  .object({
    customsRegime: z.enum(CUSTOMS_REGIMES),
    deliveryMethod: z.enum(["home", "hall_pickup"]).default("home"),
    /** day whose rules apply, yyyy-mm-dd; today when it is left out */
    date: z.string().refine(isCalendarDay).optional(),
    freight: z.string().default("0"),
    insurance: z.string().default("0"),
    lines: z.array(
      z
        .object({
          hsCode: z.string(),
          quantity: z.number(),
          price: z.string(),
          origin: z.string(),
          netContent: z
            .object({ value: z.number().positive(), unit: z.enum(["ml", "g", "piece"]) })
            .nullable()
            .default(null),
          netWeightGrams: count,
          volumeMl: count,
          pieceCount: count,
          claim: z.enum(AGREEMENTS).nullable().default(null),
        })
        .strict(),
    ),
    /** imported by the person in this calendar year; left out = nobody was verified yet */
    usedThisYear: z
      .string()
      .refine((text) => Number(parseYuan(text)) >= 0)
      .optional(),
    usedGrams: z.record(z.string(), z.number().int().min(0)).default({}),
    orderer: party.optional(),
    payer: party.optional(),
  })
  .strict();

export type QuotedOrder =
  | { ok: true; asOf: CalendarDay; quote: OrderQuote; isUnverified: boolean; rules: unknown[] }
  | { ok: false; refusals: (OrderRefusal | MalformedOrder)[] };

/** The order is not in the documented form; `at` names the field. */
export type MalformedOrder = { code: "MALFORMED"; line: null; at: string };

/** Orders a file may hold; each is quoted by the rules of its day. */
const MOST_ORDERS = 10_000;

/**
 * Quotes a list of orders by the same engine and rows as the shop: for each its quote with every step
 * and row, or all its refusals. A malformed order is refused alone. Reads only.
 */
export async function quoteOrders(ctx: ServiceContext, orders: unknown): Promise<QuotedOrder[]> {
  const list = z.array(z.unknown()).min(1).max(MOST_ORDERS).safeParse(orders);
  if (!list.success) return [malformed("")];
  const book = await currentRules(ctx);
  const today = shanghaiDay(ctx.fixedNow ?? new Date());
  return list.data.map((order) => quoteOne(order, book, today));
}

const malformed = (at: string): QuotedOrder => ({
  ok: false,
  refusals: [{ code: "MALFORMED", line: null, at }],
});

function quoteOne(raw: unknown, book: RuleBook, today: CalendarDay): QuotedOrder {
  const read = orderInput.safeParse(raw);
  if (!read.success) return malformed(read.error.issues[0]?.path.join(".") ?? "");
  const order = read.data;
  const asOf = order.date ?? today;
  const rates = { on: (day: CalendarDay) => book.on(day).rates };
  const quoted = quote(toQuote(order), rates, asOf);
  if (!quoted.ok) return { ok: false, refusals: quoted.error.refusals };
  const { value } = quoted;
  return { ok: true, asOf, quote: value, isUnverified: isUnverified(value), rules: rulesOf(value) };
}

/** An amount that cannot be read is none: the engine refuses it by name (PRICE_INVALID). */
const fenOf = (text: string): number => parseYuan(text) ?? Number.NaN;

function toQuote(order: z.output<typeof orderInput>): OrderToQuote {
  const { usedThisYear, usedGrams, orderer, payer } = order;
  const usedFen = usedThisYear === undefined ? undefined : parseYuan(usedThisYear);
  return {
    customsRegime: order.customsRegime,
    deliveryMethod: order.deliveryMethod,
    freightFen: fenOf(order.freight),
    insuranceFen: fenOf(order.insurance),
    lines: order.lines.map((line) => ({
      hsCode: line.hsCode,
      quantity: line.quantity,
      priceFen: fenOf(line.price),
      originCode: line.origin,
      measures: {
        netContent: line.netContent,
        netWeightGrams: line.netWeightGrams,
        volumeMl: line.volumeMl,
        pieceCount: line.pieceCount,
      },
      claim: line.claim,
    })),
    person:
      usedFen === undefined
        ? null
        : { usedFen: fen(usedFen), usedGramsOf: (group) => usedGrams[group] ?? 0 },
    ...(orderer ? { orderer: withoutUndefined(orderer) } : {}),
    ...(payer ? { payer: withoutUndefined(payer) } : {}),
  };
}

const withoutUndefined = ({ idNumber, name }: z.output<typeof party>) =>
  name === undefined ? { idNumber } : { idNumber, name };
