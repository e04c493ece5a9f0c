import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { siteTemplate } from "~/services/overseas/export-warehouses.server";

/** The empty form that an import reads. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  return new Response(siteTemplate(ctx) as Uint8Array<ArrayBuffer>, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="overseas-warehouses-empty.csv"',
      "Cache-Control": "no-store",
    },
  });
}
