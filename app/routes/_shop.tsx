import type { ReactNode } from "react";
import { useCartCount } from "~/components/shop/cart-count";
import type { FrameData, FrameHandle } from "~/components/shop/frame-handle";
import { PageFault } from "~/components/shop/page-fault";
import { ShopFooter } from "~/components/shop/shop-footer";
import { ShopHeader } from "~/components/shop/shop-header";
import { TabBar } from "~/components/shop/tab-bar";
import { DemoStrip } from "~/components/ui/demo-strip";
import { m } from "~/messages/compiled/messages";
import {
  isRouteErrorResponse,
  type MetaFunction,
  Outlet,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "~/platform/remix";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { getNavigation } from "~/services/catalog/get-navigation.server";

/** What every page of the shop needs, none of it a visitor's. */
export async function loader(args: LoaderFunctionArgs): Promise<FrameData> {
  const { env } = args.context.app;
  return {
    isDemo: env.isDemo,
    origin: env.PUBLIC_ORIGIN ?? new URL(args.request.url).origin,
    categories: await getNavigation(publicContext(args)),
  };
}

/** Of pages that failed before they could name themselves. */
export const meta: MetaFunction = ({ error }) => [
  {
    title: error
      ? `${isRouteErrorResponse(error) && error.status === 404 ? m.common_not_found_title() : m.common_fault_title()} · ${m.common_site_name()}`
      : m.common_site_name(),
  },
];

/** It says the same on every page. */
export const shouldRevalidate = () => false;

/** The shop's frame. */
export default function Shop() {
  return (
    <ShopFrame frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </ShopFrame>
  );
}

function ShopFrame({ frame, children }: { frame: FrameData | undefined; children: ReactNode }) {
  const handles = useMatches().map((match) => match.handle as FrameHandle | undefined);
  const cartCount = useCartCount();
  const isQuiet = handles.some((handle) => handle?.frame === "quiet");
  const hasOwnBar = handles.some((handle) => handle?.hasOwnBar === true);
  return (
    <div className={isQuiet ? "shop shop-quiet" : "shop"}>
      <a className="skip-link" href="#main">
        {m.common_skip_to_content()}
      </a>
      {frame?.isDemo ? <DemoStrip /> : null}
      {isQuiet ? null : (
        <ShopHeader
          categories={frame?.categories ?? []}
          cartCount={cartCount}
          hasOwnBar={hasOwnBar}
        />
      )}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {isQuiet ? null : <ShopFooter />}
      {isQuiet || hasOwnBar ? null : <TabBar cartCount={cartCount} />}
    </div>
  );
}

/** Missing pages, too many requests and faults, inside a frame that leads on. */
export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useRouteLoaderData<typeof loader>("routes/_shop");
  return (
    <ShopFrame frame={frame}>
      <PageFault error={error} />
    </ShopFrame>
  );
}
