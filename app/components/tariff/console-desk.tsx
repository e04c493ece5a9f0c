import { type Column, DataTable } from "~/components/ops/data-table";
import { KeyValue } from "~/components/ops/key-value";
import { OpsPanel } from "~/components/ops/ops-panel";
import { rulesHref } from "~/components/rules/rules-address";
import { StateMark } from "~/components/rules/state-mark";
import { Badge } from "~/components/ui/badge";
import type { RuleRef } from "~/domain/dated-fact";
import { formatHs } from "~/domain/format/duty";
import { formatBps } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import { REGIME_SHORT_WORDS, REGIME_WORDS } from "~/messages/tariff-words";
import { Link } from "~/platform/remix";
import type { TariffLineName } from "~/services/trade/find-tariff-lines.server";
import type { CandidateView, TariffView } from "~/services/trade/look-up-tariff.server";
import type { DeskQuery, OriginRate } from "~/services/trade/open-tariff-desk.server";
import { deskHref } from "./desk-form";
import { dutyWords, proofWords, standingWords } from "./duty-words";
import { CountryFlag } from "./line-choice";
import { consumptionWords, Safeguards, Tax } from "./line-taxes";
import { PathTable, Steps } from "./path-chart";
import { stepSpan } from "./step-geometry";

export const CONSOLE_DESK = "/ops/tariff";

function RateRow({ row, entry, hs8 }: { row: RuleRef | null; entry: RuleRef | null; hs8: string }) {
  return (
    <>
      {row ? (
        <Link className="link" to={rulesHref({ kind: "tariff_rate", query: hs8 })}>
          {m.tariff_ops_row({ id: row.rowId })}
        </Link>
      ) : (
        "–"
      )}
      {entry ? <small> {m.tariff_ops_entry({ id: entry.rowId })}</small> : null}
    </>
  );
}

const candidateColumns = (hs8: string): Column<CandidateView>[] => [
  {
    key: "regime",
    head: m.tariff_ops_col_regime(),
    kind: "fixed",
    phone: "title",
    cell: ({ regime, isLowest }) => (
      <>
        {REGIME_WORDS[regime]()} {isLowest ? <Badge tone="ok">{m.tariff_lowest()}</Badge> : null}
      </>
    ),
  },
  {
    key: "duty",
    head: m.tariff_ops_col_duty(),
    kind: "number",
    phone: "aside",
    cell: ({ levied, duty }) => <b>{dutyWords(levied ?? duty)}</b>,
  },
  {
    key: "standing",
    head: m.tariff_ops_col_standing(),
    phone: "line",
    cell: ({ standing }) => standingWords(standing),
  },
  {
    key: "proof",
    head: m.tariff_ops_col_proof(),
    phone: "line",
    cell: (one) => proofWords(one),
  },
  {
    key: "state",
    head: m.tariff_ops_col_state(),
    cell: ({ state, isDerived }) => (
      <>
        <StateMark state={state} /> {isDerived ? <small>{m.tariff_derived()}</small> : null}
      </>
    ),
  },
  {
    key: "row",
    head: m.tariff_ops_col_row(),
    cell: ({ row, entry }) => <RateRow row={row} entry={entry} hs8={hs8} />,
  },
  { key: "from", head: m.tariff_ops_col_from(), cell: ({ row }) => row?.validFrom ?? "–" },
  {
    key: "source",
    head: m.tariff_ops_col_source(),
    kind: "wide",
    phone: "line",
    cell: ({ row }) => <span title={row?.source}>{row?.source ?? "–"}</span>,
  },
];

