import { and, asc, eq } from "drizzle-orm";
import type { OrderId } from "~/domain/ids";
import type { FrozenInput } from "~/domain/tax/replay";
import type { ServiceContext } from "~/platform/context.server";
import { ruleVersionColumn } from "~/services/rules/current-rules.server";
import { nowOf } from "~/services/transaction.server";
import {
  declaration,
  ledgerAccount,
  ledgerHold,
  lot,
  order,
  orderLine,
  orderQuote,
  payment,
} from "~db/schema";

export type OrderRow = typeof order.$inferSelect;
export type OrderLineRow = typeof orderLine.$inferSelect;
export type PaymentRow = typeof payment.$inferSelect;
export type DeclarationRow = typeof declaration.$inferSelect;

/** Everything the shop declares an order from, as frozen when it was placed, paid and allocated. */
export type DeclarationFacts = {
  order: OrderRow;
  lines: readonly OrderLineRow[];
  /** what the quote was made of; null for duty-paid goods */
  quoteInput: FrozenInput | null;
  payment: PaymentRow | null;
  declaration: DeclarationRow | null;
  /** numbers of the lots that the order's goods come from */
  lotNos: readonly string[];
  /** the instant of the reading, and the version of the rules then */
  now: Date;
  ruleVersion: number;
};

export async function readDeclarationFacts(
  ctx: ServiceContext,
  orderId: OrderId,
): Promise<DeclarationFacts | undefined> {
  const { db } = ctx;
  const [head] = await db
    .select({
      order,
      payment,
      declaration,
      quoteInput: orderQuote.input,
      ruleVersion: ruleVersionColumn.mapWith(Number),
      now: nowOf(ctx).mapWith((text: string) => new Date(text)),
    })
    .from(order)
    .leftJoin(payment, eq(payment.orderId, order.id))
    .leftJoin(declaration, eq(declaration.orderId, order.id))
    .leftJoin(orderQuote, eq(orderQuote.orderId, order.id))
    .where(eq(order.id, orderId));
  if (!head) return undefined;
  const lines = await db
    .select()
    .from(orderLine)
    .where(eq(orderLine.orderId, orderId))
    .orderBy(asc(orderLine.line));
  const lots = await db
    .selectDistinct({ lotNo: lot.lotNo })
    .from(ledgerHold)
    .innerJoin(ledgerAccount, eq(ledgerAccount.id, ledgerHold.fromAccountId))
    .innerJoin(lot, eq(lot.id, ledgerAccount.lotId))
    .where(and(eq(ledgerHold.sagaId, orderId), eq(ledgerHold.ledger, "physical")))
    .orderBy(asc(lot.lotNo));
  return { ...head, lines, lotNos: lots.map(({ lotNo }) => lotNo) };
}
