import type { ReactNode } from "react";
import proofStyles from "~/components/tariff/proof.css?url";
import { BoxFields, type ProofForm, ProofText, TypeFields } from "~/components/tariff/proof-fields";
import { ProofFindings } from "~/components/tariff/proof-findings";
import tariffStyles from "~/components/tariff/tariff.css?url";
import { TariffPage } from "~/components/tariff/tariff-page";
import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT, PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { badRequest } from "~/platform/http-errors.server";
import { infoMeta } from "~/platform/page-meta";
import { Form, type MetaFunction, useActionData } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LinksFunction,
} from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { type CertificateCheck, checkCertificate } from "~/services/trade/check-certificate.server";
import { proofFromForm, proofInput } from "~/services/trade/proof-input";

const PATH = "/tariff/certificate";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: tariffStyles },
  { rel: "stylesheet", href: proofStyles },
];

/** The empty form is everybody's; what was typed is not, and stands in no address. */
export const headers: HeadersFunction = ({ actionHeaders }) =>
  actionHeaders.has("Cache-Control") ? PRIVATE_DOCUMENT : CATALOGUE_DOCUMENT;

export const meta: MetaFunction = ({ matches }) =>
  infoMeta({
    title: m.proof_check_title(),
    description: m.proof_check_lead(),
    path: PATH,
    matches,
  });

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const input = proofInput.safeParse(proofFromForm(form));
  if (!input.success) return badRequest();
  const check = await checkCertificate(publicContext(args), {
    proof: input.data,
    day: String(form.get("day") ?? ""),
  });
  return data(check, { headers: PRIVATE_DOCUMENT });
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export default function CertificateCheckPage() {
  const check = useActionData<typeof action>();
  const form: ProofForm = { proof: check?.proof, findings: check?.findings ?? [], Part };
  return (
    <TariffPage path={PATH} title={m.proof_check_title()} lead={m.proof_check_lead()}>
      {check ? <Result check={check} /> : null}
      <Form
        key={JSON.stringify(check)}
        method="post"
        action={href(PATH)}
        className="tariff-calculator"
      >
        <Part title={m.proof_part_kind()}>
          <div className="proof-fields">
            <TypeFields form={form} />
            <TextField
              name="day"
              type="date"
              label={m.proof_check_day()}
              defaultValue={check?.day ?? ""}
            />
            <ProofText
              name="authorisationCode"
              label={m.proof_field_authorisation()}
              form={form}
              isOptional
            />
          </div>
        </Part>
        <BoxFields form={form} />
        <Button>{m.proof_check_submit()}</Button>
      </Form>
    </TariffPage>
  );
}

function Result({ check }: { check: CertificateCheck }) {
  const { faults, findings, lastValidOn, proof } = check;
  const count = faults.length + findings.length;
  return (
    <>
      {count > 0 ? (
        <ProofFindings
          title={m.proof_check_invalid({ count })}
          faults={faults}
          findings={findings}
        />
      ) : (
        <Notice tone="ok" title={m.proof_check_ok_title()} isLive>
          {m.proof_check_ok_text({ day: lastValidOn ?? "" })}
        </Notice>
      )}
      {count > 0 && lastValidOn ? (
        <p className="tariff-part-note">{m.proof_check_until({ day: lastValidOn })}</p>
      ) : null}
      {proof.agreement === "RCEP" ? null : (
        <Notice title={m.proof_check_other_title()}>{m.proof_check_other_text()}</Notice>
      )}
    </>
  );
}
