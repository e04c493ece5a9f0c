import { CandidateList } from "~/components/tariff/candidate-list";
import { DeskForm, deskHref } from "~/components/tariff/desk-form";
import {
  CountryFlag,
  FoundLinesList,
  GoodsLinks,
  OriginOverview,
  StartLines,
} from "~/components/tariff/line-choice";
import { LineTaxes, Safeguards } from "~/components/tariff/line-taxes";
import { PathChart } from "~/components/tariff/path-chart";
import tariffStyles from "~/components/tariff/tariff.css?url";
import { TariffPage } from "~/components/tariff/tariff-page";
import { Notice } from "~/components/ui/notice";
import { formatHs } from "~/domain/format/duty";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { REFUSAL_WORDS } from "~/messages/tariff-words";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { infoMeta } from "~/platform/page-meta";
import { Link, type MetaFunction, useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { openTariffDesk, type TariffDesk } from "~/services/trade/open-tariff-desk.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: tariffStyles }];

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  infoMeta({
    title: data?.line ? `${formatHs(data.line.hs8)} ${data.line.name}` : m.tariff_title(),
    description: m.tariff_lead(),
    path: "/tariff",
    matches,
  });

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  return openTariffDesk(publicContext(args), {
    line: searchParams.get("line") ?? "",
    origin: searchParams.get("origin") ?? "",
    date: searchParams.get("date") ?? "",
  });
}

export default function TariffDeskPage() {
  const desk = useLoaderData<typeof loader>();
  const { found, line, overview, view, refusal, goods, query } = desk;
  return (
    <TariffPage path="/tariff" title={m.tariff_title()} lead={m.tariff_lead()}>
      <DeskForm desk={desk} />
      {line ? <LineHead desk={desk} line={line} /> : null}
      {refusal ? (
        <Notice tone="warn" title={REFUSAL_WORDS[refusal.code].title()}>
          {REFUSAL_WORDS[refusal.code].text(refusal)} <RefusalAct desk={desk} />
        </Notice>
      ) : null}
      {found ? <FoundLinesList found={found} query={query} /> : null}
      {overview ? <OriginOverview overview={overview} query={query} /> : null}
      {view ? (
        <div className="tariff-answer">
          <CandidateList view={view} />
          <div>
            <Safeguards safeguards={view.safeguards} />
            <PathChart paths={view.paths} year={Number(view.day.slice(0, 4))} />
            <LineTaxes view={view} />
          </div>
        </div>
      ) : null}
      {line ? <GoodsLinks goods={goods} /> : null}
      {line || found ? null : <StartLines goods={goods} query={query} />}
      <Notice title={m.tariff_verify_title()}>{m.tariff_verify_text()}</Notice>
    </TariffPage>
  );
}

/** The same question with what was wrong put right. */
function RefusalAct({ desk: { refusal, query } }: { desk: TariffDesk }) {
  switch (refusal?.code) {
    case "DATE_TOO_EARLY":
      return (
        <Link className="link" to={deskHref({ ...query, date: refusal.firstDay })}>
          {m.tariff_refusal_act_day({ day: refusal.firstDay })}
        </Link>
      );
    case "DATE_INVALID":
      return (
        <Link className="link" to={deskHref({ ...query, date: "" })}>
          {m.tariff_refusal_act_today()}
        </Link>
      );
    case "COUNTRY_UNKNOWN":
      return (
        <Link className="link" to={deskHref({ ...query, origin: "" })}>
          {m.tariff_refusal_act_members()}
        </Link>
      );
    default:
      return null;
  }
}

function LineHead({ desk, line }: { desk: TariffDesk; line: NonNullable<TariffDesk["line"]> }) {
  const { query, origins, view } = desk;
  const origin = [...origins.members, ...origins.others].find(({ code }) => code === query.origin);
  return (
    <div className="tariff-line">
      <h2>
        <span>{formatHs(line.hs8)}</span> {line.name}
      </h2>
      {line.otherName ? <p lang={getLocale() === "en" ? "zh-CN" : "en"}>{line.otherName}</p> : null}
      {view && origin ? (
        <p className="tariff-asked">
          <CountryFlag code={origin.code} />{" "}
          {m.tariff_result_of({ origin: origin.name, day: view.day })}
        </p>
      ) : null}
    </div>
  );
}
