import { type Column, DataTable } from "~/components/ops/data-table";
import { Badge } from "~/components/ui/badge";
import { formatHs } from "~/domain/format/duty";
import { m } from "~/messages/compiled/messages";
import { DIRECTION_WORDS, TYPE_WORDS } from "~/messages/proof-words";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { ProofRow } from "~/services/trade/list-origin-proofs.server";
import { CountryFlag } from "./line-choice";

/** How long a proof can still be presented, or that it cannot. */
export function ProofStanding({ isVoid, daysLeft }: Pick<ProofRow, "isVoid" | "daysLeft">) {
  if (isVoid) return <Badge>{m.proof_void()}</Badge>;
  if (daysLeft < 0) return <Badge tone="danger">{m.proof_ended({ days: -daysLeft })}</Badge>;
  if (daysLeft <= 30) return <Badge tone="warn">{m.proof_days_left({ days: daysLeft })}</Badge>;
  return <>{m.proof_days_left({ days: daysLeft })}</>;
}

const COLUMNS = (): Column<ProofRow>[] => [
  {
    key: "number",
    head: m.proof_col_number(),
    kind: "fixed",
    phone: "title",
    cell: ({ id, number }) => (
      <Link className="ops-link" data-row to={href(`/ops/origin-proofs/${id}`)}>
        {number || m.proof_no_number()}
      </Link>
    ),
  },
  {
    key: "direction",
    head: m.proof_col_direction(),
    cell: ({ direction }) => DIRECTION_WORDS[direction](),
  },
  {
    key: "type",
    head: m.proof_col_type(),
    phone: "line",
    cell: ({ type, isSelfPrinted }) => (
      <>
        {TYPE_WORDS[type]()} {isSelfPrinted ? <Badge>{m.proof_self_printed()}</Badge> : null}
      </>
    ),
  },
  {
    key: "origin",
    head: m.proof_col_origin(),
    cell: ({ originCountry }) => (
      <>
        <CountryFlag code={originCountry} /> {originCountry}
      </>
    ),
  },
  {
    key: "partner",
    head: m.proof_col_partner(),
    kind: "wide",
    phone: "line",
    cell: ({ partner }) => <span title={partner}>{partner}</span>,
  },
  { key: "hs", head: m.proof_col_hs(), cell: ({ hs6 }) => hs6.map(formatHs).join(", ") },
  {
    key: "lots",
    head: m.proof_col_lots(),
    tablet: "off",
    cell: ({ lotNos }) => lotNos.join(", ") || "–",
  },
  { key: "issued", head: m.proof_col_issued(), phone: "off", cell: ({ issuedOn }) => issuedOn },
  { key: "ends", head: m.proof_col_ends(), cell: ({ lastValidOn }) => lastValidOn },
  {
    key: "left",
    head: m.proof_col_left(),
    kind: "number",
    phone: "aside",
    cell: (row) => <ProofStanding {...row} />,
  },
];

export function ProofTable({ rows }: { rows: readonly ProofRow[] }) {
  return (
    <DataTable caption={m.proof_title()} columns={COLUMNS()} rows={rows} rowKey={({ id }) => id} />
  );
}
