import type { ReactNode } from "react";
import { OpsPanel } from "~/components/ops/ops-panel";
import { PageHead } from "~/components/ops/page-head";
import dossierStyles from "~/components/overseas/dossier.css?url";
import proofStyles from "~/components/tariff/proof.css?url";
import {
  BoxFields,
  PaperFields,
  ProofFlag,
  type ProofForm,
  ProofText,
  TypeFields,
} from "~/components/tariff/proof-fields";
import { ProofFindings } from "~/components/tariff/proof-findings";
import { Button } from "~/components/ui/button";
import { SelectField } from "~/components/ui/field";
import { PROOF_DIRECTIONS } from "~/domain/origin/proof-terms";
import { m } from "~/messages/compiled/messages";
import { DIRECTION_WORDS, SELF_PRINT_WORDS } from "~/messages/proof-words";
import { href } from "~/platform/href";
import { badRequest, forbidden } from "~/platform/http-errors.server";
import { newId } from "~/platform/new-id.server";
import {
  Form,
  Link,
  type MetaFunction,
  useActionData,
  useLoaderData,
  useNavigation,
} from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { mayActAs } from "~/services/identity/may-act-as";
import { type ExporterView, listExporters } from "~/services/trade/list-exporters.server";
import { proofFromForm } from "~/services/trade/proof-input";
import {
  recordOriginProof,
  recordOriginProofInput,
} from "~/services/trade/record-origin-proof.server";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: dossierStyles },
  { rel: "stylesheet", href: proofStyles },
];

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.proof_new_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const exporters = await listExporters(ctx);
  if (!exporters.ok || !mayActAs(ctx.actor, "customs")) forbidden();
  return { exporters: exporters.value, commandId: newId("opf") };
}

/** Records the proof; a refusal sends back what was typed, with all that is wrong. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  const form = await args.request.formData();
  const commandId = String(form.get("commandId") ?? "");
  const input = recordOriginProofInput.safeParse({ commandId, proof: proofFromForm(form) });
  if (!input.success) return badRequest();
  const result = await recordOriginProof(ctx, input.data);
  if (result.ok) return redirect(href(`/ops/origin-proofs/${result.value.id}`));
  if (result.error.code === "FORBIDDEN") return forbidden();
  const { faults, findings } = result.error;
  return data({ commandId, proof: input.data.proof, faults, findings }, { status: 422 });
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <OpsPanel title={title} isPadded>
      {children}
    </OpsPanel>
  );
}

export default function RecordProof() {
  const { exporters, commandId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isSaving = useNavigation().state === "submitting";
  const form: ProofForm = { proof: answer?.proof, findings: answer?.findings ?? [], Part };
  return (
    <div className="osw-page">
      <Link to={href("/ops/origin-proofs")} className="ops-link osw-back" data-escape>
        {m.proof_back()}
      </Link>
      <PageHead title={m.proof_new_title()} note={m.proof_new_note()} />
      <Form key={JSON.stringify(answer)} method="post" className="proof-form">
        {answer ? (
          <ProofFindings
            title={m.proof_invalid_title({ count: answer.faults.length + answer.findings.length })}
            faults={answer.faults}
            findings={answer.findings}
          />
        ) : null}
        <input type="hidden" name="commandId" value={answer?.commandId ?? commandId} />
        <Kind form={form} />
        <Tied form={form} exporters={exporters} />
        <BoxFields form={form} />
        <Part title={m.proof_part_papers()}>
          <PaperFields form={form} />
        </Part>
        <Button isPending={isSaving} pendingLabel={m.proof_saving()}>
          {m.proof_save()}
        </Button>
      </Form>
    </div>
  );
}

function Kind({ form }: { form: ProofForm }) {
  const { proof } = form;
  return (
    <Part title={m.proof_part_kind()}>
      <div className="proof-fields">
        <SelectField
          name="direction"
          label={m.proof_field_direction()}
          defaultValue={proof?.direction ?? "inbound"}
        >
          {PROOF_DIRECTIONS.map((one) => (
            <option key={one} value={one}>
              {DIRECTION_WORDS[one]()}
            </option>
          ))}
        </SelectField>
        <TypeFields form={form} />
        <ProofText
          name="authorisationCode"
          label={m.proof_field_authorisation()}
          form={form}
          isOptional
        />
      </div>
    </Part>
  );
}

function Tied({ form, exporters }: { form: ProofForm; exporters: readonly ExporterView[] }) {
  return (
    <Part title={m.proof_part_tied()}>
      <div className="proof-fields">
        <ProofText
          name="lots"
          label={m.proof_field_lots()}
          hint={m.proof_field_lots_hint()}
          form={form}
        />
        <SelectField
          name="exporterId"
          label={m.proof_field_firm()}
          defaultValue={form.proof?.exporterId ?? ""}
        >
          <option value="">{m.proof_field_firm_none()}</option>
          {exporters.map(({ id, nameZh, selfPrint }) => (
            <option key={id} value={id}>
              {nameZh} · {m.proof_detail_self_print()} {SELF_PRINT_WORDS[selfPrint]()}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="proof-flags">
        <ProofFlag name="isSelfPrinted" label={m.proof_field_self_printed()} form={form} />
      </div>
    </Part>
  );
}
