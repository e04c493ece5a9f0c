import type { ReactNode } from "react";
import { Checkbox, Segments } from "~/components/ui/choice";
import { Gauge, GaugeCaption } from "~/components/ui/gauge";
import { OriginFlag } from "~/components/ui/origin";
import type { PartnerCountry } from "~/domain/catalog/terms";
import { formatRoundYuan } from "~/domain/format/money";
import { yuanText } from "~/domain/money";
import type { SearchRequest } from "~/domain/search/request";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { FacetView } from "~/services/catalog/facet-view";
import { dietName, fulfilmentName, stageName, zoneName } from "./filter-words";
import type { ListBase } from "./list-address";

const MOST_BRANDS = 12;

/** Every filter that the goods found can be parted by. */
export function FilterGroups({
  base,
  request,
  facets,
}: {
  base: ListBase;
  request: SearchRequest;
  facets: FacetView;
}) {
  return (
    <>
      <Group title={m.shop_filter_fulfilment()} isTwoAbreast>
        {facets.fulfilments.map((choice) => (
          <Choice key={choice.value} name="by" {...choice}>
            {fulfilmentName(choice.value)}
          </Choice>
        ))}
        <Choice name="stock" {...facets.inStock} value="1">
          {m.shop_in_stock_only()}
        </Choice>
        {facets.nearExpiryDeal.count > 0 || facets.nearExpiryDeal.isSelected ? (
          <Choice name="deal" {...facets.nearExpiryDeal} value="1">
            {m.shop_near_expiry_deals()}
          </Choice>
        ) : null}
      </Group>
      <CategoryGroup base={base} facets={facets} />
      <LifeGroup facets={facets} />
      <PriceGroup request={request} facets={facets} />
      <Group title={m.shop_filter_brand()} isShown={facets.brands.length > 1} isTwoAbreast>
        {facets.brands.slice(0, MOST_BRANDS).map((choice) => (
          <Choice key={choice.value} {...choice} name="brand">
            {choice.name}
          </Choice>
        ))}
      </Group>
      <Group title={m.shop_filter_origin()} isShown={facets.origins.length > 1} isTwoAbreast>
        {facets.origins.map((choice) => (
          <Choice key={choice.value} {...choice} name="origin">
            <OriginFlag code={choice.value as PartnerCountry} /> {choice.name}
          </Choice>
        ))}
      </Group>
      <Group title={m.shop_filter_stage()} isShown={facets.stages.length > 0} isTwoAbreast>
        {facets.stages.map((choice) => (
          <Choice key={choice.value} name="stage" {...choice}>
            {stageName(choice.value)}
          </Choice>
        ))}
      </Group>
      <Group title={m.shop_filter_storage()} isShown={facets.storage.length > 1} isTwoAbreast>
        {facets.storage.map((choice) => (
          <Choice key={choice.value} name="storage" {...choice}>
            {zoneName(choice.value)}
          </Choice>
        ))}
      </Group>
      <Group title={m.shop_filter_diet()} isShown={facets.diets.length > 0} isTwoAbreast>
        {facets.diets.map((choice) => (
          <Choice key={choice.value} name="diet" {...choice}>
            {dietName(choice.value)}
          </Choice>
        ))}
      </Group>
    </>
  );
}

function Group({
  title,
  isShown = true,
  isTwoAbreast = false,
  children,
}: {
  title: string;
  isShown?: boolean;
  isTwoAbreast?: boolean;
  children: ReactNode;
}) {
  if (!isShown) return null;
  return (
    <fieldset className={isTwoAbreast ? "filter-group filter-group-two" : "filter-group"}>
      <legend>{title}</legend>
      <div>{children}</div>
    </fieldset>
  );
}

function Choice({
  name,
  value,
  count,
  isSelected,
  children,
}: {
  name: string;
  value: string | number | true;
  count: number;
  isSelected: boolean;
  children: ReactNode;
}) {
  return (
    <Checkbox
      name={name}
      value={String(value)}
      defaultChecked={isSelected}
      count={count}
      className={count === 0 && !isSelected ? "text-ink-2" : undefined}
    >
      {children}
    </Checkbox>
  );
}

/** On a category's page the levels below are links; in a search every category may be ticked. */
function CategoryGroup({ base, facets }: { base: ListBase; facets: FacetView }) {
  if (!("category" in base)) {
    return (
      <Group title={m.shop_filter_category()} isShown={facets.categories.length > 1} isTwoAbreast>
        {facets.categories.map((choice) => (
          <Choice key={choice.value} {...choice} name="category">
            {choice.name}
          </Choice>
        ))}
      </Group>
    );
  }
  const [upper] = base.category.split(".");
  const children = facets.categories.find((choice) => choice.value === upper)?.children ?? [];
  return (
    <Group title={m.shop_filter_category()} isShown={children.length > 1} isTwoAbreast>
      {children.map((choice) => (
        <Link
          key={choice.value}
          to={href(`/c/${choice.value}`)}
          className="choice filter-link"
          aria-current={choice.value === base.category ? "true" : undefined}
        >
          <span className="choice-text">{choice.name}</span>
          <span className="choice-count">{choice.count}</span>
        </Link>
      ))}
    </Group>
  );
}

function LifeGroup({ facets }: { facets: FacetView }) {
  if (facets.monthsLeft.length === 0) return null;
  return (
    <Group title={m.shop_filter_life()}>
      <Segments
        name="months"
        value={String(facets.monthsLeft.find((choice) => choice.isSelected)?.value ?? "")}
        segments={[
          { value: "", label: m.shop_any() },
          ...facets.monthsLeft.map(({ value }) => ({
            value: String(value),
            label: m.shop_at_least_months_short({ months: value }),
          })),
        ]}
      />
      <p className="filter-note">
        {facets.monthsLeft
          .map(({ value, count }) => m.shop_months_count({ count, months: value }))
          .join(m.shop_list_comma())}
      </p>
    </Group>
  );
}

function PriceGroup({ request, facets }: { request: SearchRequest; facets: FacetView }) {
  const { price } = facets;
  if (!price || price.fromFen === price.toFen) return null;
  const { priceFrom, priceTo } = request.filters;
  const width = price.toFen - price.fromFen;
  const share = (fen: number | null, otherwise: number) =>
    fen === null ? otherwise : Math.min(1, Math.max(0, (fen - price.fromFen) / width));
  const whole = (fen: number | null) =>
    fen === null ? "" : yuanText(fen as never).replace(/\.00$/, "");
  return (
    <Group title={m.shop_filter_price()}>
      <Gauge
        intervals={20}
        majorEvery={5}
        spans={[{ from: share(priceFrom, 0), to: share(priceTo, 1) }]}
      />
      <GaugeCaption start={formatRoundYuan(price.fromFen)} end={formatRoundYuan(price.toFen)} />
      <div className="filter-range">
        <input
          className="input"
          name="from"
          inputMode="decimal"
          defaultValue={whole(priceFrom)}
          placeholder={m.shop_price_lowest()}
          aria-label={m.shop_price_lowest()}
        />
        <span aria-hidden="true">–</span>
        <input
          className="input"
          name="to"
          inputMode="decimal"
          defaultValue={whole(priceTo)}
          placeholder={m.shop_price_highest()}
          aria-label={m.shop_price_highest()}
        />
      </div>
    </Group>
  );
}
