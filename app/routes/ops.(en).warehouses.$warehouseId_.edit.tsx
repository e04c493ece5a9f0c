import { PageHead } from "~/components/ops/page-head";
import dossierStyles from "~/components/overseas/dossier.css?url";
import { problemsOf, SaveNotice } from "~/components/overseas/save-notices";
import { SheetForm } from "~/components/overseas/sheet-form";
import { siteName } from "~/components/overseas/site-words";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { parseId } from "~/domain/ids";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { badRequest, forbidden, notFound } from "~/platform/http-errors.server";
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
import { partnerCountries } from "~/services/overseas/country-names.server";
import { getWarehouse } from "~/services/overseas/get-warehouse.server";
import { sheetFromForm } from "~/services/overseas/sheet-form";
import { updateWarehouse, updateWarehouseInput } from "~/services/overseas/update-warehouse.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: dossierStyles }];

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: m.ops_title({ page: view?.site.code ?? m.overseas_title() }) },
];

const siteIdOf = (id: string | undefined) => parseId("osw", id ?? "") ?? notFound();

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const [found, countries] = await Promise.all([
    getWarehouse(ctx, siteIdOf(args.params.warehouseId)),
    partnerCountries(ctx),
  ]);
  if (!found.ok) return found.error.code === "FORBIDDEN" ? forbidden() : notFound();
  const { id, code, version, status, amendment, draft, sheet } = found.value;
  if (!draft) return forbidden();
  const { nameZh, nameEn } = sheet;
  return { site: { id, code, version, status, amendment, nameZh, nameEn }, draft, countries };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  const warehouseId = siteIdOf(args.params.warehouseId);
  const form = await args.request.formData();
  const sheet = sheetFromForm(form);
  const version = form.get("version")?.toString() ?? "";
  const input = updateWarehouseInput.safeParse({ warehouseId, version, sheet });
  if (!input.success) return badRequest();
  const result = await updateWarehouse(ctx, input.data);
  if (result.ok) return redirect(href(`/ops/warehouses/${warehouseId}`));
  const { error } = result;
  if (error.code === "FORBIDDEN") return forbidden();
  if (error.code === "SITE_UNKNOWN") return notFound();
  const next = error.code === "CONFLICT" ? error.version : input.data.version;
  return data({ refusal: error, sheet, version: next }, { status: 409 });
}

export default function EditSite() {
  const { site, draft, countries } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isSaving = useNavigation().state === "submitting";
  const name = siteName(site);
  const dossier = href(`/ops/warehouses/${site.id}`);
  const isUnderReview = site.status === "filed" || site.amendment === "filed";
  const isLive = site.status !== "draft" && site.status !== "returned";
  return (
    <div className="osw-page">
      <Link to={dossier} className="ops-link osw-back" data-escape>
        {m.overseas_back_to_dossier({ code: site.code })}
      </Link>
      <PageHead
        title={m.overseas_edit_title({ code: site.code, name: name.text })}
        note={isLive ? m.overseas_edit_note_live() : m.overseas_edit_note_draft()}
      />
      <Form method="post" className="grid gap-4">
        {answer ? (
          <SaveNotice refusal={answer.refusal} latest={`${dossier}/edit`} />
        ) : isUnderReview ? (
          <Notice tone="info">{m.overseas_under_review()}</Notice>
        ) : null}
        <input type="hidden" name="version" value={answer?.version ?? site.version} />
        <SheetForm
          key={JSON.stringify(answer?.sheet)}
          sheet={answer?.sheet ?? draft}
          problems={problemsOf(answer?.refusal)}
          countries={countries}
          isCountryFixed
        />
        <div className="osw-save">
          <Button size="regular" isPending={isSaving} pendingLabel={m.overseas_saving()}>
            {answer?.refusal.code === "CONFLICT" ? m.overseas_save_anyway() : m.overseas_save()}
          </Button>
          <Link to={dossier} className="link">
            {m.overseas_back_to_dossier({ code: site.code })}
          </Link>
        </div>
      </Form>
    </div>
  );
}
