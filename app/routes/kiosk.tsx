import { AttractFrame, KioskFrame, type KioskFrameView } from "~/components/kiosk/frame";
import kioskStyles from "~/components/kiosk/kiosk.css?url";
import { Problem } from "~/components/kiosk/problem";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import {
  type MetaFunction,
  Outlet,
  useLoaderData,
  useMatches,
  useRouteLoaderData,
} from "~/platform/remix";
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "~/platform/remix.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: kioskStyles }];
export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;
export const meta: MetaFunction = () => [
  { title: `${m.kiosk_screen()} – ${m.common_site_name()}` },
  { name: "robots", content: "noindex, nofollow" },
];

/** The same for every visit: nothing of a visitor is in a page. */
export function loader({ context }: LoaderFunctionArgs): KioskFrameView {
  const { isDemo, KIOSK_IDLE_SECONDS, KIOSK_WARNING_SECONDS } = context.app.env;
  return { isDemo, idleSeconds: KIOSK_IDLE_SECONDS, warningSeconds: KIOSK_WARNING_SECONDS };
}

export const shouldRevalidate = () => false;

/** `handle = { frame: "attract" }`: nobody is here, so there is no bar and nothing to end. */
export type KioskHandle = { frame?: "attract" };

export default function Kiosk() {
  const isAttract = useMatches().some(
    ({ handle }) => (handle as KioskHandle | undefined)?.frame === "attract",
  );
  const view = useLoaderData<typeof loader>();
  return isAttract ? (
    <AttractFrame>
      <Outlet />
    </AttractFrame>
  ) : (
    <KioskFrame view={view}>
      <Outlet />
    </KioskFrame>
  );
}

/** What holds when not even the frame's loader answered. */
const PLAIN: KioskFrameView = { isDemo: false, idleSeconds: 60, warningSeconds: 30 };

export function ErrorBoundary() {
  return (
    <KioskFrame view={useRouteLoaderData<typeof loader>("routes/kiosk") ?? PLAIN}>
      <Problem />
    </KioskFrame>
  );
}
