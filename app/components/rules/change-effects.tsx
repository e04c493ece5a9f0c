import { OpsPanel } from "~/components/ops/ops-panel";
import { formatBps, formatYuan } from "~/domain/format/money";
import { subtractFen } from "~/domain/money";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { PriceEffect, PriceEffects } from "~/services/rules/price-effect.server";

const SHOWN_CODES = 6;
const SEPARATOR = " · ";

/** Which goods change price, from what to what, and which marks of uncertainty come or go. */
export function ChangeEffects({
  effects,
  prevailing,
}: {
  effects: PriceEffects;
  /** ten-digit codes that the change does not reach */
  prevailing: readonly string[];
}) {
  const { changed, marksGone, marksCome, day, offerCount } = effects;
  return (
    <OpsPanel
      title={m.rules_effects_title()}
      note={m.rules_effects_day({ day, count: offerCount })}
      className="rul-effects"
    >
      <ul className="rul-sums">
        <li>
          {changed.length > 0
            ? m.rules_effects_count({ count: changed.length })
            : m.rules_effects_none()}
        </li>
        {marksGone > 0 ? <li>{m.rules_effects_marks_gone({ count: marksGone })}</li> : null}
        {marksCome > 0 ? <li>{m.rules_effects_marks_come({ count: marksCome })}</li> : null}
        {prevailing.length > 0 ? (
          <li>
            {m.rules_effects_prevailing({
              count: prevailing.length,
              codes: prevailing.slice(0, SHOWN_CODES).join(SEPARATOR),
            })}
          </li>
        ) : null}
      </ul>
      {changed.length > 0 ? <EffectTable changed={changed} /> : null}
    </OpsPanel>
  );
}

function EffectTable({ changed }: { changed: readonly PriceEffect[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <section className="rul-scroll" tabIndex={0} aria-label={m.rules_effects_title()}>
      <table className="ops-ledger">
        <thead>
          <tr>
            <th scope="col">{m.rules_effects_goods()}</th>
            <th scope="col" className="is-number">
              {m.rules_effects_from()}
            </th>
            <th scope="col" className="is-number">
              {m.rules_effects_to()}
            </th>
            <th scope="col" className="is-number">
              {m.rules_effects_difference()}
            </th>
          </tr>
        </thead>
        <tbody>
          {changed.map((effect) => (
            <tr key={effect.sku}>
              <td>
                <Link to={href(`/products/${effect.slug}`)} reloadDocument className="link">
                  {effect.name}
                </Link>{" "}
                <small className="ops-dim">{effect.spec}</small>
              </td>
              <td className="is-number">{priceWords(effect.beforeFen)}</td>
              <td className="is-number">{priceWords(effect.afterFen)}</td>
              <td className="is-number">
                <Difference effect={effect} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const priceWords = (price: PriceEffect["beforeFen"]) =>
  price === null ? m.rules_effects_unsellable() : formatYuan(price);

function Difference({ effect }: { effect: PriceEffect }) {
  const { beforeFen, afterFen, changeBps } = effect;
  if (beforeFen === null || afterFen === null || changeBps === null) return m.ops_none();
  const sign = changeBps >= 0 ? "+" : "";
  return (
    <>
      {`${afterFen > beforeFen ? "+" : ""}${formatYuan(subtractFen(afterFen, beforeFen))}`}{" "}
      <small className="ops-dim">{`${sign}${formatBps(changeBps)}`}</small>
    </>
  );
}
