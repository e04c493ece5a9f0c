import { m } from "~/messages/compiled/messages";
import type { ArticleView } from "~/services/bonded/find-article.server";

/** The article that was scanned, so that the wrong pack is seen before it is entered. */
export function ArticleCard({
  article,
  isAsked,
}: {
  article: ArticleView | null;
  isAsked: boolean;
}) {
  if (!article) {
    return (
      <output className={`ops-article ops-field-2 ${isAsked ? "text-price" : "ops-dim"}`}>
        {isAsked ? m.ops_goods_in_article_unknown() : m.ops_goods_in_article_none()}
      </output>
    );
  }
  const facts = [
    article.sku,
    article.originName,
    article.regimes.includes("1210") ? m.common_regime_bonded_short() : null,
    article.regimes.includes("0110") ? m.common_regime_duty_short() : null,
    article.shelfLifeDays ? m.ops_shelf_life({ days: article.shelfLifeDays }) : null,
    m.ops_now_on_hand({ count: article.onHand }),
  ];
  return (
    <output className="ops-article ops-field-2">
      <b>
        {article.name} {article.spec}
      </b>
      <span className="ops-dim">
        {facts.filter((fact) => fact !== null).join(m.ops_fact_comma())}
      </span>
    </output>
  );
}
