import consoleStyles from "~/components/ops/console.css?url";
import { type FrameView, OpsFrame } from "~/components/ops/frame";
import { ProblemPage, problemWords } from "~/components/ops/problem-page";
import { m } from "~/messages/compiled/messages";
import { forbidden } from "~/platform/http-errors.server";
import {
  isRouteErrorResponse,
  type MetaFunction,
  Outlet,
  useLoaderData,
  useMatches,
  useRouteLoaderData,
} from "~/platform/remix";
import type { LinksFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { countConsoleWork } from "~/services/reporting/count-console-work.server";

/** Of a page that is none; every other names itself. */
export const meta: MetaFunction = ({ error }) => [
  {
    title: isRouteErrorResponse(error)
      ? m.ops_title({ page: problemWords(error.status).title })
      : m.ops_name(),
  },
];

export const links: LinksFunction = () => [{ rel: "stylesheet", href: consoleStyles }];

export const headers = () => ({ "Cache-Control": "no-store" });

/** Every page below needs a signed-in operator; each also asks for itself, as loaders run side by side. */
export async function loader(args: LoaderFunctionArgs): Promise<FrameView> {
  const ctx = await operatorContext(args);
  const counts = await countConsoleWork(ctx);
  if (!counts.ok || ctx.actor.kind !== "operator") forbidden();
  const { name, roles } = ctx.actor;
  return {
    operator: { name, roles },
    counts: counts.value,
    isDemo: ctx.settings.isDemo,
    now: new Date().toISOString(),
  };
}

/** A page says with `handle = { isSlim: true }` that it keeps a list beside its detail. */
function useIsSlim(): boolean {
  return useMatches().some(
    ({ handle }) => (handle as { isSlim?: boolean } | undefined)?.isSlim === true,
  );
}

export default function Ops() {
  return (
    <OpsFrame view={useLoaderData<typeof loader>()} isSlim={useIsSlim()}>
      <Outlet />
    </OpsFrame>
  );
}

export function ErrorBoundary() {
  const view = useRouteLoaderData<typeof loader>("routes/ops");
  if (!view) {
    return (
      <main className="ops-main">
        <ProblemPage />
      </main>
    );
  }
  return (
    <OpsFrame view={view}>
      <ProblemPage />
    </OpsFrame>
  );
}
