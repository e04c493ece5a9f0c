import type postgres from "postgres";
import type { VariantId, WarehouseId } from "~/domain/ids";
import { newId } from "~/platform/new-id.server";
import { promiseHolds } from "~/services/ordering/order-holds";

/** The ledger's own refusal of a hold that would promise more than there is. */
const SHORT = "FL001";

/**
 * Many clients try to hold one piece each, again and again, until so many attempts are made. Answers
 * how many were held and how many refused for want of stock; any other refusal is thrown.
 * @param sql an application pool with a connection for each client
 */
export async function holdTogether(
  sql: postgres.Sql,
  goods: { warehouseId: WarehouseId; variantId: VariantId },
  { attempts, clients }: { attempts: number; clients: number },
): Promise<{ held: number; short: number }> {
  const outcome = { held: 0, short: 0 };
  let left = attempts;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const lines = promiseHolds(goods.warehouseId, [
        { line: 1, variantId: goods.variantId, quantity: 1 },
      ]);
      try {
        await sql`
          SELECT ledger_hold(${newId("ord")}, 'promise', 'checkout', now() + interval '15 minutes',
            ${JSON.stringify(lines)}::text::jsonb)`;
        outcome.held += 1;
      } catch (error) {
        if ((error as { code?: unknown }).code !== SHORT) throw error;
        outcome.short += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return outcome;
}
