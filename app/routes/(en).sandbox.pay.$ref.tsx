import { SandboxPage } from "~/components/order/sandbox-page";
import { maskName } from "~/domain/order/address";
import { PAYMENT_METHODS } from "~/domain/order/payment-method";
import { m } from "~/messages/compiled/messages";
import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { notFound } from "~/platform/http-errors.server";
import { type MetaFunction, useActionData, useLoaderData } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  redirectDocument,
} from "~/platform/remix.server";

export const meta: MetaFunction = () => [
  { title: m.checkout_sandbox_title() },
  { name: "robots", content: "noindex" },
];

export const headers = () => PRIVATE_DOCUMENT;

/** The stand-in firm's own page; there is none where a real provider takes the money. */
function bankOf({ app }: AppLoadContext) {
  return app.ports.sandboxBank ?? notFound();
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const payment = await bankOf(context).find(params.ref ?? "");
  if (!payment) notFound();
  const { expectedPayerName, ...shown } = payment;
  return { ...shown, payerName: expectedPayerName && maskName(expectedPayerName) };
}

const ACTS = new Map(
  (["pay", "pay_wrong_amount", "pay_as_other", "pay_again", "pay_late", "cancel"] as const).map(
    (act) => [act as string, act],
  ),
);

/** What the payer does here is told to the shop by a signed event, never by this page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const bank = bankOf(context);
  const ref = params.ref ?? "";
  const form = await request.formData();
  const act = ACTS.get(String(form.get("act")));
  if (!act) return data({ fault: "act" as const }, { status: 400 });
  const method = PAYMENT_METHODS.find((one) => one === form.get("method"));
  const payment = await bank.find(ref);
  if (!payment) notFound();
  const done = await bank.act(ref, act, method);
  if (!done.ok) return data({ fault: "status" as const }, { status: 409 });
  return redirectDocument(payment.returnPath, { status: 303 });
}

export default function SandboxPayment() {
  return (
    <SandboxPage
      payment={useLoaderData<typeof loader>()}
      fault={useActionData<typeof action>()?.fault}
    />
  );
}
