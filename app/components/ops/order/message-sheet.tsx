import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { Form } from "~/platform/remix";
import type { MessageXml } from "~/services/customs/get-message-xml.server";
import { Sheet } from "./sheet";

/** One message as XML, personal values masked until the customs role asks to see them. */
export function MessageSheet({
  reference,
  message,
  mayUnmask,
  isResent,
  back,
}: {
  reference: string;
  /** null: its bytes are no message */
  message: MessageXml | null;
  mayUnmask: boolean;
  isResent: boolean;
  back: string;
}) {
  const title = message?.messageType ?? m.ops_message_unreadable();
  return (
    <Sheet title={title} back={back}>
      {isResent ? (
        <Notice tone="ok" isLive>
          {m.ops_done_resend()}
        </Notice>
      ) : null}
      {message ? (
        <>
          <div className="flex flex-wrap items-center gap-2 py-2">
            <span className="ops-dim text-t1">
              {message.isMasked ? m.ops_message_masked() : m.ops_message_unmasked()}
            </span>
            {mayUnmask && message.isMasked ? (
              <Form method="post" preventScrollReset replace className="ms-auto">
                <Button name="intent" value="unmask" tone="quiet" size="small" icon="eye">
                  {m.ops_message_unmask()}
                </Button>
              </Form>
            ) : null}
            {mayUnmask && reference.startsWith("message:") ? (
              <Form method="post" preventScrollReset replace>
                <Button name="intent" value="resend" tone="quiet" size="small" icon="refresh">
                  {m.ops_message_resend()}
                </Button>
              </Form>
            ) : null}
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys */}
          <pre className="ops-xml" tabIndex={0}>
            <code>{message.xml}</code>
          </pre>
        </>
      ) : (
        <Notice tone="warn">{m.ops_message_unreadable_text()}</Notice>
      )}
    </Sheet>
  );
}
