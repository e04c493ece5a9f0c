import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { checkReadiness } from "~/services/reporting/check-readiness.server";

/** Readiness: 200 only when database, migrations and queue answer. */
export async function loader({ context }: LoaderFunctionArgs) {
  const readiness = await checkReadiness(context.app);
  return Response.json(readiness, {
    status: readiness.ok ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
