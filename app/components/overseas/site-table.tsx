import { type Column, DataTable } from "~/components/ops/data-table";
import { MiniGauge } from "~/components/ui/gauge";
import { OriginFlag } from "~/components/ui/origin";
import { formatCount } from "~/domain/format/quantity";
import { isPressing } from "~/domain/overseas/documents";
import { m } from "~/messages/compiled/messages";
import { OWNERSHIP_WORDS, type Word } from "~/messages/overseas-words";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { SiteListItem, SiteSort } from "~/services/overseas/list-warehouses.server";
import { type RegisterQuery, registerHref } from "./register-address";
import { SiteState } from "./site-state";
import { isNearlyFull, langOf, usageWords } from "./site-words";

/** The register's rows: two lines each; the name opens the dossier, the place shows it on the sketch. */
export function SiteTable({
  items,
  query,
  current,
}: {
  items: readonly SiteListItem[];
  query: RegisterQuery;
  current: string | undefined;
}) {
  return (
    <DataTable
      caption={m.overseas_title()}
      columns={columnsFor(query)}
      rows={items}
      rowKey={({ id }) => id}
      isCurrent={({ code }) => code === current}
    />
  );
}

function columnsFor(query: RegisterQuery): Column<SiteListItem>[] {
  return [
    {
      key: "site",
      head: <SortHead sort="code" head={m.overseas_col_site()} query={query} />,
      cell: siteCell,
      kind: "wide",
      phone: "title",
    },
    {
      key: "place",
      head: m.overseas_col_place(),
      cell: (item) => <PlaceCell item={item} query={query} />,
      phone: "line",
    },
    {
      key: "area",
      head: <SortHead sort="area" head={m.overseas_col_area()} query={query} />,
      cell: ({ areaM2 }) => (areaM2 === null ? m.overseas_sum_none() : formatCount(areaM2)),
      kind: "number",
      phoneLabel: m.overseas_col_area(),
    },
    {
      key: "usage",
      head: <SortHead sort="usage" head={m.overseas_col_usage()} query={query} />,
      cell: usageCell,
    },
    {
      key: "state",
      head: <SortHead sort="due" head={m.overseas_col_state()} query={query} />,
      cell: stateCell,
      phone: "aside",
    },
  ];
}

const SORT_WORDS: Record<Exclude<SiteSort, "state">, Word> = {
  code: m.overseas_sort_code,
  area: m.overseas_sort_area,
  usage: m.overseas_sort_usage,
  due: m.overseas_sort_due,
};

/** A head that orders the list by its column; once more, and the list stands by status again. */
function SortHead({
  sort,
  head,
  query,
}: {
  sort: Exclude<SiteSort, "state">;
  head: string;
  query: RegisterQuery;
}) {
  const isOn = query.sort === sort;
  return (
    <Link
      to={registerHref({ ...query, page: 1, sort: isOn ? "state" : sort })}
      title={isOn ? m.overseas_sort_state() : SORT_WORDS[sort]()}
      aria-current={isOn ? "true" : undefined}
      className="osw-sort"
    >
      {head}
      {isOn ? <span className="visually-hidden">{SORT_WORDS[sort]()}</span> : null}
    </Link>
  );
}

function siteCell({ id, code, name, ownership, operator }: SiteListItem) {
  const holder = operator ?? m.overseas_sum_none();
  return (
    <>
      <Link to={href(`/ops/warehouses/${id}`)} data-row className="osw-name" title={name}>
        <b>{code}</b> <span lang={langOf(name)}>{name}</span>
      </Link>
      <small lang={langOf(holder)}>
        {ownership
          ? m.overseas_held_by({ ownership: OWNERSHIP_WORDS[ownership](), operator: holder })
          : holder}
      </small>
    </>
  );
}

function PlaceCell({ item, query }: { item: SiteListItem; query: RegisterQuery }) {
  return (
    <Link to={registerHref({ ...query, at: item.code })} className="osw-place" preventScrollReset>
      <OriginFlag code={item.country.code} /> {item.country.name}{" "}
      <small lang={langOf(item.city ?? "")}>{item.city ?? m.overseas_sum_none()}</small>
    </Link>
  );
}

function usageCell(item: SiteListItem) {
  const isFull = isNearlyFull(item.usageBps);
  return (
    <span
      className={`osw-usage${item.usageBps === null ? " osw-usage-none" : isFull ? " osw-usage-full" : ""}`}
    >
      <MiniGauge to={(item.usageBps ?? 0) / 10_000} tone={isFull ? "warn" : "wu"} />
      {usageWords(item)}
    </span>
  );
}

function stateCell(item: SiteListItem) {
  return (
    <>
      <SiteState site={item} />
      <small className={isPressing(item.due) ? "osw-due" : undefined}>
        {item.dueOn ?? m.overseas_no_due()}
      </small>
    </>
  );
}
