import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { findArticle } from "~/services/bonded/find-article.server";

/** Data only: the article of a scanned code, for the goods-in form. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const code = new URL(args.request.url).searchParams.get("code")?.slice(0, 100) ?? "";
  const found = await findArticle(ctx, { code });
  return Response.json({ article: found.ok ? found.value : null });
}
