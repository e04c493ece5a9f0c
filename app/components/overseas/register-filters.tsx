import { FilterBar, FilterSelect, FilterText } from "~/components/ops/filter-bar";
import { type SavedView, SavedViews } from "~/components/ops/saved-views";
import { OWNERSHIPS, SITE_SERVICES } from "~/domain/overseas/terms";
import { m } from "~/messages/compiled/messages";
import { FIELD_WORDS, OWNERSHIP_WORDS, SERVICE_WORDS, type Word } from "~/messages/overseas-words";
import { href } from "~/platform/href";
import type { CountryChoice } from "~/services/overseas/country-names.server";
import type { SiteList } from "~/services/overseas/list-warehouses.server";
import type { SiteView } from "~/services/overseas/site-filter.server";
import { type RegisterQuery, registerHref } from "./register-address";

const VIEW_WORDS: Record<SiteView, Word> = {
  all: m.overseas_view_all,
  review: m.overseas_view_review,
  active: m.overseas_view_active,
  due: m.overseas_view_due,
  suspended: m.overseas_view_suspended,
  draft: m.overseas_view_draft,
  closed: m.overseas_view_closed,
};

/** Saved views as tabs; a tab keeps nothing of the filters, so that its count is what it shows. */
export function RegisterViews({
  views,
  current,
  mayWrite,
}: {
  views: SiteList["views"];
  current: SiteView;
  mayWrite: boolean;
}) {
  const isShown = ({ view, count }: SiteList["views"][number]) =>
    view === current || (view === "closed" ? count > 0 : view !== "review" || mayWrite);
  const tabs: SavedView[] = views.filter(isShown).map(({ view, count }) => ({
    key: view,
    name: VIEW_WORDS[view](),
    to: registerHref({ view }),
    count,
    isHot: view === "review",
  }));
  return <SavedViews views={tabs} current={current} />;
}

/** Word, country, ownership and service, all of it in the address. */
export function RegisterFilters({
  query,
  countries,
}: {
  query: RegisterQuery;
  countries: readonly CountryChoice[];
}) {
  return (
    <FilterBar
      action={href("/ops/warehouses")}
      keep={{
        view: query.view === "all" ? undefined : query.view,
        sort: query.sort === "state" ? undefined : query.sort,
        sketch: query.sketch,
      }}
    >
      <FilterText name="search" label={m.overseas_search_hint()} value={query.search} />
      <FilterSelect
        name="country"
        label={FIELD_WORDS.countryCode()}
        value={query.country}
        options={countries.map(({ code, name }) => ({ value: code, name }))}
      />
      <FilterSelect
        name="ownership"
        label={FIELD_WORDS.ownership()}
        value={query.ownership}
        options={OWNERSHIPS.map((value) => ({ value, name: OWNERSHIP_WORDS[value]() }))}
      />
      <FilterSelect
        name="service"
        label={m.overseas_filter_service()}
        value={query.service}
        options={SITE_SERVICES.map((value) => ({ value, name: SERVICE_WORDS[value]() }))}
      />
    </FilterBar>
  );
}
