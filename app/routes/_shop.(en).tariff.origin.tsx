import { OriginCalculatorForm } from "~/components/tariff/origin-form";
import { OriginResult } from "~/components/tariff/origin-result";
import tariffStyles from "~/components/tariff/tariff.css?url";
import { TariffPage } from "~/components/tariff/tariff-page";
import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { infoMeta } from "~/platform/page-meta";
import { Link, type MetaFunction, useLoaderData, useSearchParams } from "~/platform/remix";
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { calculateOrigin } from "~/services/trade/calculate-origin.server";
import { originFormOf } from "~/services/trade/origin-form";

const PATH = "/tariff/origin";

/** Worked vectors 12, 15 and 17 of the rules of origin. */
const EXAMPLES = [
  [
    m.tariff_origin_example_rvc,
    "hs=851711&made=VN&fob=1000&op=making&m1hs=851711&m1from=none&m1value=600",
  ],
  [
    m.tariff_origin_example_dmi,
    "hs=940360&made=MY&fob=500&op=making&m1hs=440710&m1from=none&m1value=300&m2hs=940390&m2from=none&m2value=50",
  ],
  [
    m.tariff_origin_example_beef,
    "hs=02023000&made=MY&fob=1000&op=simple_cutting&op=making&m1hs=02022000&m1from=AU&m1value=800&added=120",
  ],
] as const;

export const links: LinksFunction = () => [{ rel: "stylesheet", href: tariffStyles }];

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction = ({ matches }) =>
  infoMeta({
    title: m.tariff_origin_title(),
    description: m.tariff_origin_lead(),
    path: PATH,
    matches,
  });

export function loader(args: LoaderFunctionArgs) {
  const form = originFormOf(new URL(args.request.url).searchParams);
  return calculateOrigin(publicContext(args), form);
}

export default function OriginCalculator() {
  const page = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { answer, problems, hs8, today } = page;
  return (
    <TariffPage path={PATH} title={m.tariff_origin_title()} lead={m.tariff_origin_lead()}>
      {page.isAsked ? null : (
        <ul className="tariff-kinds" aria-label={m.tariff_origin_examples()}>
          {EXAMPLES.map(([name, query]) => (
            <li key={query}>
              <Link className="chip" to={href(`${PATH}?${query}`)}>
                {name()}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {problems.length > 0 ? (
        <Notice tone="warn" title={m.tariff_origin_problems({ count: problems.length })} />
      ) : null}
      {answer ? <OriginResult answer={answer} hs8={hs8} day={params.get("day") || today} /> : null}
      <OriginCalculatorForm page={page} />
    </TariffPage>
  );
}
