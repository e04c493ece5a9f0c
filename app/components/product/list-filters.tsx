import { type FormEvent, useEffect, useRef } from "react";
import { Button, ButtonLink } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { NO_FILTERS, type SearchRequest } from "~/domain/search/request";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Form, useLocation, useNavigate } from "~/platform/remix";
import type { FacetView } from "~/services/catalog/facet-view";
import { FilterGroups } from "./filter-groups";
import { changedAddress, type ListBase } from "./list-address";

/**
 * The filters beside a list; on phones a sheet that opens by its address (#filters), so that it needs
 * no JavaScript. With it, every change is applied at once.
 */
export function ListFilters({
  base,
  request,
  facets,
  total,
}: {
  base: ListBase;
  request: SearchRequest;
  facets: FacetView;
  total: number;
}) {
  const navigate = useNavigate();
  const { hash } = useLocation();
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    if (hash === "#filters") sheet.current?.focus();
  }, [hash]);
  const apply = (form: HTMLFormElement) => {
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && value !== "") params.append(name, value);
    }
    navigate(`${href(base.path)}?${params}${hash === "#filters" ? hash : ""}`, {
      replace: true,
      preventScrollReset: true,
    });
  };
  const onChange = (event: FormEvent<HTMLFormElement>) => apply(event.currentTarget);
  const cleared = changedAddress(base, request, {
    filters: {
      ...NO_FILTERS,
      categories: "category" in base ? [base.category] : [],
    },
  });
  return (
    <aside
      id="filters"
      ref={sheet}
      tabIndex={-1}
      className="filters"
      aria-label={m.shop_filters()}
      onKeyDown={(event) => {
        if (event.key === "Escape" && hash === "#filters") navigate("#list", { replace: true });
      }}
    >
      <div className="filters-head">
        <h2>{m.shop_filters()}</h2>
        <a href="#list" className="hit" aria-label={m.shop_filters_close()}>
          <Icon name="close" size={22} />
        </a>
      </div>
      <Form action={href(base.path)} onChange={onChange} className="filters-form">
        {request.text ? <input type="hidden" name="q" value={request.text} /> : null}
        {request.sort !== "relevance" ? (
          <input type="hidden" name="sort" value={request.sort} />
        ) : null}
        <FilterGroups key={JSON.stringify(request.filters)} {...{ base, request, facets }} />
        <noscript>
          <Button size="regular" isWide className="filters-apply">
            {m.shop_filters_apply()}
          </Button>
        </noscript>
      </Form>
      <div className="filters-foot">
        <ButtonLink to={cleared} tone="quiet">
          {m.shop_filters_clear()}
        </ButtonLink>
        <a href="#list" className="btn btn-main">
          {m.shop_filters_show({ count: total })}
        </a>
      </div>
    </aside>
  );
}
