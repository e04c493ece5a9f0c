import { joined } from "~/components/product/product-words";
import { Badge } from "~/components/ui/badge";
import { Icon, type IconName } from "~/components/ui/icon";
import { Panel } from "~/components/ui/panel";
import { Unbroken } from "~/components/ui/unbroken";
import { type NutrientLine, nutrientLines } from "~/domain/catalog/nutrition";
import { formatRoundYuan } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import type { ProductView } from "~/services/catalog/product-view";
import { allergenName } from "./allergen-names";

/** Who may sell it and who makes it. */
export function TrustPanel({ product }: { product: ProductView }) {
  const { authorisation, producer, brand } = product;
  const rows: [icon: IconName, title: string, lines: string[]][] = [];
  if (authorisation) {
    rows.push([
      "stamp",
      m.shop_authorisation(),
      [
        m.shop_authorised_until({
          brand: brand.name,
          from: authorisation.validFrom,
          to: authorisation.validTo,
        }),
        joined(m.shop_authorisation_paper(), authorisation.documentNo),
      ],
    ]);
  }
  if (producer) {
    rows.push([
      "warehouse",
      m.shop_producer(),
      [
        [producer.name, producer.city].filter(Boolean).join(", "),
        ...(producer.registrationNo
          ? [
              joined(
                producer.registrationState === "verified"
                  ? m.shop_producer_registered()
                  : m.shop_producer_registered_unverified(),
                producer.registrationNo,
              ),
            ]
          : []),
      ],
    ]);
  }
  if (rows.length === 0) return null;
  return (
    <Panel className="trust">
      {rows.map(([icon, title, lines]) => (
        <div key={title} className="trust-row">
          <span className="trust-mark">
            <Icon name={icon} size={22} />
          </span>
          <div>
            <h2>{title}</h2>
            {lines.map((line) => (
              <p key={line}>
                <Unbroken>{line}</Unbroken>
              </p>
            ))}
          </div>
        </div>
      ))}
    </Panel>
  );
}

/** What a buyer of bonded goods must know before he orders. */
export function ImportNoticePanel({ notice }: { notice: NonNullable<ProductView["notice"]> }) {
  const { singleLimitFen, yearLimitFen } = notice;
  const limits =
    singleLimitFen !== null && yearLimitFen !== null
      ? m.shop_limits_said({
          single: formatRoundYuan(singleLimitFen),
          year: formatRoundYuan(yearLimitFen),
        })
      : null;
  return (
    <Panel
      id="import-notice"
      title={m.shop_page_import_notice()}
      note={m.shop_notice_version({ version: notice.version })}
    >
      <ol className="numbered">
        {[...notice.sentences, ...(limits ? [limits] : [])].map((sentence, index) => (
          <li key={sentence}>
            <b>{index + 1}</b>
            <span>{sentence}</span>
          </li>
        ))}
      </ol>
      <p className="panel-note">{m.shop_notice_kept()}</p>
    </Panel>
  );
}

/** The translated label. */
export function LabelPanel({ product }: { product: ProductView }) {
  const { label, producer, allergens, mayContain } = product;
  const rows: [name: string, text: string][] = [];
  const add = (name: string, text: string | null | undefined) => {
    if (text) rows.push([name, text]);
  };
  add(m.shop_label_ingredients(), label.ingredients);
  add(m.shop_label_usage(), label.usage);
  add(m.shop_label_audience(), label.audience);
  add(
    m.shop_label_producer(),
    producer && [producer.name, producer.city].filter(Boolean).join(", "),
  );
  if (rows.length === 0 && allergens.length === 0) return null;
  return (
    <Panel id="label" title={m.shop_label_title()} note={m.shop_label_translated()}>
      <dl className="lines">
        {rows.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Allergens allergens={allergens} mayContain={mayContain} />
    </Panel>
  );
}

function Allergens({ allergens, mayContain }: Pick<ProductView, "allergens" | "mayContain">) {
  if (allergens.length === 0 && mayContain.length === 0) return null;
  return (
    <p className="allergens">
      {allergens.map((key) => (
        <Badge key={key} tone="warn">
          {m.shop_contains({ what: allergenName(key) })}
        </Badge>
      ))}
      {mayContain.length > 0 ? (
        <span>
          {m.shop_may_contain({ what: mayContain.map(allergenName).join(m.shop_list_comma()) })}
        </span>
      ) : null}
    </p>
  );
}

const NUTRIENT_NAMES: Record<NutrientLine["nutrient"], () => string> = {
  energyKj: m.shop_nutrient_energy,
  proteinMg: m.shop_nutrient_protein,
  fatMg: m.shop_nutrient_fat,
  carbohydrateMg: m.shop_nutrient_carbohydrate,
  sodiumMg: m.shop_nutrient_sodium,
  calciumMg: m.shop_nutrient_calcium,
};

export function NutritionPanel({
  nutrition,
}: {
  nutrition: NonNullable<ProductView["nutrition"]>;
}) {
  return (
    <Panel
      id="nutrition"
      title={m.shop_nutrition()}
      note={nutrition.per === "100g" ? m.shop_per_100_g() : m.shop_per_100_ml()}
    >
      <table className="nutrition">
        <thead>
          <tr>
            <th scope="col">{m.shop_nutrient()}</th>
            <th scope="col">{m.shop_nutrient_amount()}</th>
            <th scope="col" colSpan={2}>
              {m.shop_nutrient_reference()}
            </th>
          </tr>
        </thead>
        <tbody>
          {nutrientLines(nutrition).map(({ nutrient, amount, unit, percent }) => (
            <tr key={nutrient}>
              <th scope="row">{NUTRIENT_NAMES[nutrient]()}</th>
              <td>{joined(amount, unit)}</td>
              <td aria-hidden="true">
                <svg width="56" height="4" aria-hidden="true">
                  <rect width="56" height="4" />
                  <rect className="used" width={Math.min(56, (percent * 56) / 100)} height="4" />
                </svg>
              </td>
              <td>{percent}%</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
