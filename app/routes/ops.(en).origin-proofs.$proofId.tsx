import { PageHead } from "~/components/ops/page-head";
import dossierStyles from "~/components/overseas/dossier.css?url";
import { CountryFlag } from "~/components/tariff/line-choice";
import proofStyles from "~/components/tariff/proof.css?url";
import {
  ProofBoxes,
  ProofItems,
  ProofTies,
  ProofVoiding,
  ValidityGauge,
} from "~/components/tariff/proof-detail";
import { ProofScans, type ScanFault } from "~/components/tariff/proof-scans";
import { ProofStanding } from "~/components/tariff/proof-table";
import { type OriginProofId, parseId } from "~/domain/ids";
import { MAX_SCAN_BYTES } from "~/domain/origin/scan-file";
import { m } from "~/messages/compiled/messages";
import { DIRECTION_WORDS, TYPE_WORDS } from "~/messages/proof-words";
import type { ServiceContext } from "~/platform/context.server";
import { href } from "~/platform/href";
import { badRequest, forbidden, notFound } from "~/platform/http-errors.server";
import { Link, type MetaFunction, useActionData, useLoaderData } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { readSmallForm } from "~/platform/small-form.server";
import { attachProofScan, attachProofScanInput } from "~/services/trade/attach-proof-scan.server";
import { getOriginProof } from "~/services/trade/get-origin-proof.server";
import { voidOriginProof, voidOriginProofInput } from "~/services/trade/void-origin-proof.server";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: dossierStyles },
  { rel: "stylesheet", href: proofStyles },
];

export const meta: MetaFunction<typeof loader> = ({ data: proof }) => [
  { title: m.ops_title({ page: proof?.number || m.proof_title() }) },
];

const idOf = ({ params }: LoaderFunctionArgs) => parseId("opf", params.proofId ?? "") ?? notFound();

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const proof = await getOriginProof(ctx, idOf(args));
  if (proof.ok) return proof.value;
  return proof.error.code === "NOT_FOUND" ? notFound() : forbidden();
}

/** What a form of this page was refused for. */
type Refused = { fault?: "short" | "conflict"; scanFault?: ScanFault };
const refused = (answer: Refused, status: number) => data<Refused>(answer, { status });

/** The form's kind and name beside a scan. */
const FORM_BYTES = 10_000;

/** Adds a scan, or declares the record void. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  const id = idOf(args);
  const form = await readSmallForm(args.request, MAX_SCAN_BYTES + FORM_BYTES);
  if (!form) return refused({ scanFault: "SCAN_TOO_LARGE" }, 413);
  if (form.get("intent") === "attach") return attach(ctx, id, form);
  const input = voidOriginProofInput.safeParse({ id, reason: String(form.get("reason") ?? "") });
  if (!input.success) return refused({ fault: "short" }, 422);
  const result = await voidOriginProof(ctx, input.data);
  if (result.ok) return redirect(href(`/ops/origin-proofs/${id}`));
  if (result.error.code === "FORBIDDEN") return forbidden();
  return refused({ fault: "conflict" }, 409);
}

async function attach(ctx: ServiceContext, proofId: OriginProofId, form: FormData) {
  const file = form.get("file");
  if (!(file instanceof File)) return badRequest();
  const body = new Uint8Array(await file.arrayBuffer());
  const kind = form.get("kind");
  const input = attachProofScanInput.safeParse({ proofId, kind, fileName: file.name, body });
  if (!input.success) return badRequest();
  const result = await attachProofScan(ctx, input.data);
  if (result.ok) return redirect(href(`/ops/origin-proofs/${proofId}`));
  if (result.error.code === "FORBIDDEN") return forbidden();
  return refused({ scanFault: result.error.code }, 422);
}

export default function OriginProof() {
  const proof = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { number, direction, type, originCountry, voided, daysLeft } = proof;
  return (
    <div className="osw-page">
      <Link to={href("/ops/origin-proofs")} className="ops-link osw-back" data-escape>
        {m.proof_back()}
      </Link>
      <PageHead
        title={number || m.proof_no_number()}
        note={
          <span className="osw-head-note">
            <span>
              <CountryFlag code={originCountry} /> {originCountry}
            </span>
            <span>
              {DIRECTION_WORDS[direction]()} · {TYPE_WORDS[type]()}
            </span>
            <ProofStanding isVoid={voided !== null} daysLeft={daysLeft} />
          </span>
        }
      />
      <ValidityGauge proof={proof} />
      <ProofItems proof={proof} />
      <div className="proof-grid">
        <div>
          <ProofBoxes proof={proof} />
        </div>
        <div>
          <ProofTies proof={proof} />
          <ProofScans proof={proof} fault={answer?.scanFault} />
          <ProofVoiding proof={proof} fault={answer?.fault} />
        </div>
      </div>
    </div>
  );
}
