import type { CheckoutAnswer } from "~/components/order/checkout-page";
import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { secondsToWait } from "~/platform/rate-limit.server";
import { type ActionFunctionArgs, data, redirect, redirectDocument } from "~/platform/remix.server";
import { visitorContext } from "~/platform/session.server";
import { forgetIdentity } from "~/services/identity/forget-identity.server";
import { placeOrder, placeOrderInput } from "~/services/ordering/place-order.server";
import { saveAddress, saveAddressInput } from "~/services/ordering/save-address.server";
import { verifyIdentity, verifyIdentityInput } from "~/services/ordering/verify-identity.server";

type Step = { args: ActionFunctionArgs; groupKey: string; form: Record<string, unknown> };

const told = (answer: CheckoutAnswer, status: number, headers?: HeadersInit) =>
  data(answer, { status, headers: { ...PRIVATE_DOCUMENT, ...headers } });

const malformed = ({ issues }: { issues: readonly { path: PropertyKey[] }[] }) =>
  told({ step: "form", fault: { code: "MALFORMED", field: String(issues[0]?.path[0]) } }, 400);

/** Takes one step of the checkout; every step is a form of its own. */
export async function enterStep(args: ActionFunctionArgs) {
  const form = Object.fromEntries(await args.request.formData());
  const step: Step = { args, form, groupKey: args.params.group ?? "" };
  switch (form.intent) {
    case "address":
      return enterAddress(step);
    case "identity":
      return (await tooMany(args)) ?? enterIdentity(step);
    case "forget_identity":
      return forget(step);
    case "place":
      return (await tooMany(args)) ?? place(step);
    default:
      return told({ step: "form", fault: { code: "MALFORMED", field: "intent" } }, 400);
  }
}

/** A busy address keeps its page and what is typed there; only the answer says to wait. */
async function tooMany({ context }: ActionFunctionArgs) {
  const seconds = await secondsToWait(context, "checkout");
  return seconds === undefined
    ? undefined
    : told({ step: "form", fault: { code: "TOO_MANY", seconds } }, 429, {
        "Retry-After": String(seconds),
      });
}

/** The page opens the step that wants filling in next. */
const next = ({ groupKey }: Step) => redirect(href(`/checkout/${groupKey}`), { status: 303 });

async function enterAddress(step: Step) {
  const wish = saveAddressInput.safeParse({ ...step.form, groupKey: step.groupKey });
  if (!wish.success) return malformed(wish.error);
  const saved = await saveAddress(await visitorContext(step.args, "shop"), wish.data);
  if (saved.ok) return next(step);
  if (saved.error.code !== "ADDRESS_INVALID") throw redirect(href("/cart"), { status: 303 });
  const { fields, places } = saved.error;
  const { recipientName, phone, regionText, detail } = wish.data;
  const values = { recipientName, phone, regionText, detail };
  return told({ step: "address", fields, places, values }, 422);
}

async function enterIdentity(step: Step) {
  const { form, groupKey } = step;
  const intent = form.person === "same" ? "same_person" : "verify";
  const wish = verifyIdentityInput.safeParse({ ...form, intent, groupKey });
  if (!wish.success) return malformed(wish.error);
  const verified = await verifyIdentity(await visitorContext(step.args, "shop"), wish.data);
  if (verified.ok) return next(step);
  const { code } = verified.error;
  if (code === "NO_VISITOR") throw redirect(href("/cart"), { status: 303 });
  // The number itself never comes back into a page.
  const name = "name" in wish.data ? wish.data.name : "";
  const status = code === "IDENTITY_SERVICE_UNAVAILABLE" ? 503 : 422;
  return told({ step: "identity", fault: verified.error, name }, status);
}

async function forget(step: Step) {
  const forgotten = await forgetIdentity(await visitorContext(step.args, "shop"));
  if (!forgotten.ok) throw redirect(href("/cart"), { status: 303 });
  return next(step);
}

/** Places the order once and leads to where it is paid; a second press leads to the same order. */
async function place(step: Step) {
  const wish = placeOrderInput.safeParse({ ...step.form, groupKey: step.groupKey });
  if (!wish.success) return malformed(wish.error);
  const placed = await placeOrder(await visitorContext(step.args, "shop"), wish.data);
  if (placed.ok) {
    const { orderId, payment } = placed.value;
    const to = payment.state === "open" ? payment.payUrl : href(`/orders/${orderId}`);
    return redirectDocument(to, { status: 303 });
  }
  const { code } = placed.error;
  if (code === "NO_VISITOR" || code === "EMPTY_GROUP") {
    throw redirect(href("/cart"), { status: 303 });
  }
  return told({ step: "place", fault: placed.error }, 409);
}
