import { Breadcrumb, type Crumb } from "~/components/ui/breadcrumb";
import { EmptyState } from "~/components/ui/empty-state";
import { Icon } from "~/components/ui/icon";
import { Pagination } from "~/components/ui/pagination";
import {
  activeGroups,
  type FilterGroup,
  type Fulfilment,
  type SearchRequest,
  type Sort,
  without,
} from "~/domain/search/request";
import { m } from "~/messages/compiled/messages";
import { Link } from "~/platform/remix";
import type { SearchPage } from "~/services/catalog/search-products.server";
import { fulfilmentName, groupWords } from "./filter-words";
import { changedAddress, type ListBase, listAddress } from "./list-address";
import { ListFilters } from "./list-filters";
import { ProductCard } from "./product-card";

type ListProps = { base: ListBase; request: SearchRequest; page: SearchPage };

/** Search results or a category: filters, sorts, cards, pages, and a way on when there is nothing. */
export function ListPage({
  crumbs,
  title,
  ...list
}: ListProps & { crumbs: readonly Crumb[]; title: string }) {
  const { request, page, base } = list;
  return (
    <div className="page list">
      <Breadcrumb crumbs={crumbs} />
      <h1 className="visually-hidden">{title}</h1>
      <div className="list-columns">
        {page.facets ? (
          <ListFilters {...{ base, request, facets: page.facets, total: page.total }} />
        ) : (
          <span />
        )}
        <div id="list" className="list-main" tabIndex={-1}>
          {page.facets ? <QuickFilters {...list} /> : null}
          {page.total > 0 || ownGroups(base, request).length > 0 ? (
            <Toolbar {...list} title={title} />
          ) : null}
          <ActiveFilters {...list} />
          {page.cards.length > 0 ? (
            <div className="cards">
              {page.cards.map((card, index) => (
                <ProductCard key={card.slug} card={card} load={index < 4 ? "soon" : "later"} />
              ))}
            </div>
          ) : (
            <NothingFound {...list} />
          )}
          <Pagination
            page={page.page}
            pageCount={page.pageCount}
            toPage={(number) => listAddress(base, { ...request, page: number })}
          />
          <Alternatives {...list} />
        </div>
      </div>
    </div>
  );
}

const SORTS: readonly (readonly [Sort, () => string])[] = [
  ["relevance", m.shop_sort_relevance],
  ["sales", m.shop_sort_sales],
  ["price_up", m.shop_sort_price],
  ["newest", m.shop_sort_newest],
  ["near_expiry", m.shop_sort_near_expiry],
];

function Toolbar({ base, request, page, title }: ListProps & { title: string }) {
  const isPriceSort = request.sort === "price_up" || request.sort === "price_down";
  return (
    <div className="list-bar">
      <p className="list-count" role="status">
        <b>{m.shop_items_count({ count: page.total })}</b> {readingText(page, request, title)}
      </p>
      <nav className="sorts scroll-x" aria-label={m.shop_sorts()}>
        {SORTS.map(([sort, name]) => {
          const isCurrent = sort === request.sort || (sort === "price_up" && isPriceSort);
          const next = sort === "price_up" && request.sort === "price_up" ? "price_down" : sort;
          return (
            <Link
              key={sort}
              to={changedAddress(base, request, { sort: next })}
              aria-current={isCurrent ? "true" : undefined}
              preventScrollReset
              replace
            >
              {name()}
              {sort === "price_up" ? (
                <Icon
                  name={
                    request.sort === "price_up"
                      ? "chevron-up"
                      : request.sort === "price_down"
                        ? "chevron-down"
                        : "sort"
                  }
                  size={14}
                  label={
                    request.sort === "price_up"
                      ? m.shop_sort_price_up()
                      : request.sort === "price_down"
                        ? m.shop_sort_price_down()
                        : undefined
                  }
                />
              ) : null}
            </Link>
          );
        })}
      </nav>
      {page.facets ? (
        <a href="#filters" className="list-open-filters">
          {m.shop_filters()}
          <Icon name="filter" size={18} />
        </a>
      ) : null}
    </div>
  );
}

