import { type Column, DataTable } from "~/components/ops/data-table";
import { KeyValue } from "~/components/ops/key-value";
import { OpsPanel } from "~/components/ops/ops-panel";
import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/field";
import { Gauge, GaugeCaption, GaugeHead } from "~/components/ui/gauge";
import { Notice } from "~/components/ui/notice";
import { formatInstant } from "~/domain/format/day";
import { formatHs } from "~/domain/format/duty";
import { m } from "~/messages/compiled/messages";
import { PAPER_WORDS, SELF_PRINT_WORDS } from "~/messages/proof-words";
import { REGIME_SHORT_WORDS } from "~/messages/tariff-words";
import { href } from "~/platform/href";
import { Form, Link } from "~/platform/remix";
import type { ProofDetail, ProofItemView } from "~/services/trade/get-origin-proof.server";

const when = (at: string) => formatInstant(new Date(at));

/** The year in which the proof can be presented, a tick a month, and where today stands in it. */
export function ValidityGauge({ proof }: { proof: ProofDetail }) {
  const { daysLeft, daysInAll, issuedOn, lastValidOn, voided } = proof;
  const gone = Math.min(1, Math.max(0, 1 - daysLeft / daysInAll));
  const reading =
    daysLeft < 0
      ? m.proof_detail_ended({ days: -daysLeft })
      : m.proof_detail_left({ days: daysLeft });
  return (
    <div className="proof-gauge">
      <GaugeHead reading={reading}>{m.proof_detail_valid({ day: lastValidOn })}</GaugeHead>
      <Gauge
        intervals={12}
        majorEvery={3}
        spans={
          voided || daysLeft < 0
            ? []
            : [{ from: gone, to: 1, tone: daysLeft <= 30 ? "warn" : "wu" }]
        }
        now={gone}
      />
      <GaugeCaption start={issuedOn} unit={m.proof_detail_scale()} end={lastValidOn} />
    </div>
  );
}

const COLUMNS = (): Column<ProofItemView>[] => [
  { key: "item", head: "6", phone: "aside", cell: ({ itemNumber }) => itemNumber },
  {
    key: "description",
    head: m.proof_field_description(),
    kind: "wide",
    phone: "title",
    cell: ({ description }) => <span title={description}>{description}</span>,
  },
  { key: "marks", head: m.proof_field_marks(), phone: "line", cell: ({ marks }) => marks },
  { key: "hs6", head: m.proof_field_hs6(), cell: ({ hs6 }) => formatHs(hs6) },
  { key: "criterion", head: m.proof_field_criterion(), cell: ({ criterion }) => criterion },
  { key: "origin", head: m.proof_field_origin(), cell: ({ originCountry }) => originCountry },
  {
    key: "quantity",
    head: m.proof_field_quantity(),
    kind: "number",
    cell: ({ quantityThousandths, quantityUnit }) =>
      `${thousandths(quantityThousandths)} ${quantityUnit}`,
  },
  {
    key: "fob",
    head: m.proof_field_fob(),
    kind: "number",
    cell: ({ fobCents }) => (fobCents === null ? "–" : cents(fobCents)),
  },
  {
    key: "invoice",
    head: m.proof_field_invoice(),
    phone: "line",
    cell: ({ invoiceNumber, invoiceDate }) => `${invoiceNumber}, ${invoiceDate}`,
  },
];

const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ",");
const thousandths = (value: number) => {
  const digits = String(value).padStart(4, "0");
  const decimals = digits.slice(-3).replace(/0+$/, "");
  return `${grouped(digits.slice(0, -3))}${decimals ? `.${decimals}` : ""}`;
};
const cents = (value: number) => {
  const digits = String(value).padStart(3, "0");
  return `${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`;
};

const yesOrNo = (value: boolean) => (value ? m.proof_detail_yes() : m.proof_detail_no());

/** Boxes 6 to 13. */
export function ProofItems({ proof }: { proof: ProofDetail }) {
  return (
    <DataTable
      caption={m.proof_detail_items()}
      columns={COLUMNS()}
      rows={proof.items}
      rowKey={({ itemNumber }) => String(itemNumber)}
    />
  );
}

