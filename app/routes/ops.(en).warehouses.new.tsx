import { PageHead } from "~/components/ops/page-head";
import dossierStyles from "~/components/overseas/dossier.css?url";
import { problemsOf, SaveNotice } from "~/components/overseas/save-notices";
import { SheetForm } from "~/components/overseas/sheet-form";
import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/field";
import { emptyRawSheet } from "~/domain/overseas/raw-sheet";
import { m } from "~/messages/compiled/messages";
import { FIELD_WORDS, PROBLEM_WORDS } from "~/messages/overseas-words";
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
import { partnerCountries } from "~/services/overseas/country-names.server";
import {
  registerWarehouse,
  registerWarehouseInput,
} from "~/services/overseas/register-warehouse.server";
import { sheetFromForm } from "~/services/overseas/sheet-form";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: dossierStyles }];

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.overseas_new_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  if (!mayActAs(ctx.actor, "overseas")) forbidden();
  return { countries: await partnerCountries(ctx), commandId: newId("osw") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  const form = await args.request.formData();
  const sheet = sheetFromForm(form);
  const code = form.get("code")?.toString() ?? "";
  const commandId = form.get("commandId")?.toString() ?? "";
  const input = registerWarehouseInput.safeParse({ commandId, code, sheet });
  if (!input.success) return badRequest();
  const result = await registerWarehouse(ctx, input.data);
  if (result.ok) return redirect(href(`/ops/warehouses/${result.value.id}`));
  if (result.error.code === "FORBIDDEN") return forbidden();
  return data({ refusal: result.error, sheet, code, commandId }, { status: 422 });
}

export default function NewSite() {
  const { countries, commandId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isSaving = useNavigation().state === "submitting";
  const problems = problemsOf(answer?.refusal);
  const wrongCode = problems.find(({ field }) => field === "code");
  const taken = answer?.refusal.code === "CODE_TAKEN" ? answer.refusal.siteCode : undefined;
  return (
    <div className="osw-page">
      <Link to={href("/ops/warehouses")} className="ops-link osw-back" data-escape>
        {m.overseas_back_to_list()}
      </Link>
      <PageHead title={m.overseas_new_title()} note={m.overseas_new_note()} />
      <Form method="post" className="grid gap-4">
        {answer ? (
          <SaveNotice refusal={answer.refusal} latest={href("/ops/warehouses/new")} />
        ) : null}
        <input type="hidden" name="commandId" value={answer?.commandId ?? commandId} />
        <SheetForm
          key={JSON.stringify(answer?.sheet)}
          sheet={answer?.sheet ?? emptyRawSheet()}
          problems={problems}
          countries={countries}
          isCountryFixed={false}
          codeField={
            <TextField
              name="code"
              label={FIELD_WORDS.code()}
              hint={m.overseas_code_hint()}
              defaultValue={answer?.code ?? ""}
              error={
                wrongCode
                  ? PROBLEM_WORDS[wrongCode.code]()
                  : taken && m.overseas_taken_code({ code: taken })
              }
              maxLength={8}
              autoCapitalize="characters"
            />
          }
        />
        <div className="osw-save">
          <Button size="regular" isPending={isSaving} pendingLabel={m.overseas_saving()}>
            {m.overseas_save_draft()}
          </Button>
        </div>
      </Form>
    </div>
  );
}
