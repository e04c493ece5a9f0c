import { randomUUID } from "node:crypto";
import { Logger, runOnce, type TaskList } from "graphile-worker";
import { type InventoryList, inventoryMessage } from "~/domain/customs/inventory-list";
import type { Envelope, MessageTree, Sender } from "~/domain/customs/message-tree";
import { orderMessage } from "~/domain/customs/order-document";
import { paymentMessage } from "~/domain/customs/payment-document";
import { type Receipt, readReceipts } from "~/domain/customs/receipt";
import { waybillMessage } from "~/domain/customs/waybill-document";
import { readEnv } from "~/platform/env.server";
import { createSealer } from "~/platform/sealing.server";
import { createCertificateOffice } from "~/ports/customs/cards.server";
import { createCustomsGateway } from "~/ports/customs/gateway.server";
import type { CustomsSimSettings } from "~/ports/customs/simulator/settings";
import { createCustomsSimulator } from "~/ports/customs/simulator/simulator.server";
import { readXml } from "~/ports/customs/xml.server";
import { customsSimTariff } from "~db/schema";
import type { TestDatabase } from "../database";
import { inventoryList, orderDocument, paymentDocument, waybillDocument } from "./sample-documents";

/** Answers follow each other within milliseconds, in their real order. */
export const QUICK: CustomsSimSettings["delayMs"] = {
  taken: 1,
  handedOn: 2,
  accepted: 3,
  final: 4,
  ruling: 5,
};
const NO_FAULTS = { rejected: 0, reviewed: 0, inspected: 0, closedAfterStop: 0 };
const quiet = new Logger(() => () => {});

export const account = (party: { code: string }) => `DXPENTDEMO0000${party.code.slice(-2)}`;
const sender = (party: { code: string; name: string }): Sender => ({
  ...party,
  dxpId: account(party),
});
export const PLATFORM = sender(orderDocument.platform);
export const AGENT = sender(inventoryList.agent);
export const CARRIER = sender(waybillDocument.carrier);
export const PAYER = sender(paymentDocument.payment);

export type DocumentEdits = {
  order?: Partial<typeof orderDocument>;
  payment?: Partial<typeof paymentDocument>;
  waybill?: Partial<typeof waybillDocument>;
  list?: Partial<InventoryList>;
};

let nextOrder = 1;

/** Decisions of a fresh order: own numbers, otherwise the sample's, with some things put otherwise. */
export function freshOrder(edits: DocumentEdits = {}) {
  const serial = String(nextOrder++).padStart(6, "0");
  const orderNo = `FL261123${serial}`;
  const waybillNo = `DEMO73${serial}`;
  const transactionRef = `SBX-${serial}`;
  return {
    orderNo,
    waybillNo,
    order: {
      ...orderDocument,
      orderNo,
      payment: { ...paymentDocument.payment, transactionRef },
      ...edits.order,
    },
    payment: {
      ...paymentDocument,
      orderNo,
      payment: { ...paymentDocument.payment, transactionRef },
      ...edits.payment,
    },
    waybill: { ...waybillDocument, orderNo, waybillNo, ...edits.waybill },
    list: { ...inventoryList, orderNo, waybillNo, ownNo: orderNo, ...edits.list },
  };
}
export type FreshOrder = ReturnType<typeof freshOrder>;

export function envelopeOf(from: Sender, subscribers: readonly string[] = []): Envelope {
  const guid = () => randomUUID().toUpperCase();
  return {
    messageGuid: guid(),
    documentGuid: guid(),
    sentAt: new Date(),
    sender: from,
    subscribers,
  };
}

export const trees = {
  order: (one: FreshOrder) => orderMessage(one.order, envelopeOf(PLATFORM)),
  payment: (one: FreshOrder) => paymentMessage(one.payment, envelopeOf(PAYER, [PLATFORM.dxpId])),
  waybill: (one: FreshOrder) => waybillMessage(one.waybill, envelopeOf(CARRIER, [PLATFORM.dxpId])),
  list: (one: FreshOrder) => inventoryMessage(one.list, envelopeOf(AGENT)),
};
const SENDERS = { order: PLATFORM, payment: PAYER, waybill: CARRIER, list: AGENT };
export type Kind = keyof typeof trees;

