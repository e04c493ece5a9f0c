import { ProductArt } from "~/components/product/product-art";
import { Icon } from "~/components/ui/icon";
import { OriginFlag } from "~/components/ui/origin";
import { TwoRivers } from "~/components/ui/river";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import type { ArtAddress } from "~/services/catalog/product-card";
import type { KioskHomeView } from "~/services/kiosk/get-kiosk-home.server";
import { KioskCard } from "./card";
import { Way } from "./visit";

/** Goods on the two banks, where the rivers meet. */
export function Hero({
  home,
  title,
  text,
}: {
  home: Pick<KioskHomeView, "bondedArts" | "dutyPaidArts">;
  title: string;
  text: string;
}) {
  return (
    <section className="kiosk-hero">
      <Banks />
      <Shelf arts={home.bondedArts} bank="bonded" />
      <Shelf arts={home.dutyPaidArts} bank="duty" />
      <div className="kiosk-hero-words">
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      <p className="kiosk-hero-bonded">{m.kiosk_bank_bonded()}</p>
      <p className="kiosk-hero-duty">{m.kiosk_bank_duty()}</p>
    </section>
  );
}

/** Three packs standing on their bank; drawings without ground of their own. */
function Shelf({ arts, bank }: { arts: readonly ArtAddress[]; bank: "bonded" | "duty" }) {
  return (
    <div className={`kiosk-shelf kiosk-shelf-${bank}`} aria-hidden="true">
      {arts.map((art) => (
        <ProductArt key={art.sku} art={art} crop="icon" size={300} load="soon" className="" />
      ))}
    </div>
  );
}

/** Contours of the left bank, mirrored for the right one. */
function contours(): string {
  let path = "";
  for (let line = 0; line < 8; line++) {
    const y = 22 + line * 21;
    const fall = 60 + line * 9;
    path += `M0 ${y}C150 ${y - 20} 290 ${y + 14} ${430 - line * 8} ${y + 6}S${520 - line * 10} ${y + fall * 0.5} ${556 - line * 22} 190`;
  }
  return path;
}
const CONTOURS = contours();

/** The two banks without goods. */
export function Banks() {
  return (
    <svg
      className="kiosk-banks"
      viewBox="0 0 1080 176"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path
        className="bank-wu"
        d="M0 10C150 -8 290 26 410 12S540 24 556 12C540 68 590 116 566 176H0z"
      />
      <path
        className="bank-jiang"
        d="M1080 10C930 -8 800 26 690 12S580 24 556 12C540 68 590 116 566 176H1080z"
      />
      <path className="bank-line-wu" d={CONTOURS} />
      <path className="bank-line-jiang" d={CONTOURS} transform="matrix(-1 0 0 1 1122 0)" />
      <path className="bank-seam" d="M556 12C540 68 590 116 566 176" />
    </svg>
  );
}

export function NewGoods({ home }: { home: KioskHomeView }) {
  if (home.newest.length === 0) return null;
  return (
    <section className="kiosk-new">
      <h2>{m.kiosk_new()}</h2>
      <div>
        {home.newest.map((card) => (
          <KioskCard key={card.productId} card={card} load="soon" />
        ))}
      </div>
    </section>
  );
}

/** The search field opens the keyboard; the scan button says how to hold the pack. */
export function FindRow() {
  return (
    <div className="kiosk-find">
      <Way to={href("/kiosk/search")} className="kiosk-find-words">
        <Icon name="search" size={40} />
        {m.kiosk_search_hint()}
      </Way>
      <Way to={href("/kiosk/scan")} className="kiosk-find-scan">
        <Icon name="scan" size={40} />
        {m.kiosk_scan()}
      </Way>
    </div>
  );
}

/** Home or today: the question that divides the goods. */
export function WaySwitch({ home }: { home: KioskHomeView }) {
  return (
    <nav className="kiosk-two" aria-label={m.kiosk_by_way()}>
      <TwoRivers
        bonded={
          <Way to={href("/kiosk/goods?by=1210")} className="kiosk-bank text-wu">
            <b>{m.common_regime_bonded()}</b>
            <span>{m.kiosk_bonded_text()}</span>
            <small>
              {m.kiosk_kinds({ count: home.bondedCount })}
              <Icon name="chevron-right" size={24} />
            </small>
          </Way>
        }
        duty={
          <Way to={href("/kiosk/goods?by=hall_in_stock")} className="kiosk-bank text-jiang">
            <b>{m.common_regime_duty()}</b>
            <span>{m.kiosk_duty_text()}</span>
            <small>
              {m.kiosk_kinds_here({ count: home.hallCount })}
              <Icon name="chevron-right" size={24} />
            </small>
          </Way>
        }
      />
    </nav>
  );
}

export function Categories({ home }: { home: KioskHomeView }) {
  return (
    <nav className="kiosk-categories" aria-label={m.kiosk_categories()}>
      {home.categories.map(({ key, name, art }) => (
        <Way key={key} to={href(`/kiosk/goods?category=${key}`)}>
          {art ? <ProductArt art={art} crop="icon" size={84} load="soon" className="" /> : null}
          <span>{name}</span>
        </Way>
      ))}
    </nav>
  );
}

const SHOWN_ORIGINS = 5;

export function Origins({ home }: { home: KioskHomeView }) {
  return (
    <nav className="kiosk-origins" aria-label={m.kiosk_origins()}>
      {home.origins.slice(0, SHOWN_ORIGINS).map(({ code, name }) => (
        <Way key={code} to={href(`/kiosk/goods?origin=${code}`)}>
          <OriginFlag code={code} width={42} />
          {name}
        </Way>
      ))}
      <Way to={href("/kiosk/origins")} className="text-ink">
        <Icon name="globe" size={28} />
        {m.kiosk_all_origins({ count: home.origins.length })}
      </Way>
    </nav>
  );
}

/** All of them, for whoever looks for a country. */
export function OriginTiles({ home }: { home: KioskHomeView }) {
  return (
    <div className="kiosk-all-origins">
      <Hero home={home} title={m.kiosk_origins()} text={m.kiosk_origins_text()} />
      <nav aria-label={m.kiosk_origins()}>
        {home.origins.map(({ code, name, count }) => (
          <Way key={code} to={href(`/kiosk/goods?origin=${code}`)}>
            <OriginFlag code={code} width={60} />
            <b>{name}</b>
            <small>{m.kiosk_kinds({ count })}</small>
          </Way>
        ))}
      </nav>
    </div>
  );
}
