import { decodeUtf8, escaped, parseXml } from "./xml.server";

const DXP_NAMESPACE = "http://www.chinaport.gov.cn/dxp";

/** The transport message of the exchange: a business message in base64 with who sends what to whom. */
export type DxpEnvelope = {
  transportId: string;
  senderAccount: string;
  receiverAccount: string;
  /** local time of the sender without zone, as the schema has it */
  createdAt: string;
  messageType: string;
  body: Uint8Array;
};

export function writeEnvelope(envelope: DxpEnvelope): Uint8Array {
  const { transportId, senderAccount, receiverAccount, createdAt, messageType, body } = envelope;
  const xml =
    `<?xml version="1.0" encoding="UTF-8"?><DxpMsg xmlns="${DXP_NAMESPACE}" ver="1.0"><TransInfo>` +
    `<CopMsgId>${escaped(transportId)}</CopMsgId><SenderId>${escaped(senderAccount)}</SenderId>` +
    `<ReceiverIds><ReceiverId>${escaped(receiverAccount)}</ReceiverId></ReceiverIds>` +
    `<CreatTime>${createdAt}</CreatTime><MsgType>${escaped(messageType)}</MsgType></TransInfo>` +
    `<Data>${Buffer.from(body).toString("base64")}</Data></DxpMsg>`;
  return new TextEncoder().encode(xml);
}

/** Undefined when the bytes are no transport message with sender, number and data. */
export function readEnvelope(bytes: Uint8Array): DxpEnvelope | undefined {
  const text = decodeUtf8(bytes);
  const parsed = text === undefined ? undefined : parseXml(text);
  if (!parsed?.ok || parsed.value.namespaceURI !== DXP_NAMESPACE) return undefined;
  const root = parsed.value;
  if (root.localName !== "DxpMsg") return undefined;
  const first = (name: string) =>
    root.getElementsByTagNameNS(DXP_NAMESPACE, name)[0]?.textContent?.trim() ?? "";
  const data = first("Data").replace(/\s/g, "");
  const envelope = {
    transportId: first("CopMsgId"),
    senderAccount: first("SenderId"),
    receiverAccount: first("ReceiverId"),
    createdAt: first("CreatTime"),
    messageType: first("MsgType"),
    body: new Uint8Array(Buffer.from(data, "base64")),
  };
  const isBase64 = /^[A-Za-z0-9+/]*={0,2}$/.test(data) && envelope.body.length > 0;
  return isBase64 && envelope.transportId !== "" && envelope.senderAccount !== ""
    ? envelope
    : undefined;
}
