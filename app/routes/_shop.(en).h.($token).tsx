import phoneStyles from "~/components/kiosk/phone.css?url";
import { AskForCode, type ClaimAnswer, PhoneHandoff } from "~/components/kiosk/phone-handoff";
import type { FrameHandle } from "~/components/shop/frame-handle";
import { m } from "~/messages/compiled/messages";
import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { limitRate } from "~/platform/rate-limit.server";
import { type MetaFunction, useActionData, useLoaderData } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { visitorContext, visitorContextForAction } from "~/platform/session.server";
import { claimHandoff } from "~/services/kiosk/claim-handoff.server";
import { type HandoffView, readHandoff } from "~/services/kiosk/read-handoff.server";

export const handle: FrameHandle = { hasOwnBar: true };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: phoneStyles }];
export const headers = () => PRIVATE_DOCUMENT;
export const meta: MetaFunction = () => [
  { title: `${m.kiosk_phone_title()} · ${m.common_site_name()}` },
  { name: "robots", content: "noindex, nofollow" },
];

/**
 * Shows what a scanned code (`/h/<token>`) or a typed one (`/h?code=`) holds. It claims nothing, so
 * previews of the link cannot burn it. Bare `/h` asks for the code.
 */
export async function loader(args: LoaderFunctionArgs) {
  const shortCode = new URL(args.request.url).searchParams.get("code") ?? "";
  const { token } = args.params;
  if (token === undefined && shortCode === "") return { shortCode, view: null };
  await limitRate(args.context, "handoff");
  const key = token === undefined ? { shortCode } : { token };
  const view: HandoffView = await readHandoff(await visitorContext(args, "shop"), key);
  return data({ shortCode, view }, { status: view.state === "unknown" ? 404 : 200 });
}

/** Takes the list into this phone's cart, once. */
export async function action(args: ActionFunctionArgs) {
  await limitRate(args.context, "handoff");
  const { token } = args.params;
  const typed = (await args.request.formData()).get("code");
  const key = token === undefined ? { shortCode: String(typed ?? "").slice(0, 40) } : { token };
  const { ctx, headers } = await visitorContextForAction(args, "shop");
  const claimed = await claimHandoff(ctx, key);
  const answer = (value: ClaimAnswer, status = 200) => data(value, { status, headers });
  if (!claimed.ok) return answer({ kind: "refused", code: claimed.error.code }, 409);
  const { leftOutCount } = claimed.value;
  if (leftOutCount > 0) return answer({ kind: "taken", leftOutCount });
  return redirect(href("/cart"), { status: 303, headers });
}

export default function Handoff() {
  const { shortCode, view } = useLoaderData<typeof loader>();
  const answer = useActionData<ClaimAnswer>();
  const asksForCode = view === null || (view.state === "unknown" && shortCode !== "");
  return (
    <div className="page handoff">
      {asksForCode ? (
        <AskForCode typed={shortCode} isWrong={view !== null} />
      ) : (
        <PhoneHandoff view={view} shortCode={shortCode} answer={answer} />
      )}
    </div>
  );
}
