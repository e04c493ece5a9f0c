import type { ListAnswer } from "~/components/kiosk/add-to-list";
import { KioskList } from "~/components/kiosk/list-page";
import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { useLoaderData } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { visitorContext, visitorContextForAction } from "~/platform/session.server";
import { changeCart, changeCartInput } from "~/services/cart/change-cart.server";
import { getCart } from "~/services/cart/get-cart.server";

export const headers = () => PRIVATE_DOCUMENT;

export async function loader(args: LoaderFunctionArgs) {
  return getCart(await visitorContext(args, "kiosk"));
}

/** Every change of the visit's list. The first one begins the visit's session. */
export async function action(args: ActionFunctionArgs) {
  const form = Object.fromEntries(await args.request.formData());
  const wish = changeCartInput.safeParse(form);
  if (!wish.success) return data(refused("MALFORMED"), { status: 400 });
  const { ctx, headers } = await visitorContextForAction(args, "kiosk");
  const changed = await changeCart(ctx, wish.data);
  if (!changed.ok) return data(refused(changed.error.code), { status: 409, headers });
  // A plain form is led to the list, a page with JavaScript stays where it is.
  if (form.answer !== "here") return redirect(href("/kiosk/list"), { status: 303, headers });
  const { quantity, isCapped } = changed.value;
  return data({ kind: "changed", quantity, isCapped } satisfies ListAnswer, { headers });
}

const refused = (code: string): ListAnswer => ({ kind: "refused", code });

export default function KioskListPage() {
  return <KioskList list={useLoaderData<typeof loader>()} />;
}
