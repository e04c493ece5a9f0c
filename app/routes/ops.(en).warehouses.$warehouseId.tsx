import { OpsPanel } from "~/components/ops/ops-panel";
import { PageHead } from "~/components/ops/page-head";
import { doneWords } from "~/components/overseas/done-words";
import dossierStyles from "~/components/overseas/dossier.css?url";
import { ACT_WORDS, advanceRefusalWords } from "~/components/overseas/refusal-words";
import { SiteActs } from "~/components/overseas/site-acts";
import { SiteBanners } from "~/components/overseas/site-banners";
import { SiteContacts, SiteDocuments } from "~/components/overseas/site-documents";
import { SiteFactsList, SiteSize } from "~/components/overseas/site-facts";
import { SiteEditions, SiteHistory } from "~/components/overseas/site-history";
import { SiteProgress } from "~/components/overseas/site-progress";
import { StatusWord } from "~/components/overseas/site-state";
import { siteName } from "~/components/overseas/site-words";
import { Badge } from "~/components/ui/badge";
import { ButtonLink } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { OriginFlag } from "~/components/ui/origin";
import { parseId } from "~/domain/ids";
import { SITE_COMMANDS } from "~/domain/overseas/lifecycle";
import { m } from "~/messages/compiled/messages";
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
import {
  advanceWarehouse,
  advanceWarehouseInput,
} from "~/services/overseas/advance-warehouse.server";
import { getWarehouse } from "~/services/overseas/get-warehouse.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: dossierStyles }];

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: m.ops_title({ page: view?.site.code ?? m.overseas_title() }) },
];

const siteIdOf = (id: string | undefined) => parseId("osw", id ?? "") ?? notFound();

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const found = await getWarehouse(ctx, siteIdOf(args.params.warehouseId));
  if (!found.ok) return found.error.code === "FORBIDDEN" ? forbidden() : notFound();
  const done = new URL(args.request.url).searchParams.get("done");
  return { site: found.value, done: SITE_COMMANDS.find((command) => command === done) };
}

/** Takes one step; the page then says what was done, or why not, with all that was typed. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  const warehouseId = siteIdOf(args.params.warehouseId);
  const form = await args.request.formData();
  const text = (name: string) => form.get(name)?.toString() || undefined;
  const evidenceKind = text("evidenceKind");
  const input = advanceWarehouseInput.safeParse({
    warehouseId,
    version: text("version"),
    command: text("command"),
    reason: text("reason"),
    disposalPlan: text("disposalPlan"),
    evidence: evidenceKind
      ? {
          kind: evidenceKind,
          number: text("evidenceNumber"),
          issuer: text("evidenceIssuer"),
          seenOn: text("evidenceSeenOn"),
        }
      : undefined,
  });
  if (!input.success) {
    const command = SITE_COMMANDS.find((known) => known === text("command"));
    return data({ command, refusal: undefined }, { status: 400 });
  }
  const { command } = input.data;
  const result = await advanceWarehouse(ctx, input.data);
  if (result.ok) return redirect(href(`/ops/warehouses/${warehouseId}?done=${command}`));
  if (result.error.code === "FORBIDDEN") return forbidden();
  return data({ command, refusal: result.error }, { status: 409 });
}

export default function Dossier() {
  const { site, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal = answer?.command && {
    command: answer.command,
    words: m.overseas_blocked_why({
      act: ACT_WORDS[answer.command](),
      why: answer.refusal ? advanceRefusalWords(answer.refusal) : m.overseas_refusal_input(),
    }),
  };
  return (
    <div className="osw-dossier">
      <Head site={site} />
      {done && !answer ? (
        <Notice tone="ok" isLive>
          {doneWords(done, site.edition)}
        </Notice>
      ) : null}
      <SiteBanners view={site} />
      <div className="osw-dossier-grid">
        <aside className="osw-dossier-now">
          <OpsPanel title={m.overseas_dossier_acts()} isPadded>
            <SiteActs view={site} refusal={refusal || undefined} />
          </OpsPanel>
          <OpsPanel
            title={m.overseas_dossier_progress()}
            aside={<small className="ops-dim">{m.overseas_dossier_progress_note()}</small>}
            className="osw-progress"
          >
            <SiteProgress view={site} />
          </OpsPanel>
        </aside>
        <Sheet site={site} />
        <aside className="osw-dossier-past">
          <OpsPanel title={m.overseas_dossier_editions()} isPadded>
            <SiteEditions editions={site.editions} />
          </OpsPanel>
          <OpsPanel title={m.overseas_dossier_history()} isPadded>
            <SiteHistory entries={site.history} />
          </OpsPanel>
        </aside>
      </div>
    </div>
  );
}

type Site = ReturnType<typeof useLoaderData<typeof loader>>["site"];

/** What the register says of a site. */
function Sheet({ site }: { site: Site }) {
  return (
    <div className="osw-dossier-main">
      <OpsPanel title={m.overseas_dossier_facts()} className="osw-facts" isPadded>
        <SiteFactsList view={site} />
      </OpsPanel>
      <OpsPanel title={m.overseas_dossier_size()} isPadded>
        <SiteSize view={site} />
      </OpsPanel>
      <OpsPanel title={m.overseas_dossier_documents()} note={site.documents.length}>
        <SiteDocuments documents={site.documents} today={site.today} />
      </OpsPanel>
      <OpsPanel
        title={m.overseas_dossier_contacts()}
        note={
          site.mayWrite ? m.overseas_section_contacts_note() : m.overseas_dossier_contacts_masked()
        }
        isPadded
      >
        <SiteContacts contacts={site.sheet.contacts} />
      </OpsPanel>
    </div>
  );
}

function Head({ site }: { site: Site }) {
  const name = siteName(site.sheet);
  return (
    <>
      <Link to={href("/ops/warehouses")} className="ops-link osw-back" data-escape>
        {m.overseas_back_to_list()}
      </Link>
      <PageHead
        title={
          <>
            {site.code} <span lang={name.lang}>{name.text}</span>
          </>
        }
        note={
          <span className="osw-head-note">
            <StatusWord status={site.status} />
            <span>
              <OriginFlag code={site.sheet.countryCode} /> {site.countryName}
            </span>
            {site.isDemo ? <Badge>{m.overseas_demo_badge()}</Badge> : null}
          </span>
        }
        acts={
          site.mayWrite && site.status !== "closed" ? (
            <ButtonLink
              to={href(`/ops/warehouses/${site.id}/edit`)}
              tone="quiet"
              size="regular"
              icon="edit"
            >
              {m.overseas_edit()}
            </ButtonLink>
          ) : null
        }
      />
    </>
  );
}
