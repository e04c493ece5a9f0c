import directoryStyles from "~/components/overseas/directory.css?url";
import { DirectoryCard } from "~/components/overseas/directory-card";
import { Breadcrumb } from "~/components/ui/breadcrumb";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { OriginFlag } from "~/components/ui/origin";
import { m } from "~/messages/compiled/messages";
import { SERVICE_WORDS } from "~/messages/overseas-words";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { infoMeta } from "~/platform/page-meta";
import { Link, type MetaFunction, useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { type Directory, listDirectory } from "~/services/overseas/list-directory.server";

const PATH = "/overseas-warehouses";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: directoryStyles }];

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction = ({ matches }) =>
  infoMeta({
    title: m.overseas_directory_title(),
    description: m.overseas_directory_lead(),
    path: PATH,
    matches,
  });

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  return listDirectory(publicContext(args), {
    country: searchParams.get("country") ?? undefined,
    service: searchParams.get("service") ?? undefined,
  } as Parameters<typeof listDirectory>[1]);
}

export default function OverseasDirectory() {
  const directory = useLoaderData<typeof loader>();
  const { sites, countries, total, filter } = directory;
  const isFiltered = filter.country !== undefined || filter.service !== undefined;
  return (
    <div className="page directory">
      <Breadcrumb
        crumbs={[{ label: m.shop_home(), to: href("/") }, { label: m.overseas_directory_title() }]}
      />
      <header>
        <h1>{m.overseas_directory_title()}</h1>
        <p>{m.overseas_directory_lead()}</p>
      </header>
      {sites.some(({ isDemo }) => isDemo) ? <Notice>{m.overseas_directory_demo()}</Notice> : null}
      <Chips directory={directory} />
      <p className="directory-count" aria-live="polite">
        <span>
          {isFiltered
            ? m.overseas_directory_found({ count: sites.length, total })
            : m.overseas_directory_count({ count: total, countries: countries.length })}
        </span>
        {isFiltered ? (
          <Link to={href(PATH)} className="link">
            {m.overseas_directory_clear()}
          </Link>
        ) : null}
      </p>
      {sites.length > 0 ? (
        <div className="directory-list">
          {sites.map((site) => (
            <DirectoryCard key={site.code} site={site} />
          ))}
        </div>
      ) : (
        <EmptyState title={m.overseas_directory_empty()} />
      )}
    </div>
  );
}

/** Countries and services as links with their counts; pressing the chosen one again takes it off. */
function Chips({ directory }: { directory: Directory }) {
  const { countries, services, filter } = directory;
  const to = (more: Partial<typeof filter>) => {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...filter, ...more })) {
      if (value) params.set(name, value);
    }
    const query = params.toString();
    return href(query ? `${PATH}?${query}` : PATH);
  };
  return (
    <nav className="directory-chips" aria-label={m.overseas_directory_title()}>
      <h2>{m.overseas_directory_country()}</h2>
      <ul>
        {countries.map(({ code, name, count }) => (
          <li key={code}>
            <Link
              className="chip"
              to={to({ country: filter.country === code ? undefined : code })}
              aria-current={filter.country === code ? "true" : undefined}
              preventScrollReset
            >
              <OriginFlag code={code} />
              {name} <small>{count}</small>
            </Link>
          </li>
        ))}
      </ul>
      <h2>{m.overseas_directory_service()}</h2>
      <ul>
        {services.map(({ service, count }) => (
          <li key={service}>
            <Link
              className="chip"
              to={to({ service: filter.service === service ? undefined : service })}
              aria-current={filter.service === service ? "true" : undefined}
              preventScrollReset
            >
              {SERVICE_WORDS[service]()} <small>{count}</small>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
