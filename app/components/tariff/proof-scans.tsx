import { OpsPanel } from "~/components/ops/ops-panel";
import { Button } from "~/components/ui/button";
import { Field, SelectField } from "~/components/ui/field";
import { formatInstant } from "~/domain/format/day";
import { NBSP } from "~/domain/format/quantity";
import { PROOF_DOCUMENT_KINDS } from "~/domain/origin/proof-terms";
import { MAX_SCAN_BYTES, MAX_SCANS, SCAN_TYPES } from "~/domain/origin/scan-file";
import { m } from "~/messages/compiled/messages";
import { PAPER_WORDS } from "~/messages/proof-words";
import { href } from "~/platform/href";
import { Form, useNavigation } from "~/platform/remix";
import type { AttachScanRefusal } from "~/services/trade/attach-proof-scan.server";
import type { ProofDetail } from "~/services/trade/get-origin-proof.server";

export type ScanFault = Exclude<AttachScanRefusal["code"], "FORBIDDEN">;

const MEGABYTE = 1_000_000;
const FAULT_WORDS: Readonly<Record<ScanFault, () => string>> = {
  SCAN_EMPTY: m.proof_scan_empty,
  SCAN_TOO_LARGE: () => m.proof_scan_large({ mb: MAX_SCAN_BYTES / MEGABYTE }),
  SCAN_TYPE: m.proof_scan_type,
  TOO_MANY_SCANS: () => m.proof_scan_many({ count: MAX_SCANS }),
  NOT_FOUND_OR_VOID: m.proof_void_conflict,
};

const sizeOf = (bytes: number) => `${Math.max(1, Math.round(bytes / 1_000))}${NBSP}KB`;

/** The scans kept with a proof, to be saved one by one, and the form that adds one. */
export function ProofScans({ proof, fault }: { proof: ProofDetail; fault: ScanFault | undefined }) {
  const { id, scans, mayChange } = proof;
  return (
    <OpsPanel title={m.proof_scans()} isPadded>
      {scans.length === 0 ? <p className="ops-dim">{m.proof_scans_none()}</p> : null}
      <ul className="proof-list">
        {scans.map((scan) => (
          <li key={scan.id}>
            <a
              className="link proof-scan"
              href={href(`/ops/origin-proofs/${id}/scans/${scan.id}`)}
              download
            >
              {scan.fileName}
            </a>{" "}
            <span className="ops-dim">
              {[
                PAPER_WORDS[scan.kind](),
                sizeOf(scan.byteCount),
                scan.attachedBy,
                formatInstant(new Date(scan.attachedAt)),
              ].join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      {mayChange ? <AddScan key={scans.length} fault={fault} /> : null}
    </OpsPanel>
  );
}

function AddScan({ fault }: { fault: ScanFault | undefined }) {
  const { state, formData } = useNavigation();
  const isSending = state === "submitting" && formData?.get("intent") === "attach";
  return (
    <Form method="post" encType="multipart/form-data" className="proof-void proof-add">
      <input type="hidden" name="intent" value="attach" />
      <SelectField name="kind" label={m.proof_field_paper()}>
        {PROOF_DOCUMENT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {PAPER_WORDS[kind]()}
          </option>
        ))}
      </SelectField>
      <Field
        label={m.proof_scan_file()}
        hint={m.proof_scan_hint({ mb: MAX_SCAN_BYTES / MEGABYTE })}
        error={fault ? FAULT_WORDS[fault]() : undefined}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            name="file"
            accept={SCAN_TYPES.join(",")}
            required
            className="input"
            onChange={({ currentTarget }) => {
              const isLarge = (currentTarget.files?.[0]?.size ?? 0) > MAX_SCAN_BYTES;
              currentTarget.setCustomValidity(isLarge ? FAULT_WORDS.SCAN_TOO_LARGE() : "");
              currentTarget.reportValidity();
            }}
          />
        )}
      </Field>
      <Button tone="quiet" size="small" isPending={isSending} pendingLabel={m.proof_scan_sending()}>
        {m.proof_scan_add()}
      </Button>
    </Form>
  );
}
