import { forbidden } from "~/platform/http-errors.server";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { exportRules, listRulesInput } from "~/services/rules/list-rules.server";

/** All rows of one kind as a file, in the columns an import takes. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const wanted = new URL(args.request.url).searchParams.get("kind") ?? undefined;
  const { kind } = listRulesInput.parse({ kind: wanted });
  const result = await exportRules(ctx, kind);
  if (!result.ok) return forbidden();
  return new Response(result.value, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="rules-${kind}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
