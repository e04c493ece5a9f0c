import { formatBps, formatYuan } from "~/domain/format/money";
import { addFen, type Fen } from "~/domain/money";
import { m } from "~/messages/compiled/messages";
import type { CartLineView } from "~/services/cart/cart-view";

/** All taxes of a line in per cent of its customs value: 9.1%, 23.06%. */
export const rateText = (ratePpm: number): string => formatBps(Math.round(ratePpm / 100));

/** 奶粉 9.1% ¥23.79，蜂蜜 6.3% ¥14.02: lines of one kind and rate are added up. */
export function taxByKind(
  lines: readonly Pick<CartLineView, "categoryName" | "lineTax">[],
): string {
  const sums = new Map<string, { kind: string; rate: string; taxFen: Fen }>();
  for (const { categoryName, lineTax } of lines) {
    if (!lineTax?.explanation) continue;
    const rate = rateText(lineTax.explanation.ratePpm);
    const key = `${categoryName} ${rate}`;
    const before = sums.get(key);
    const taxFen = before ? addFen(before.taxFen, lineTax.taxFen) : lineTax.taxFen;
    sums.set(key, { kind: categoryName, rate, taxFen });
  }
  return [...sums.values()]
    .map(({ kind, rate, taxFen }) =>
      m.checkout_tax_of_kind({ kind, rate, amount: formatYuan(taxFen) }),
    )
    .join(m.checkout_list_comma());
}