/** The desk's answer as the console shows it: a table of rates, the years, the other taxes. */
export function ConsoleAnswer({ view }: { view: TariffView }) {
  const year = Number(view.day.slice(0, 4));
  const span = stepSpan(view.paths);
  return (
    <>
      <DataTable
        caption={m.tariff_candidates_title()}
        columns={candidateColumns(view.hs8)}
        rows={view.candidates}
        rowKey={({ regime }) => regime}
        isCurrent={({ isLowest }) => isLowest}
      />
      {view.undecided.length > 0 ? (
        <p className="otf-note">
          {m.tariff_undecided_title()}:{" "}
          {m.tariff_undecided_text({
            regimes: view.undecided.map((regime) => REGIME_SHORT_WORDS[regime]()).join(", "),
          })}
        </p>
      ) : null}
      <div className="otf-split">
        <OpsPanel title={m.tariff_ops_path()} isPadded>
          {span ? <Steps paths={view.paths} span={span} year={year} /> : m.tariff_path_none()}
          <PathTable paths={view.paths} year={year} />
        </OpsPanel>
        <OpsPanel title={m.tariff_ops_taxes()} isPadded>
          <KeyValue
            pairs={[
              { name: m.tariff_vat(), value: <Tax tax={view.vat} words={formatBps} /> },
              {
                name: m.tariff_consumption_tax(),
                value: <Tax tax={view.consumptionTax} words={consumptionWords} />,
              },
              {
                name: m.tariff_ops_safeguard(),
                value:
                  view.safeguards.length === 0 ? (
                    m.tariff_ops_safeguard_none()
                  ) : (
                    <Safeguards safeguards={view.safeguards} />
                  ),
              },
            ]}
          />
        </OpsPanel>
      </div>
    </>
  );
}

/** Lines to choose from. */
export function ConsoleLines({
  lines,
  query,
}: {
  lines: readonly TariffLineName[];
  query: DeskQuery;
}) {
  const columns: Column<TariffLineName>[] = [
    {
      key: "line",
      head: m.tariff_ops_col_line(),
      kind: "fixed",
      phone: "title",
      cell: ({ hs8 }) => (
        <Link className="link" data-row to={deskHref({ ...query, line: hs8 }, CONSOLE_DESK)}>
          {formatHs(hs8)}
        </Link>
      ),
    },
    {
      key: "name",
      head: m.tariff_ops_col_name(),
      kind: "wide",
      phone: "line",
      cell: ({ nameZh, nameEn }) => [nameZh, nameEn].filter(Boolean).join(" / "),
    },
  ];
  return (
    <DataTable
      caption={m.tariff_ops_lines()}
      columns={columns}
      rows={lines}
      rowKey={({ hs8 }) => hs8}
    />
  );
}

/** A line without an origin: what each member pays at the least. */
export function ConsoleOverview({
  overview,
  query,
}: {
  overview: readonly OriginRate[];
  query: DeskQuery;
}) {
  const columns: Column<OriginRate>[] = [
    {
      key: "country",
      head: m.tariff_ops_col_country(),
      kind: "fixed",
      phone: "title",
      cell: ({ code, name }) => (
        <Link className="link" data-row to={deskHref({ ...query, origin: code }, CONSOLE_DESK)}>
          <CountryFlag code={code} /> {name}
        </Link>
      ),
    },
    {
      key: "duty",
      head: m.tariff_ops_col_duty(),
      kind: "number",
      phone: "aside",
      cell: ({ lowest }) => <b>{lowest?.dutyText ?? m.tariff_overview_none()}</b>,
    },
    {
      key: "regime",
      head: m.tariff_ops_col_regime(),
      phone: "line",
      cell: ({ lowest }) => (lowest ? REGIME_WORDS[lowest.regime]() : "–"),
    },
    {
      key: "state",
      head: m.tariff_ops_col_state(),
      cell: ({ lowest }) => (lowest ? <StateMark state={lowest.state} /> : "–"),
    },
    {
      key: "row",
      head: m.tariff_ops_col_row(),
      kind: "wide",
      cell: ({ lowest }) =>
        lowest ? <RateRow row={lowest.row} entry={lowest.entry} hs8={query.line} /> : "–",
    },
  ];
  return (
    <DataTable
      caption={m.tariff_ops_members()}
      columns={columns}
      rows={overview}
      rowKey={({ code }) => code}
    />
  );
}