/** The other boxes as they were recorded. */
export function ProofBoxes({ proof }: { proof: ProofDetail }) {
  const unknown = m.proof_detail_unknown();
  return (
    <OpsPanel title={m.proof_detail_boxes()} isPadded>
      <KeyValue
        pairs={[
          { name: m.proof_field_exporter(), value: proof.exporterName },
          { name: m.proof_field_consignee(), value: proof.consignee },
          { name: m.proof_field_producer(), value: proof.producer ?? unknown },
          { name: m.proof_field_departed(), value: proof.departedOn ?? unknown },
          { name: m.proof_field_route(), value: proof.route ?? unknown },
          { name: m.proof_field_remarks(), value: proof.remarks || "–" },
          { name: m.proof_field_third_party(), value: yesOrNo(proof.isThirdPartyInvoiced) },
          { name: m.proof_field_back_to_back(), value: yesOrNo(proof.isBackToBack) },
          { name: m.proof_field_signatory(), value: proof.signatory },
          { name: m.proof_field_declared(), value: proof.declaredOn },
          { name: m.proof_field_issuer(), value: proof.issuer },
          { name: m.proof_field_issued(), value: proof.issuedOn },
          ...(proof.authorisationCode
            ? [{ name: m.proof_field_authorisation(), value: proof.authorisationCode }]
            : [{ name: m.proof_field_sealed(), value: yesOrNo(proof.isSealed) }]),
        ]}
      />
    </OpsPanel>
  );
}

/** What the proof belongs to: lots or a firm, its papers, who recorded it. */
export function ProofTies({ proof }: { proof: ProofDetail }) {
  const { lots, exporter, documents } = proof;
  return (
    <>
      {exporter ? (
        <OpsPanel title={m.proof_detail_firm()} isPadded>
          <KeyValue
            pairs={[
              { name: m.proof_field_firm(), value: exporter.nameZh },
              { name: m.proof_detail_credit(), value: exporter.creditCode },
              {
                name: m.proof_detail_self_print(),
                value: exporter.selfPrintSince
                  ? m.proof_self_print_enabled_since({ day: exporter.selfPrintSince })
                  : SELF_PRINT_WORDS[exporter.selfPrint](),
              },
              { name: m.proof_field_self_printed(), value: yesOrNo(proof.isSelfPrinted) },
              { name: m.proof_detail_approved(), value: exporter.approvedCode ?? "–" },
            ]}
          />
        </OpsPanel>
      ) : (
        <OpsPanel title={m.proof_detail_lots()} isPadded>
          <ul className="proof-list">
            {lots.map(({ id, lotNo, title }) => (
              <li key={id}>
                <Link className="link" to={href(`/ops/stock/${id}`)}>
                  {lotNo}
                </Link>{" "}
                {title}
              </li>
            ))}
          </ul>
        </OpsPanel>
      )}
      <OpsPanel title={m.proof_detail_papers()} isPadded>
        {documents.length === 0 ? (
          m.proof_detail_papers_none()
        ) : (
          <KeyValue
            pairs={documents.map(({ kind, documentNo }) => ({
              name: PAPER_WORDS[kind](),
              value: documentNo,
            }))}
          />
        )}
      </OpsPanel>
      <p className="ops-dim">
        {m.proof_detail_recorded({ who: proof.recordedBy, at: when(proof.recordedAt) })}
        {" · "}
        {m.proof_detail_agreement()} {REGIME_SHORT_WORDS[proof.agreement]()}
      </p>
    </>
  );
}

/** That it is void and why, or the form that makes it so. */
export function ProofVoiding({
  proof,
  fault,
}: {
  proof: ProofDetail;
  fault: "short" | "conflict" | undefined;
}) {
  const { voided, mayChange } = proof;
  if (voided) {
    return (
      <Notice tone="warn">
        {m.proof_detail_voided({ who: voided.by, at: when(voided.at), reason: voided.reason })}
      </Notice>
    );
  }
  if (!mayChange) return null;
  return (
    <OpsPanel title={m.proof_void_title()} isPadded>
      <Form method="post" className="proof-void">
        <p>{m.proof_void_text()}</p>
        <TextField
          name="reason"
          label={m.proof_void_reason()}
          minLength={4}
          maxLength={200}
          required
          error={fault === "short" ? m.proof_void_short() : undefined}
        />
        {fault === "conflict" ? <Notice tone="warn">{m.proof_void_conflict()}</Notice> : null}
        <Button tone="danger" size="small">
          {m.proof_void_submit()}
        </Button>
      </Form>
    </OpsPanel>
  );
}
