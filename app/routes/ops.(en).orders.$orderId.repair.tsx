import { RepairSheet } from "~/components/ops/order/repair-sheet";
import { parseId } from "~/domain/ids";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { forbidden, notFound } from "~/platform/http-errors.server";
import { type MetaFunction, useLoaderData, useLocation } from "~/platform/remix";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { getDeclaration } from "~/services/customs/get-declaration.server";
import { mayActAs } from "~/services/identity/may-act-as";

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.ops_repair_title() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const orderId = parseId("ord", args.params.orderId ?? "") ?? notFound();
  const declaration = await getDeclaration(ctx, { orderId });
  if (!declaration.ok) return declaration.error.code === "FORBIDDEN" ? forbidden() : notFound();
  return {
    declaration: declaration.value ?? notFound(),
    mayMend: mayActAs(ctx.actor, "customs"),
    mayGiveUp: mayActAs(ctx.actor, "customs", "finance"),
  };
}

export default function Repair() {
  const view = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return <RepairSheet {...view} own={href(`/ops/orders/${view.declaration.orderId}`) + search} />;
}
