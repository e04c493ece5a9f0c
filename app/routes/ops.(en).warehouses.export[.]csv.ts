import { forbidden } from "~/platform/http-errors.server";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { exportWarehouses } from "~/services/overseas/export-warehouses.server";

/** The register as a file, for the filters of the address. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const filter = Object.fromEntries(new URL(args.request.url).searchParams);
  const result = await exportWarehouses(ctx, filter);
  if (!result.ok) return forbidden();
  return new Response(result.value.bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="overseas-warehouses.csv"',
      "Cache-Control": "no-store",
    },
  });
}
