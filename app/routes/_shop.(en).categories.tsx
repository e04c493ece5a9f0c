import type { FrameData } from "~/components/shop/frame-handle";
import { OriginRail } from "~/components/shop/home-sections";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { infoMeta } from "~/platform/page-meta";
import { Link, type MetaFunction, useLoaderData, useRouteLoaderData } from "~/platform/remix";
import type { HeadersFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { getHome } from "~/services/catalog/get-home.server";

/** Countries with their counts; the tree itself is the frame's. */
export async function loader(args: LoaderFunctionArgs) {
  const { origins } = await getHome(publicContext(args));
  return { origins };
}

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction = ({ matches }) =>
  infoMeta({
    title: m.shop_categories(),
    description: m.shop_home_description(),
    path: "/categories",
    matches,
  });

/** A rail of first levels beside their second levels; anchors, so that it needs no script. */
export default function Categories() {
  const { origins } = useLoaderData<typeof loader>();
  const frame = useRouteLoaderData<FrameData>("routes/_shop");
  const groups = frame?.categories ?? [];
  return (
    <div className="page categories">
      <h1>{m.shop_categories()}</h1>
      <div className="categories-columns">
        <nav className="categories-rail" aria-label={m.shop_categories()}>
          {groups.map(({ key, name }) => (
            <a key={key} href={`#${key}`}>
              {name}
            </a>
          ))}
          <a href="#origins">{m.shop_by_origin()}</a>
        </nav>
        <div>
          {groups.map((group) => (
            <section key={group.key} id={group.key}>
              <h2>
                <Link to={href(`/c/${group.key}`)}>{group.name}</Link>
              </h2>
              <ul>
                {group.children.map((child) => (
                  <li key={child.key}>
                    <Link to={href(`/c/${child.key}`)} className="chip">
                      {child.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <section id="origins">
            <h2>{m.shop_by_origin()}</h2>
            <OriginRail origins={origins} />
          </section>
        </div>
      </div>
    </div>
  );
}
