import { LotPanel } from "~/components/ops/lot-panel";
import { parseId } from "~/domain/ids";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { forbidden, notFound } from "~/platform/http-errors.server";
import { type MetaFunction, useLoaderData, useLocation } from "~/platform/remix";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { getLot } from "~/services/bonded/get-lot.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.ops_title({ page: data ? m.ops_lot_no({ lotNo: data.lotNo }) : m.ops_lot() }) },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const lotId = parseId("lot", args.params.lotId ?? "") ?? notFound();
  const lot = await getLot(ctx, { lotId });
  if (lot.ok) return lot.value;
  return lot.error.code === "NOT_FOUND" ? notFound() : forbidden();
}

export default function Lot() {
  const { search } = useLocation();
  return <LotPanel lot={useLoaderData<typeof loader>()} toList={href("/ops/stock") + search} />;
}
