import { OpsPanel } from "~/components/ops/ops-panel";
import { PageHead } from "~/components/ops/page-head";
import dossierStyles from "~/components/overseas/dossier.css?url";
import { ImportReportPanel } from "~/components/overseas/import-report";
import { importRefusalWords } from "~/components/overseas/import-words";
import { Button, ButtonLink } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { forbidden } from "~/platform/http-errors.server";
import { Form, Link, type MetaFunction, useActionData, useNavigation } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
} from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { readSmallForm } from "~/platform/small-form.server";
import { mayActAs } from "~/services/identity/may-act-as";
import { importWarehouses } from "~/services/overseas/import-warehouses.server";
import { MAX_FILE_BYTES } from "~/services/overseas/read-site-file";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: dossierStyles }];

export const meta: MetaFunction = () => [
  { title: m.ops_title({ page: m.overseas_import_title() }) },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  if (!mayActAs(ctx.actor, "overseas")) forbidden();
  return null;
}

/** A trial of a file, or the writing of a text that was tried. Nothing of the file is kept. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  if (!mayActAs(ctx.actor, "overseas")) forbidden();
  const form = await readSmallForm(args.request, 3 * MAX_FILE_BYTES);
  if (!form) return data({ fault: m.overseas_import_file_large(), report: null }, { status: 413 });
  const isApplied = form.get("intent") === "apply";
  const given = form.get(isApplied ? "text" : "file");
  const bytes =
    given instanceof File
      ? new Uint8Array(await given.arrayBuffer())
      : new TextEncoder().encode(given ?? "");
  if (!isApplied && bytes.length === 0) {
    return data({ fault: m.overseas_import_file_missing(), report: null }, { status: 400 });
  }
  const result = await importWarehouses(ctx, { bytes, isApplied });
  if (result.ok) return data({ fault: null, report: result.value });
  const { error } = result;
  if (error.code === "FORBIDDEN") return forbidden();
  const report = error.code === "ROWS_REFUSED" ? { ...error.report, isApplied: false } : null;
  return data({ fault: importRefusalWords(error), report }, { status: 422 });
}

export default function ImportSites() {
  const answer = useActionData<typeof action>();
  return (
    <div className="osw-page">
      <Link to={href("/ops/warehouses")} className="ops-link osw-back" data-escape>
        {m.overseas_back_to_list()}
      </Link>
      <PageHead title={m.overseas_import_title()} note={m.overseas_import_note()} />
      <div className="grid gap-4">
        <div className="osw-import">
          <FileForm fault={answer?.fault ?? undefined} />
          <Rules />
        </div>
        {answer?.report?.isApplied ? (
          <Notice tone="ok" title={m.overseas_import_done_title()} isLive>
            {m.overseas_import_counts(answer.report.counts)}
          </Notice>
        ) : null}
        {answer?.report ? <ImportReportPanel report={answer.report} /> : null}
      </div>
    </div>
  );
}

function FileForm({ fault }: { fault: string | undefined }) {
  const { state, formData } = useNavigation();
  // Not while the page reads itself again: the answer stands there by then, and the next file may come.
  const isTrying = state === "submitting" && formData?.get("intent") === "try";
  return (
    <OpsPanel title={m.overseas_import_choose()} isPadded>
      <Form method="post" encType="multipart/form-data" className="grid gap-3">
        <input type="hidden" name="intent" value="try" />
        <Field label={m.overseas_import_file()} hint={m.overseas_import_file_hint()} error={fault}>
          {(control) => (
            <input
              {...control}
              type="file"
              name="file"
              accept=".csv,.txt,.tsv,text/csv,text/plain"
              required
              className="input"
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-3">
          <Button size="regular" isPending={isTrying} pendingLabel={m.overseas_import_trying()}>
            {m.overseas_import_try()}
          </Button>
          <ButtonLink
            to={href("/ops/warehouses/template.csv")}
            tone="quiet"
            size="regular"
            icon="download"
            reload
          >
            {m.overseas_import_template()}
          </ButtonLink>
        </div>
      </Form>
    </OpsPanel>
  );
}

function Rules() {
  const rules = [
    m.overseas_import_rule_code(),
    m.overseas_import_rule_blank(),
    m.overseas_import_rule_live(),
    m.overseas_import_rule_all(),
    m.overseas_import_rule_again(),
  ];
  return (
    <OpsPanel title={m.overseas_import_rules_title()} isPadded>
      <ol className="osw-rules">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
    </OpsPanel>
  );
}
