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
import { ProofStanding } from "~/components/tariff/proof-table";
import { parseId } from "~/domain/ids";
import { m } from "~/messages/compiled/messages";
import { DIRECTION_WORDS, TYPE_WORDS } from "~/messages/proof-words";
import { href } from "~/platform/href";
import { forbidden, notFound } from "~/platform/http-errors.server";
import { Link, type MetaFunction, useActionData, useLoaderData } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
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

/** Declares the record void. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  const id = idOf(args);
  const reason = String((await args.request.formData()).get("reason") ?? "");
  const input = voidOriginProofInput.safeParse({ id, reason });
  if (!input.success) return data({ fault: "short" as const }, { status: 422 });
  const result = await voidOriginProof(ctx, input.data);
  if (result.ok) return redirect(href(`/ops/origin-proofs/${id}`));
  if (result.error.code === "FORBIDDEN") return forbidden();
  return data({ fault: "conflict" as const }, { status: 409 });
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
          <ProofVoiding proof={proof} fault={answer?.fault} />
        </div>
      </div>
    </div>
  );
}
