import type { ComparedField, DocumentKind } from "~/domain/customs/comparison";
import { assertNever } from "~/domain/invariant";
import { m } from "~/messages/compiled/messages";
import type { DocumentView, MessageView } from "~/services/customs/get-declaration.server";
import { customsSaid } from "../customs-said";

/** Number and name of each of the four documents, and who sends it. */
export function documentWords(kind: DocumentKind): {
  number: string;
  name: string;
  sender: string;
} {
  switch (kind) {
    case "order":
      return { number: "311", name: m.ops_document_order(), sender: m.ops_sender_shop() };
    case "payment":
      return { number: "411", name: m.ops_document_payment(), sender: m.ops_sender_payer() };
    case "waybill":
      return { number: "511", name: m.ops_document_waybill(), sender: m.ops_sender_carrier() };
    case "list":
      return { number: "621", name: m.ops_document_list(), sender: m.ops_sender_agent() };
    default:
      return assertNever(kind);
  }
}

export function standingWords(standing: DocumentView["standing"]): string {
  switch (standing) {
    case "not_sent":
      return m.ops_standing_not_sent();
    case "unanswered":
      return m.ops_standing_unanswered();
    case "in_progress":
      return m.ops_standing_in_progress();
    case "accepted":
      return m.ops_standing_accepted();
    case "rejected":
      return m.ops_customs_rejected();
    default:
      return assertNever(standing);
  }
}

export function comparedName(field: ComparedField): string {
  switch (field) {
    case "order_no":
      return m.ops_order_no();
    case "firms":
      return m.ops_compared_firms();
    case "payment":
      return m.ops_compared_payment();
    case "paid":
      return m.ops_compared_paid();
    case "amounts":
      return m.ops_compared_amounts();
    case "buyer":
      return m.ops_compared_buyer();
    case "id_number":
      return m.ops_compared_id();
    case "telephone":
      return m.ops_compared_telephone();
    case "consignee":
      return m.ops_compared_consignee();
    case "waybill_no":
      return m.ops_waybill_no();
    case "lines":
      return m.ops_compared_lines();
    case "weights":
      return m.ops_compared_weights();
    case "book":
      return m.ops_compared_book();
    default:
      return assertNever(field);
  }
}

/** What a message was, or what customs said: "120 海关入库", "订单". */
export function messageWords(message: MessageView): string {
  if (message.way === "received") {
    const { text } = customsSaid(message.info ?? "");
    const said = [message.status, statusWords(message.status), message.code].filter(Boolean);
    const code = said.join(" ");
    return isOwnWord(message.status) && message.code === null ? code : `${code} ${text}`.trim();
  }
  const version =
    message.version !== null && message.version > 1
      ? m.ops_message_version({ version: message.version })
      : "";
  const waiting = message.isWaiting ? m.ops_message_waiting() : "";
  return [documentNumberName(message.number), version, waiting].filter(Boolean).join(" ");
}

function documentNumberName(number: string): string {
  switch (number) {
    case "311":
      return m.ops_document_order();
    case "411":
      return m.ops_document_payment();
    case "511":
      return m.ops_document_waybill();
    case "621":
      return m.ops_document_list();
    default:
      return number;
  }
}

/** Customs' statuses that need no further words. */
function isOwnWord(status: string | null): boolean {
  return status !== null && ["1", "2", "3", "120", "399", "800"].includes(status);
}

function statusWords(status: string | null): string {
  switch (status) {
    case "1":
      return m.ops_status_1();
    case "2":
      return m.ops_status_2();
    case "3":
      return m.ops_status_3();
    case "4":
      return m.ops_status_4();
    case "100":
      return m.ops_customs_rejected();
    case "120":
      return m.ops_status_120();
    case "300":
      return m.ops_customs_review();
    case "399":
      return m.ops_status_399();
    case "500":
      return m.ops_customs_inspection();
    case "700":
      return m.ops_customs_closed();
    case "800":
      return m.ops_customs_released();
    default:
      return "";
  }
}

export function wayWords(way: MessageView["way"]): string {
  switch (way) {
    case "sent":
      return m.ops_way_sent();
    case "copied":
      return m.ops_way_copied();
    case "received":
      return m.ops_way_received();
    default:
      return assertNever(way);
  }
}
