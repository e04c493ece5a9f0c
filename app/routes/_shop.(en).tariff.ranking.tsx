import { RankingList, UnrankedLines } from "~/components/tariff/ranking-list";
import tariffStyles from "~/components/tariff/tariff.css?url";
import { TariffPage } from "~/components/tariff/tariff-page";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/choice";
import { EmptyState } from "~/components/ui/empty-state";
import { SelectField } from "~/components/ui/field";
import { Pagination } from "~/components/ui/pagination";
import { BENEFIT_KINDS } from "~/domain/tariff/benefit-kinds";
import { m } from "~/messages/compiled/messages";
import { BENEFIT_TEXTS, BENEFIT_WORDS, SECTION_WORDS } from "~/messages/tariff-words";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { infoMeta } from "~/platform/page-meta";
import { Form, Link, type MetaFunction, useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import {
  type RankingFilter,
  rankTariffBenefits,
  type TariffRanking,
} from "~/services/trade/rank-tariff-benefits.server";

const PATH = "/tariff/ranking";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: tariffStyles }];

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction = ({ matches }) =>
  infoMeta({
    title: m.tariff_ranking_title(),
    description: m.tariff_ranking_lead(),
    path: PATH,
    matches,
  });

export function loader(args: LoaderFunctionArgs) {
  const params = Object.fromEntries(new URL(args.request.url).searchParams);
  return rankTariffBenefits(publicContext(args), params);
}

function rankingHref(filter: Partial<Record<keyof RankingFilter, string | number>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== "" && value !== 1 && value !== "largest_cut") params.set(name, String(value));
  }
  const query = params.toString();
  return href(query ? `${PATH}?${query}` : PATH);
}

export default function Ranking() {
  const ranking = useLoaderData<typeof loader>();
  const { filter, ranked, pageCount, fromDay, toDay } = ranking;
  return (
    <TariffPage path={PATH} title={m.tariff_ranking_title()} lead={m.tariff_ranking_lead()}>
      <ul className="tariff-kinds">
        {BENEFIT_KINDS.map((kind) => (
          <li key={kind}>
            <Link
              className="chip"
              to={rankingHref({ ...filter, kind, page: 1 })}
              aria-current={kind === filter.kind ? "true" : undefined}
              preventScrollReset
            >
              {BENEFIT_WORDS[kind]()}
            </Link>
          </li>
        ))}
      </ul>
      <p className="tariff-kind-text">{BENEFIT_TEXTS[filter.kind]({ from: fromDay, to: toDay })}</p>
      <Filters ranking={ranking} />
      {ranked.length > 0 ? (
        <RankingList ranking={ranking} />
      ) : (
        <EmptyState
          title={m.tariff_ranking_none_title()}
          act={
            <Link className="link" to={rankingHref({ kind: filter.kind })}>
              {m.tariff_ranking_clear()}
            </Link>
          }
        >
          {m.tariff_ranking_none_text()}
        </EmptyState>
      )}
      <Pagination
        page={filter.page}
        pageCount={pageCount}
        toPage={(page) => rankingHref({ ...filter, page })}
      />
      <UnrankedLines ranking={ranking} />
    </TariffPage>
  );
}

function Filters({ ranking: { filter, origins, sections } }: { ranking: TariffRanking }) {
  return (
    <Form
      key={JSON.stringify(filter)}
      action={href(PATH)}
      className="panel tariff-form tariff-filters"
      preventScrollReset
    >
      <input type="hidden" name="kind" value={filter.kind} />
      <SelectField
        name="origin"
        label={m.tariff_ranking_filter_origin()}
        defaultValue={filter.origin}
      >
        <option value="">{m.tariff_ranking_filter_any()}</option>
        {origins.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        name="section"
        label={m.tariff_ranking_filter_section()}
        defaultValue={filter.section}
      >
        <option value="">{m.tariff_ranking_filter_any()}</option>
        {sections.map((section) => (
          <option key={section} value={section}>
            {SECTION_WORDS[section]()}
          </option>
        ))}
      </SelectField>
      <Checkbox name="sold" value="1" defaultChecked={filter.sold === "1"}>
        {m.tariff_ranking_filter_sold()}
      </Checkbox>
      <Button>{m.tariff_ranking_filter_submit()}</Button>
    </Form>
  );
}
