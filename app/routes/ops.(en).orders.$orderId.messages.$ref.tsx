import { MessageSheet } from "~/components/ops/order/message-sheet";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { forbidden, notFound } from "~/platform/http-errors.server";
import {
  type MetaFunction,
  useActionData,
  useLoaderData,
  useLocation,
  useParams,
} from "~/platform/remix";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";
import { getMessageXml } from "~/services/customs/get-message-xml.server";
import { resendMessage } from "~/services/customs/resend-message.server";
import { mayActAs } from "~/services/identity/may-act-as";

export const meta: MetaFunction = () => [{ title: m.ops_title({ page: m.ops_messages() }) }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContext(args);
  const read = await getMessageXml(ctx, { ref: args.params.ref ?? "" });
  const mayUnmask = mayActAs(ctx.actor, "customs");
  if (read.ok) return { message: read.value, mayUnmask };
  switch (read.error.code) {
    case "FORBIDDEN":
      return forbidden();
    case "MESSAGE_NOT_FOUND":
      return notFound();
    case "UNREADABLE":
      return { message: null, mayUnmask };
  }
}

/** Showing personal values is an act: it is written down who did. So is sending once more. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContext(args);
  const ref = args.params.ref ?? "";
  const intent = (await args.request.formData()).get("intent");
  if (intent === "resend") {
    const sent = await resendMessage(ctx, { messageId: ref.replace(/^message:/, "") });
    if (!sent.ok) return sent.error.code === "FORBIDDEN" ? forbidden() : notFound();
    return data({ message: null, isResent: true });
  }
  const read = await getMessageXml(ctx, { ref, unmasked: true });
  if (read.ok) return data({ message: read.value, isResent: false });
  return read.error.code === "FORBIDDEN" ? forbidden() : notFound();
}

export default function Message() {
  const { message, mayUnmask } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { orderId, ref } = useParams();
  const { search } = useLocation();
  return (
    <MessageSheet
      reference={ref ?? ""}
      message={answer?.message ?? message}
      mayUnmask={mayUnmask}
      isResent={answer?.isResent ?? false}
      back={href(`/ops/orders/${orderId}`) + search}
    />
  );
}
