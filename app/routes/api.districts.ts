import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { suggestRegions } from "~/services/ordering/districts.server";

const LONGEST_QUERY = 60;

/** Districts to choose from while an address is typed; the same for everybody. */
export function loader({ request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  return Response.json(
    { regions: suggestRegions(typed.slice(0, LONGEST_QUERY)) },
    { headers: { "Cache-Control": "public, max-age=86400" } },
  );
}
