import { sql } from "drizzle-orm";
import { invariant } from "~/domain/invariant";
import { type Fen, fen } from "~/domain/money";
import { actorName, type ServiceContext } from "~/platform/context.server";
import type { Tx } from "~/services/transaction.server";

/** What customs said about a person's year, and where it stands written. */
export type CustomsWord = {
  personHash: string;
  year: number;
  /** what customs counts; null = it only said that an order of `overFen` does not fit any more */
  usedFen: Fen | null;
  overFen: Fen;
  /** the document: a receipt, or an operator's act on an order */
  sourceDoc: string;
  reason: string;
};

/**
 * Makes our figure of a person's year customs' own: posts the difference, once for each document. Zero
 * when they agreed already. The caller holds the order's lock. One statement.
 */
export async function followCustoms(ctx: ServiceContext, tx: Tx, word: CustomsWord): Promise<Fen> {
  const { personHash, year, usedFen, overFen, sourceDoc, reason } = word;
  const txn = JSON.stringify({
    sourceDoc,
    reason,
    actor: actorName(ctx.actor),
    idemKey: `customs_word:${sourceDoc}`,
  });
  const [row] = await tx.db.execute<{ difference: string }>(sql`
    SELECT allowance_override(${personHash}, ${year}, ${usedFen}::bigint, ${overFen}, ${txn}::jsonb) AS difference`);
  invariant(row, "one difference");
  return fen(Number(row.difference));
}
