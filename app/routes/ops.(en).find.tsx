import { NothingFound } from "~/components/ops/nothing-found";
import { PageHead } from "~/components/ops/page-head";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { forbidden } from "~/platform/http-errors.server";
import { type MetaFunction, useLoaderData } from "~/platform/remix";
import { data, type LoaderFunctionArgs, redirect } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { resolveScan, type WarehouseScan } from "~/services/fulfilment/resolve-scan.server";

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.ops_scan_label() }) }];

/** Where a scanned code leads. Looking changes nothing; what no code of ours names blocks, in words. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const code = new URL(args.request.url).searchParams.get("q")?.trim().slice(0, 100) ?? "";
  if (code === "") throw redirect(href("/ops/orders"));
  const found = await resolveScan(ctx, { code });
  if (found.ok) throw redirect(href(addressOf(found.value)));
  if (found.error.code === "FORBIDDEN") forbidden();
  return data({ code }, { status: 404 });
}

function addressOf(found: WarehouseScan): string {
  const stockOf = (q: string) => `/ops/stock?${new URLSearchParams({ q })}`;
  switch (found.kind) {
    case "order":
      return `/ops/orders/${found.orderId}`;
    case "lot":
      return `/ops/stock/${found.lotId}`;
    case "article":
      return stockOf(found.sku);
    case "bin":
      return stockOf(found.bin);
  }
}

export default function Find() {
  const { code } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={m.ops_scan_label()} />
      <NothingFound key={code} code={code} />
    </>
  );
}
