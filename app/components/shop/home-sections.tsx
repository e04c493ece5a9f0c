import type { ReactNode } from "react";
import { ProductArt } from "~/components/product/product-art";
import { lifeText } from "~/components/product/product-words";
import { Taxed } from "~/components/product/taxed";
import { regimeName } from "~/components/ui/badge";
import { ButtonLink } from "~/components/ui/button";
import { Gauge } from "~/components/ui/gauge";
import { Icon, type IconName } from "~/components/ui/icon";
import { LaneScale } from "~/components/ui/lane-scale";
import { OriginFlag } from "~/components/ui/origin";
import { Price } from "~/components/ui/price";
import { TwoRivers } from "~/components/ui/river";
import { daysBetween } from "~/domain/calendar-day";
import { formatNearDay, formatShortDay } from "~/domain/format/day";
import { unbrokenPack } from "~/domain/format/quantity";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { HomeView } from "~/services/catalog/get-home.server";
import type { ProductCard } from "~/services/catalog/product-card";

/** A part of the home page: title, and a small note or a way on at the title's end. */
export function HomeSection({
  title,
  note,
  more,
  children,
}: {
  title: string;
  note?: string;
  more?: { to: string; label: string };
  children: ReactNode;
}) {
  return (
    <section className="home-section">
      <div className="home-title">
        <h2>{title}</h2>
        {note ? <p>{note}</p> : null}
        {more ? (
          <Link to={more.to} className="hit">
            {more.label}
            <Icon name="chevron-right" size={14} />
          </Link>
        ) : null}
      </div>
      {children}
    </section>
  );
}

/** The two ways of buying: where the rivers meet. */
export function RiverSwitch({ home }: { home: HomeView }) {
  return (
    <TwoRivers
      bonded={
        <Link to={href("/search?by=1210")} className="river-bank text-wu">
          <b>{m.common_regime_bonded_full()}</b>
          <span>{m.shop_bank_bonded_1()}</span>
          <span>{m.shop_bank_bonded_2()}</span>
          <small>
            {m.shop_items_count({ count: home.bondedCount })}
            <Icon name="chevron-right" size={14} />
          </small>
        </Link>
      }
      duty={
        <Link to={href("/search?by=0110")} className="river-bank text-jiang">
          <b>{m.common_regime_duty()}</b>
          <span>{m.shop_bank_duty_1()}</span>
          <span>{m.shop_bank_duty_2()}</span>
          <small>
            {m.shop_items_count({ count: home.dutyPaidCount })}
            <Icon name="chevron-right" size={14} />
          </small>
        </Link>
      }
    />
  );
}

export function CategoryTiles({ categories }: Pick<HomeView, "categories">) {
  return (
    <nav className="category-tiles" aria-label={m.shop_categories()}>
      {categories.map(({ key, name, art }) => (
        <Link key={key} to={href(`/c/${key}`)}>
          <span>
            {art ? <ProductArt art={art} crop="icon" size={72} load="soon" className="" /> : null}
          </span>
          {name}
        </Link>
      ))}
    </nav>
  );
}

export function OriginRail({ origins }: Pick<HomeView, "origins">) {
  return (
    <nav className="origin-rail scroll-x" aria-label={m.shop_by_origin()}>
      {origins.map(({ code, name, count }) => (
        <Link key={code} to={href(`/search?origin=${code}`)} className="chip">
          <OriginFlag code={code} width={24} />
          {name} <small>{count}</small>
        </Link>
      ))}
    </nav>
  );
}

