import { type MouseEvent, useRef } from "react";
import { Icon } from "~/components/ui/icon";
import { type SearchRequest, searchParamsOf } from "~/domain/search/request";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import type { SearchPage } from "~/services/catalog/search-products.server";
import { KioskCard } from "./card";
import { useVisit, Way } from "./visit";

export type GoodsView = { title: string; request: SearchRequest; page: SearchPage };

const addressOf = (request: SearchRequest) =>
  href(`/kiosk/goods?${searchParamsOf(request).toString()}`);

/** Goods above, the ways to narrow and to turn the page below, within reach. */
export function GoodsList({ title, request, page }: GoodsView) {
  const shelf = useRef<HTMLDivElement>(null);
  return (
    <div className="kiosk-goods">
      <header>
        <h1>{title}</h1>
        <p role="status">{readingText(request, page)}</p>
      </header>
      <div className="kiosk-goods-shelf" ref={shelf} key={addressOf(request)}>
        {page.cards.length > 0 ? (
          <Cards cards={page.cards} />
        ) : (
          <div className="kiosk-nothing">
            <p>{m.kiosk_nothing_hint()}</p>
          </div>
        )}
        {page.alternatives ? (
          <>
            <h2>
              {page.alternatives.kind === "same_kind"
                ? m.kiosk_more_of_kind()
                : m.kiosk_popular_goods()}
            </h2>
            <Cards cards={page.alternatives.cards} />
          </>
        ) : null}
      </div>
      <div className="kiosk-goods-foot">
        <WayTabs request={request} />
        <Turning request={request} page={page} shelf={() => shelf.current} />
      </div>
    </div>
  );
}

function Cards({ cards }: Pick<SearchPage, "cards">) {
  return (
    <div className="kiosk-cards">
      {cards.map((card, index) => (
        <KioskCard key={card.productId} card={card} load={index < 9 ? "soon" : "later"} />
      ))}
    </div>
  );
}

function readingText({ text }: SearchRequest, { reading, total, cards }: SearchPage): string {
  if (reading.kind === "corrected") {
    return m.kiosk_read_corrected({ typed: text, read: reading.text, count: total });
  }
  if (reading.kind === "relaxed") {
    return m.kiosk_read_relaxed({ read: reading.text, count: total });
  }
  return cards.length === 0 ? m.kiosk_nothing() : m.kiosk_kinds({ count: total });
}

/** All, sent home, or taken along today. */
function WayTabs({ request }: { request: SearchRequest }) {
  const tabs = [
    [[], m.kiosk_way_all()],
    [["1210"], m.common_regime_bonded()],
    [["hall_in_stock"], m.kiosk_way_today()],
  ] as const;
  const current = request.filters.fulfilments.join();
  return (
    <nav className="kiosk-tabs" aria-label={m.kiosk_by_way()}>
      {tabs.map(([fulfilments, label]) => (
        <Way
          key={label}
          to={addressOf({ ...request, page: 1, filters: { ...request.filters, fulfilments } })}
          isCurrent={fulfilments.join() === current}
        >
          {label}
        </Way>
      ))}
    </nav>
  );
}

/** Up and down by a screenful; past the end to the next page. Nothing here needs a drag. */
function Turning({
  request,
  page,
  shelf,
}: Pick<GoodsView, "request" | "page"> & { shelf: () => HTMLElement | null }) {
  const { go } = useVisit();
  const turn = (by: 1 | -1, target: string | undefined) => (event: MouseEvent) => {
    event.preventDefault();
    const list = shelf();
    if (!list) return;
    const rest = by > 0 ? list.scrollHeight - list.clientHeight - list.scrollTop : list.scrollTop;
    if (rest > 8) list.scrollBy({ top: by * (list.clientHeight - 80), behavior: "smooth" });
    else if (target) go(target);
  };
  const before = page.page > 1 ? addressOf({ ...request, page: page.page - 1 }) : undefined;
  const after =
    page.page < page.pageCount ? addressOf({ ...request, page: page.page + 1 }) : undefined;
  return (
    <div className="kiosk-turn">
      <a href={before ?? "#main"} onClick={turn(-1, before)} draggable={false}>
        <Icon name="chevron-up" size={32} />
        {m.kiosk_turn_up()}
      </a>
      <span>
        {page.pageCount > 1 ? m.kiosk_page_of({ page: page.page, count: page.pageCount }) : null}
      </span>
      <a href={after ?? "#main"} onClick={turn(1, after)} draggable={false}>
        <Icon name="chevron-down" size={32} />
        {m.kiosk_turn_down()}
      </a>
    </div>
  );
}
