import { type AllowanceAnswer, AllowancePage } from "~/components/order/allowance-page";
import { m } from "~/messages/compiled/messages";
import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { secondsToWait } from "~/platform/rate-limit.server";
import { type MetaFunction, useActionData, useLoaderData } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { visitorContext, visitorContextForAction } from "~/platform/session.server";
import { forgetIdentity } from "~/services/identity/forget-identity.server";
import { getAllowance } from "~/services/ordering/get-allowance.server";
import {
  ALLOWANCE_DRAFT,
  verifyIdentity,
  verifyIdentityInput,
} from "~/services/ordering/verify-identity.server";

export const meta: MetaFunction = () => [
  { title: `${m.checkout_allowance_title()} · ${m.common_site_name()}` },
  { name: "robots", content: "noindex" },
];

export const headers = () => PRIVATE_DOCUMENT;

export async function loader(args: LoaderFunctionArgs) {
  return getAllowance(await visitorContext(args, "shop"));
}

/** Proves who asks, under the same limit as the checkout, or forgets it again. */
export async function action(args: ActionFunctionArgs) {
  const form = Object.fromEntries(await args.request.formData());
  const told = (answer: AllowanceAnswer, status: number, headers?: HeadersInit) =>
    data(answer, { status, headers: { ...PRIVATE_DOCUMENT, ...headers } });
  if (form.intent === "forget_identity") {
    await forgetIdentity(await visitorContext(args, "shop"));
    return redirect(href("/allowance"), { status: 303 });
  }
  const wish = verifyIdentityInput.safeParse({
    ...form,
    intent: "verify",
    groupKey: ALLOWANCE_DRAFT,
  });
  if (form.intent !== "identity" || !wish.success) {
    return told({ kind: "form", text: { code: "MALFORMED" } }, 400);
  }
  const seconds = await secondsToWait(args.context, "checkout");
  if (seconds !== undefined) {
    const wait = { "Retry-After": String(seconds) };
    return told({ kind: "form", text: { code: "TOO_MANY", seconds } }, 429, wait);
  }
  const { ctx, headers } = await visitorContextForAction(args, "shop");
  const verified = await verifyIdentity(ctx, wish.data);
  if (verified.ok) return redirect(href("/allowance"), { status: 303, headers });
  const status = verified.error.code === "IDENTITY_SERVICE_UNAVAILABLE" ? 503 : 422;
  // The number itself never comes back into a page.
  const name = "name" in wish.data ? (wish.data.name ?? "") : "";
  return told({ kind: "identity", fault: verified.error, name }, status, headers);
}

export default function Allowance() {
  return (
    <AllowancePage view={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
  );
}