/** Where most goods came from lately, and the way they took. */
export function Arrivals({ arrivals }: { arrivals: NonNullable<HomeView["arrivals"]> }) {
  const { route, country, lotCount, arrivedOn, arts } = arrivals;
  const [first] = route;
  const last = route.at(-1);
  const days = first && last ? Math.max(1, daysBetween(first.day, last.day)) : 1;
  return (
    <Link to={href(`/search?origin=${arrivals.code}&by=1210`)} className="panel arrivals">
      <div className="arrivals-scene">
        {arts.map(({ art, slug }) => (
          <ProductArt key={slug} art={art} crop="icon" size={180} className="" />
        ))}
      </div>
      <div className="arrivals-words">
        <h2>{m.shop_arrivals({ country })}</h2>
        <p>
          {m.shop_arrivals_text({
            day: formatNearDay(arrivedOn, getLocale()),
            count: lotCount,
          })}
        </p>
        {first ? (
          <LaneScale
            isCompact
            days={days}
            stops={route.map((stop) => ({
              at: daysBetween(first.day, stop.day) / days,
              day: formatShortDay(stop.day),
              place: stop.place,
            }))}
          />
        ) : null}
      </div>
    </Link>
  );
}

/** Three lots with most of their life left, each on its scale. */
export function FreshLots({ cards }: { cards: readonly ProductCard[] }) {
  return (
    <ul className="panel fresh">
      {cards.map((card) => (
        <FreshLot key={card.slug} card={card} />
      ))}
    </ul>
  );
}

function FreshLot({ card }: { card: ProductCard }) {
  const { life, offer } = card;
  const now = life ? 1 - life.shareBps / 10_000 : 0;
  return (
    <li>
      <ProductArt art={card.art} photoUrl={card.photoUrl} crop="row" size={84} />
      <div>
        <h3>
          <Link to={href(`/products/${card.slug}?offer=${card.offer.offerId}`)}>
            {unbrokenPack(card.name)}
          </Link>
        </h3>
        <p className="fresh-price">
          <Price fen={offer.priceFen} />
          <Taxed tax={offer.tax} />
          <small>{regimeName(offer.regime, "card")}</small>
        </p>
        {life ? (
          <>
            <Gauge
              intervals={24}
              majorEvery={6}
              now={now}
              spans={[{ from: now, to: 1 }]}
              fillsFrom="end"
            />
            <p className="gauge-caption">
              <span>{m.shop_produced({ day: life.producedOn })}</span>
              <span>
                {lifeText(life.daysLeft)}・{Math.floor(life.shareBps / 100)}%
              </span>
            </p>
          </>
        ) : null}
      </div>
    </li>
  );
}

const HALL_LINES: readonly (readonly [IconName, () => string])[] = [
  ["check", m.shop_hall_line_take_away],
  ["phone", m.shop_hall_line_bonded],
  ["scan", m.shop_hall_line_scan],
];

/** The goods hall, where duty-paid goods can be taken along. */
export function HallVisit() {
  return (
    <section className="hall-visit">
      <h2>
        <Icon name="store" size={24} />
        {m.shop_hall_visit()}
      </h2>
      <p>
        {m.shop_hall_hours()}
        <br />
        {m.shop_hall_address()}
      </p>
      <ul>
        {HALL_LINES.map(([icon, text]) => (
          <li key={icon}>
            <Icon name={icon} size={20} />
            {text()}
          </li>
        ))}
      </ul>
      <div>
        <ButtonLink to={href("/search?by=hall_in_stock")} tone="line-duty">
          {m.shop_hall_goods()}
        </ButtonLink>
        <ButtonLink to={href("/hall")} tone="line-duty">
          {m.shop_hall_way()}
        </ButtonLink>
      </div>
    </section>
  );
}

const GUIDES: readonly (readonly [path: string, title: () => string, text: () => string])[] = [
  ["/tax", m.shop_page_tax, m.shop_guide_tax],
  ["/tariff", m.tariff_title, m.shop_guide_tariff],
  ["/import-notice", m.shop_page_import_notice, m.shop_guide_notice],
  ["/overseas-warehouses", m.shop_page_overseas, m.shop_guide_overseas],
];

export function Guides() {
  return (
    <ul className="panel guides">
      {GUIDES.map(([path, title, text]) => (
        <li key={path}>
          <Link to={href(path)}>
            <span>
              <b>{title()}</b>
              <small>{text()}</small>
            </span>
            <Icon name="chevron-right" size={18} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