/** How the words were understood, where that is not plain. */
function readingText({ reading }: SearchPage, request: SearchRequest, title: string): string {
  switch (reading.kind) {
    case "corrected":
      return m.shop_read_corrected({ typed: request.text, read: reading.text });
    case "relaxed":
      return m.shop_read_relaxed({ read: reading.text });
    case "code":
      return m.shop_read_code();
    case "exact":
    case "everything":
      return title;
  }
}

const QUICK: readonly Fulfilment[] = ["1210", "0110", "hall_in_stock"];

/** The commonest filters in reach of a thumb; phones only. */
function QuickFilters({ base, request, page }: ListProps) {
  const { filters } = request;
  const choices = page.facets?.fulfilments.filter(({ value }) => QUICK.includes(value)) ?? [];
  return (
    <nav className="list-quick scroll-x" aria-label={m.shop_quick_filters()}>
      {choices.map(({ value, count, isSelected }) => (
        <Link
          key={value}
          className="chip"
          aria-current={isSelected ? "true" : undefined}
          to={changedAddress(base, request, {
            filters: {
              ...filters,
              fulfilments: isSelected
                ? filters.fulfilments.filter((one) => one !== value)
                : [...filters.fulfilments, value],
            },
          })}
          preventScrollReset
          replace
        >
          {fulfilmentName(value)} <small>{count}</small>
        </Link>
      ))}
    </nav>
  );
}

const ownGroups = (base: ListBase, request: SearchRequest): FilterGroup[] =>
  activeGroups(request.filters).filter((group) => !(group === "category" && "category" in base));

/** Each active group can be taken away with one touch. */
function ActiveFilters({ base, request, page }: ListProps) {
  const groups = ownGroups(base, request);
  if (groups.length === 0 || page.total === 0) return null;
  return (
    <p className="list-active">
      {groups.map((group) => (
        <RemoveFilter key={group} {...{ base, request, page, group }} />
      ))}
    </p>
  );
}

function RemoveFilter({
  base,
  request,
  page,
  group,
  count,
}: ListProps & { group: FilterGroup; count?: number }) {
  const words = groupWords(group, request.filters, page.facets);
  return (
    <Link
      className="chip"
      to={changedAddress(base, request, { filters: without(request.filters, group) })}
      aria-label={m.shop_filter_remove({ filter: words })}
      preventScrollReset
    >
      {words}
      {count === undefined ? null : <small>{count}</small>}
      <Icon name="close" size={14} />
    </Link>
  );
}

function NothingFound({ base, request, page }: ListProps) {
  return (
    <EmptyState
      title={
        request.text ? m.shop_nothing_for({ typed: request.text }) : m.shop_nothing_with_filters()
      }
    >
      {page.removableFilters.length > 0 ? (
        <>
          <p>{m.shop_nothing_remove_filter()}</p>
          <p className="chips pt-s2">
            {page.removableFilters.map(({ group, total }) => (
              <RemoveFilter key={group} {...{ base, request, page, group }} count={total} />
            ))}
          </p>
        </>
      ) : (
        <p>{m.shop_nothing_hint()}</p>
      )}
    </EmptyState>
  );
}

function Alternatives({ page }: ListProps) {
  const { alternatives } = page;
  if (!alternatives) return null;
  return (
    <section className="list-more">
      <h2>{alternatives.kind === "same_kind" ? m.shop_more_of_kind() : m.shop_popular_goods()}</h2>
      <p>
        {alternatives.kind === "same_kind"
          ? m.shop_more_of_kind_note()
          : m.shop_popular_goods_note()}
      </p>
      <div className="cards">
        {alternatives.cards.map((card) => (
          <ProductCard key={card.slug} card={card} />
        ))}
      </div>
    </section>
  );
}
