import { shanghaiDay } from "~/domain/calendar-day";
import { formatTime } from "~/domain/format/day";
import { m } from "~/messages/compiled/messages";
import { Link } from "~/platform/remix";
import type { DeclarationView, MessageView } from "~/services/customs/get-declaration.server";
import { OpsPanel } from "../ops-panel";
import { messageWords, wayWords } from "./declaration-words";

const isBad = ({ status, problem }: MessageView) =>
  problem !== null || status === "100" || status === "4" || (status?.startsWith("-") ?? false);

/** Everything that went to customs and came back, newest first; each can be read as XML. */
export function MessageTable({
  declaration,
  toMessage,
}: {
  declaration: DeclarationView;
  toMessage: (ref: string) => string;
}) {
  const { messages } = declaration;
  return (
    <OpsPanel title={m.ops_messages()} note={m.ops_count_items({ count: messages.length })}>
      <div className="ops-scroll">
        <table className="ops-lines">
          <tbody>
            {messages.map((message) => (
              <tr key={message.ref} className={isBad(message) ? "is-bad" : undefined}>
                <td className="ops-dim" title={shanghaiDay(message.at)}>
                  {formatTime(message.at, "second")}
                </td>
                <td>{wayWords(message.way)}</td>
                <td>{message.number}</td>
                <td className="is-wide" title={message.info ?? undefined}>
                  {messageWords(message)}
                </td>
                <td className="is-number">
                  <Link
                    to={toMessage(message.ref)}
                    className="ops-link"
                    preventScrollReset
                    aria-label={m.ops_xml_of({ number: message.number })}
                  >
                    XML
                  </Link>
                </td>
              </tr>
            ))}
            {messages.length === 0 ? (
              <tr>
                <td className="ops-dim">{m.ops_messages_none()}</td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
    </OpsPanel>
  );
}
