import { BlockedNotice } from "~/components/ops/blocked-notice";
import { GoodsInDone } from "~/components/ops/goods-in-done";
import { GoodsInForm, type GoodsInValues } from "~/components/ops/goods-in-form";
import {
  fieldFault,
  type GoodsInFault,
  type GoodsInField,
  refusalFault,
} from "~/components/ops/goods-in-words";
import { PageHead } from "~/components/ops/page-head";
import { parseId } from "~/domain/ids";
import { readPackCode } from "~/domain/stock/gs1";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { forbidden } from "~/platform/http-errors.server";
import { newId } from "~/platform/new-id.server";
import { type MetaFunction, useActionData, useLoaderData } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { findArticle } from "~/services/bonded/find-article.server";
import { getLot } from "~/services/bonded/get-lot.server";
import { listWarehouses } from "~/services/bonded/list-warehouses.server";
import { receiveLot, receiveLotInput } from "~/services/bonded/receive-lot.server";
import { mayActAs } from "~/services/identity/may-act-as";

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.ops_nav_goods_in() }) }];

/** Values that stay for the next lot of the same delivery. */
const KEPT = ["warehouseId", "customsDocumentNo", "originCertificateNo"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const query = new URL(args.request.url).searchParams;
  const warehouses = await listWarehouses(ctx);
  if (!warehouses.ok) forbidden();
  const lotId = parseId("lot", query.get("received") ?? "");
  const received = lotId ? await getLot(ctx, { lotId }) : undefined;
  return {
    commandId: newId("cmd"),
    mayAct: mayActAs(ctx.actor, "warehouse"),
    warehouses: warehouses.value,
    received: received?.ok ? received.value : null,
    kept: Object.fromEntries(KEPT.map((name) => [name, query.get(name) ?? ""])) as GoodsInValues,
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  // The verb refuses too; asked here, an incomplete form tells nobody else what is missing.
  if (!mayActAs(ctx.actor, "warehouse")) forbidden();
  const values = withPackCode(Object.fromEntries(await args.request.formData()));
  const entry = receiveLotInput.safeParse(values);
  if (!entry.success) {
    const fields: GoodsInFault["fields"] = {};
    for (const { path, message } of entry.error.issues) {
      const field = path[0] as GoodsInField;
      fields[field] ??= fieldFault(field, message);
    }
    return data(await refused(args, values, { fields }), { status: 400 });
  }
  const received = await receiveLot(ctx, values as Parameters<typeof receiveLot>[1]);
  if (received.ok) {
    const kept = KEPT.map((name) => [name, values[name] ?? ""]);
    const query = new URLSearchParams([["received", received.value.lotId], ...kept]);
    return redirect(href(`/ops/goods-in?${query}`));
  }
  if (received.error.code === "FORBIDDEN") forbidden();
  return data(await refused(args, values, refusalFault(received.error)), { status: 409 });
}

/** A scanned element string in the article field fills what the form leaves empty. */
function withPackCode(form: Record<string, FormDataEntryValue>): GoodsInValues {
  const values: GoodsInValues = {};
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === "string") values[name] = value;
  }
  const pack = readPackCode(values.article ?? "");
  if (!pack) return values;
  return {
    ...values,
    article: pack.gtin,
    lotNo: values.lotNo || pack.lotNo,
    producedOn: values.producedOn || pack.producedOn,
    expiresOn: values.expiresOn || pack.expiresOn,
  };
}

async function refused(args: ActionFunctionArgs, values: GoodsInValues, fault: GoodsInFault) {
  const found = await findArticle(await operatorContext(args), { code: values.article ?? "" });
  return { values, fault, article: found.ok ? found.value : null };
}

export default function GoodsIn() {
  const { commandId, mayAct, warehouses, received, kept } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pieces = received?.places.reduce((sum, place) => sum + place.onHand, 0) ?? 0;
  return (
    <div className="max-w-[920px]">
      <PageHead title={m.ops_nav_goods_in()} note={m.ops_goods_in_note()} />
      {received && !answer ? <GoodsInDone lot={received} pieces={pieces} /> : null}
      {mayAct ? (
        <div className={received && !answer ? "pt-3" : undefined}>
          <GoodsInForm
            key={answer ? "again" : commandId}
            commandId={answer?.values.commandId ?? commandId}
            warehouses={warehouses}
            values={answer?.values ?? kept}
            fault={answer?.fault}
            article={answer?.article ?? null}
          />
        </div>
      ) : (
        <BlockedNotice needs="warehouse" />
      )}
    </div>
  );
}