/** Customs, its exchange and a terminal that holds every card, on a test database. */
export async function createCustomsWorld(
  database: TestDatabase,
  settings: Partial<CustomsSimSettings["shares"]> = {},
  delayMs = QUICK,
) {
  const env = readEnv({ APP_ENV: "test", LOG_LEVEL: "silent" });
  const seal = createSealer(env.IDENTITY_KEYS, env.IDENTITY_HASH_KEY);
  await database.db
    .insert(customsSimTariff)
    .values([
      { code: "0409000000", unit1: "035" },
      { code: "0402100000", unit1: "035", unit2: "011" },
    ])
    .onConflictDoNothing();
  const office = createCertificateOffice(database.db, seal);
  const simulator = createCustomsSimulator({
    db: database.db,
    seal,
    directory: office,
    settings: { delayMs, shares: { ...NO_FAULTS, ...settings } },
  });
  const gateway = createCustomsGateway({
    exchange: simulator.exchange,
    office,
    holdsCardOf: () => true,
  });
  const tasks: TaskList = {
    "customs_sim.take_in": (payload) =>
      simulator.takeIn((payload as { intakeId: string }).intakeId),
    "customs_sim.answer": (payload) =>
      simulator.giveAnswer((payload as { answerId: string }).answerId),
    "customs.collect_receipts": async () => {},
  };

  const sendBody = (from: Sender, transportId: string, messageType: string, body: Uint8Array) =>
    gateway.send({ transportId, senderAccount: from.dxpId, messageType, body });

  /** Writes, signs and sends; returns the bytes. */
  const send = async (from: Sender, tree: MessageTree, transportId = tree.guid) => {
    const written = await gateway.write(tree, from.code);
    if (!written.ok) throw new Error(written.error.detail);
    const sent = await sendBody(from, transportId, tree.type, written.value);
    if (!sent.ok) throw new Error(sent.error.detail);
    return written.value;
  };

  const bodies = async (of: Sender) => {
    const collected = await gateway.collect(of.dxpId, 0, 10_000);
    if (!collected.ok) throw new Error(collected.error.detail);
    return collected.value.map(({ body }) => body);
  };
  const receipts = async (of: Sender): Promise<Receipt[]> =>
    (await bodies(of)).flatMap((body) => {
      const tree = readXml(body);
      const read = tree.ok ? readReceipts(tree.value) : tree;
      return read.ok ? read.value : [];
    });

  return {
    simulator,
    gateway,
    office,
    sendBody,
    send,
    bodies,
    receipts,
    /** lets `work` do the jobs of another firm too */
    handle: (task: string, handler: TaskList[string]) => {
      tasks[task] = handler;
    },
    submit: (one: FreshOrder, ...kinds: Kind[]) =>
      kinds.reduce<Promise<unknown>>(
        (before, kind) => before.then(() => send(SENDERS[kind], trees[kind](one))),
        Promise.resolve(),
      ),
    /** Works until nothing is left to do, answers that are due later included. */
    async work() {
      for (;;) {
        await runOnce({ connectionString: database.url, taskList: tasks, logger: quiet });
        const [left] = await database.owner<{ count: number }[]>`
          SELECT count(*)::int AS count FROM graphile_worker._private_jobs WHERE attempts < max_attempts`;
        if (left?.count === 0) return;
      }
    },
    /** Statuses answered to one of an order's documents, in the order they came. */
    async statuses(kind: Kind, one: FreshOrder) {
      const number = kind === "waybill" ? one.waybill.waybillNo : one.orderNo;
      const key = {
        order: number,
        payment: one.payment.payment.transactionRef,
        waybill: one.waybill.waybillNo,
        list: one.list.ownNo,
      }[kind];
      const type = {
        order: "CEB312Message",
        payment: "CEB412Message",
        waybill: "CEB512Message",
        list: "CEB622Message",
      }[kind];
      return (await receipts(SENDERS[kind])).filter(
        (receipt) => receipt.type === type && receipt.number === key,
      );
    },
  };
}
export type CustomsWorld = Awaited<ReturnType<typeof createCustomsWorld>>;
