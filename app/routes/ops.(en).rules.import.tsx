import { PageHead } from "~/components/ops/page-head";
import { SavedViews } from "~/components/ops/saved-views";
import dossierStyles from "~/components/overseas/dossier.css?url";
import { ImportForm, tooLargeWords } from "~/components/rules/import-form";
import { LAYOUT_WORDS, LAYOUTS } from "~/components/rules/import-layouts";
import { ImportReport } from "~/components/rules/import-report";
import { importRefusalWords } from "~/components/rules/import-words";
import rulesStyles from "~/components/rules/rules.css?url";
import { Notice } from "~/components/ui/notice";
import { addDays, shanghaiDay } from "~/domain/calendar-day";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { forbidden } from "~/platform/http-errors.server";
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
import { mayActAs } from "~/services/identity/may-act-as";
import { partnerCountries } from "~/services/overseas/country-names.server";
import {
  importTable,
  importTableInput,
  MAX_TABLE_BYTES,
} from "~/services/rules/import-table.server";
import { type TableFormTexts, tableFormTexts } from "~/services/rules/table-form";
import { layoutOf } from "~/services/rules/table-layout-input";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: dossierStyles },
  { rel: "stylesheet", href: rulesStyles },
];

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.rules_import_title() }) }];

/** Fields, names of columns and the form's own marks beside the file. */
const FORM_BYTES = 200_000;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  if (!mayActAs(ctx.actor, "customs", "finance")) forbidden();
  const wanted = new URL(args.request.url).searchParams.get("layout");
  const layout = LAYOUTS.find((known) => known === wanted) ?? "tariff_book";
  const soon = addDays(shanghaiDay(new Date()), 31);
  const countries = await partnerCountries(ctx);
  return { layout, countries, year: soon.slice(0, 4), maxBytes: MAX_TABLE_BYTES };
}

/** A trial of a file, or the entering of a text that was tried. Nothing of the file is kept. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  if (!mayActAs(ctx.actor, "customs", "finance")) forbidden();
  const form = await readSmallForm(args.request, MAX_TABLE_BYTES + FORM_BYTES);
  if (!form) return refused(413, tooLargeWords(MAX_TABLE_BYTES));
  const texts = tableFormTexts(form);
  const isApplied = form.get("intent") === "apply";
  const bytes = await bytesOf(form);
  if (bytes.length === 0) return refused(400, m.rules_import_refused_missing(), texts);
  const layout = layoutOf(texts);
  const input = importTableInput.safeParse({
    ...{ bytes, fileName: texts.fileName, layout, columns: texts.columns, title: texts.title },
    ...{ source: texts.source, state: texts.state || "verified", isApplied },
    otherCharges: texts.otherCharges || "refuse",
    wholeFrom: texts.wholeFrom || null,
  });
  if (!input.success) return refused(400, m.rules_import_refused_fields(), texts);
  const result = await importTable(ctx, input.data);
  if (result.ok && result.value.changeId) {
    return redirect(href(`/ops/rules/changes/${result.value.changeId}?done=entered`));
  }
  if (result.ok) return data({ fault: null, code: null, texts, report: result.value.report });
  const { error } = result;
  if (error.code === "FORBIDDEN") return forbidden();
  const report = "report" in error ? error.report : null;
  return data(
    { fault: importRefusalWords(error), code: error.code, texts, report },
    { status: 422 },
  );
}

const refused = (status: number, fault: string, texts: TableFormTexts | null = null) =>
  data({ fault, code: null, texts, report: null }, { status });

async function bytesOf(form: FormData): Promise<Uint8Array> {
  const given = form.get(form.get("intent") === "try" ? "file" : "text");
  return given instanceof File
    ? new Uint8Array(await given.arrayBuffer())
    : new TextEncoder().encode(given ?? "");
}

const NOTHING_TYPED: TableFormTexts = {
  ...{ layout: "", kind: "vat_rate", year: "", agreement: "RCEP", origins: [], validFrom: "" },
  ...{
    title: "",
    source: "",
    state: "verified",
    otherCharges: "",
    wholeFrom: "",
    fileName: "",
    columns: {},
  },
};

export default function ImportTable() {
  const { layout, countries, year, maxBytes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const said = answer?.texts?.layout === layout ? answer : undefined;
  const texts = said?.texts ?? { ...NOTHING_TYPED, year };
  return (
    <div className="osw-page">
      <Link to={href("/ops/rules")} className="ops-link osw-back" data-escape>
        {m.rules_back()}
      </Link>
      <PageHead title={m.rules_import_title()} note={m.rules_import_note()} />
      <SavedViews
        current={layout}
        views={LAYOUTS.map((one) => ({
          key: one,
          name: LAYOUT_WORDS[one](),
          to: href(`/ops/rules/import?layout=${one}`),
        }))}
      />
      <div className="grid gap-4 pt-3">
        <ImportForm
          key={layout}
          layout={layout}
          texts={texts}
          countries={countries}
          maxBytes={maxBytes}
          fault={answer && !answer.report ? (answer.fault ?? undefined) : undefined}
        />
        {said?.report ? (
          <>
            {said.fault ? (
              <Notice tone="danger" title={m.rules_refused_title()} isLive>
                {said.fault}
              </Notice>
            ) : null}
            <ImportReport
              // Another text is another form: fields without a state of their own would keep the old one.
              key={JSON.stringify(said.report.columns) + said.report.text}
              report={said.report}
              texts={said.texts ?? texts}
              isGood={said.fault === null}
              isSourceMissing={said.code === "SOURCE_MISSING"}
            />
          </>
        ) : null}
      </div>
    </div>
  );
}
