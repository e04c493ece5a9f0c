import { PageHead } from "~/components/ops/page-head";
import { rulesHref } from "~/components/rules/rules-address";
import {
  CONSOLE_DESK,
  ConsoleAnswer,
  ConsoleLines,
  ConsoleOverview,
} from "~/components/tariff/console-desk";
import consoleDeskStyles from "~/components/tariff/console-desk.css?url";
import { deskHref, OriginOptions } from "~/components/tariff/desk-form";
import tariffStyles from "~/components/tariff/tariff.css?url";
import { Button, ButtonLink } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { formatHs } from "~/domain/format/duty";
import { m } from "~/messages/compiled/messages";
import { REFUSAL_WORDS } from "~/messages/tariff-words";
import { href } from "~/platform/href";
import { Form, type MetaFunction, useLoaderData } from "~/platform/remix";
import type { LinksFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { openTariffDesk, type TariffDesk } from "~/services/trade/open-tariff-desk.server";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: tariffStyles },
  { rel: "stylesheet", href: consoleDeskStyles },
];

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.tariff_ops_nav() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const { searchParams } = new URL(args.request.url);
  return openTariffDesk(ctx, {
    line: searchParams.get("line") ?? "",
    origin: searchParams.get("origin") ?? "",
    date: searchParams.get("date") ?? "",
  });
}

export default function ConsoleTariff() {
  const desk = useLoaderData<typeof loader>();
  const { query, line, found, overview, view, refusal } = desk;
  return (
    <div className="otf">
      <PageHead
        title={m.tariff_ops_nav()}
        note={m.tariff_ops_note()}
        acts={line ? <Acts desk={desk} hs8={line.hs8} /> : null}
      />
      <Filters desk={desk} />
      {line ? (
        <h2 className="otf-line">
          <span>{formatHs(line.hs8)}</span> {line.name}
          {line.otherName ? <small>{line.otherName}</small> : null}
        </h2>
      ) : null}
      {refusal ? (
        <Notice tone="warn" title={REFUSAL_WORDS[refusal.code].title()}>
          {REFUSAL_WORDS[refusal.code].text(refusal)} <code>{refusal.code}</code>
        </Notice>
      ) : null}
      {view ? <ConsoleAnswer view={view} /> : null}
      {overview ? <ConsoleOverview overview={overview} query={query} /> : null}
      {found && found.total > 0 ? <ConsoleLines lines={found.lines} query={query} /> : null}
      {found?.total === 0 ? (
        <EmptyState title={m.tariff_none_title({ words: found.words })}>
          {m.tariff_none_text({ known: found.known })}
        </EmptyState>
      ) : null}
      {line || found ? null : (
        <EmptyState title={m.tariff_ops_pick()}>{m.tariff_ops_pick_text()}</EmptyState>
      )}
    </div>
  );
}

function Acts({ desk: { query }, hs8 }: { desk: TariffDesk; hs8: string }) {
  return (
    <>
      <ButtonLink to={rulesHref({ kind: "tariff_rate", query: hs8 })} tone="quiet" size="small">
        {m.tariff_ops_rules()}
      </ButtonLink>
      <ButtonLink to={deskHref(query)} tone="quiet" size="small" reload>
        {m.tariff_ops_public()}
      </ButtonLink>
    </>
  );
}

function Filters({ desk: { query, origins } }: { desk: TariffDesk }) {
  return (
    <Form
      key={`${query.line} ${query.origin} ${query.date}`}
      action={href(CONSOLE_DESK)}
      className="ops-filters"
    >
      <input
        name="line"
        type="search"
        defaultValue={query.line}
        aria-label={m.tariff_ops_filter_line()}
        placeholder={m.tariff_ops_filter_line()}
        maxLength={60}
        className="input ops-filter"
      />
      <select
        name="origin"
        defaultValue={query.origin}
        aria-label={m.tariff_form_origin()}
        className="input ops-filter"
      >
        <option value="">{m.tariff_form_any_origin()}</option>
        <OriginOptions origins={origins} />
      </select>
      <input
        name="date"
        type="date"
        defaultValue={query.date}
        aria-label={m.tariff_ops_filter_day()}
        className="input ops-filter"
      />
      <Button size="small">{m.tariff_ops_submit()}</Button>
    </Form>
  );
}
