import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Sender } from "~/domain/customs/message-tree";
import type { Consignee } from "~/domain/customs/order-document";
import { waybillMessage } from "~/domain/customs/waybill-document";
import { invariant } from "~/domain/invariant";
import { fen } from "~/domain/money";
import { ok, refuse } from "~/domain/result";
import type { Sealer } from "~/platform/sealing.server";
import type { CustomsGateway } from "~/ports/customs/customs";
import type { Database } from "~db/client.server";
import { carrierSimDocument as document, carrierSimWaybill as waybill } from "~db/schema";
import type { Carrier, Parcel } from "../carrier";

export type CarrierSimulator = Carrier & {
  /** job carrier_sim.send_waybill_document */
  sendDocument(waybillNo: string): Promise<void>;
};

/** A consignee whose first 511 carries a mistaken telephone, to show a correction. */
const MISTAKE_WISH = "演示运单电话不符";

/**
 * The carrier of the demo: assigns numbers and declares its waybills under its own code. It knows
 * consignee, weight and fees of a parcel, and nothing of goods' prices, payment or identity.
 */
export function createCarrierSimulator(options: {
  db: Database;
  seal: Sealer;
  gateway: CustomsGateway;
  firm: Sender;
}): CarrierSimulator {
  const { db, seal, gateway, firm } = options;
  return {
    name: "simulator",
    async assignWaybill(parcel) {
      const waybillNo = (await knownNumber(db, parcel.orderNo)) ?? (await draw(db, seal, parcel));
      return ok({ waybillNo, firm: { code: firm.code, name: firm.name } });
    },
    declareWaybill: (request) => ask(db, seal, request),
    sendDocument: (waybillNo) => sendDocuments(db, seal, gateway, firm, waybillNo),
  };
}

async function knownNumber(db: Database, orderNo: string): Promise<string | undefined> {
  const [row] = await db
    .select({ waybillNo: waybill.waybillNo })
    .from(waybill)
    .where(eq(waybill.orderNo, orderNo));
  return row?.waybillNo;
}

async function draw(db: Database, seal: Sealer, parcel: Parcel): Promise<string> {
  await db
    .insert(waybill)
    .values({
      waybillNo: sql`'DEMO73' || lpad(nextval('carrier_sim.waybill_serial')::text, 8, '0')`,
      orderNo: parcel.orderNo,
      ...parcelColumns(seal, parcel),
      assignedAt: sql`now()`,
    })
    .onConflictDoNothing({ target: waybill.orderNo });
  const waybillNo = await knownNumber(db, parcel.orderNo);
  invariant(waybillNo, "a waybill was drawn");
  return waybillNo;
}

function parcelColumns(seal: Sealer, parcel: Parcel) {
  return {
    consigneeCipher: seal.seal(JSON.stringify(parcel.consignee)),
    goodsInfo: parcel.goodsInfo,
    grossWeightGrams: parcel.grossWeightGrams,
    freightFen: parcel.freightFen,
    insuranceFen: parcel.insuranceFen,
  };
}

async function ask(
  db: Database,
  seal: Sealer,
  request: Parameters<Carrier["declareWaybill"]>[0],
): ReturnType<Carrier["declareWaybill"]> {
  const { waybillNo, parcel, version, subscriberAccount } = request;
  return db.transaction(async (tx) => {
    const [known] = await tx
      .select({ orderNo: waybill.orderNo })
      .from(waybill)
      .where(eq(waybill.waybillNo, waybillNo))
      .for("update");
    if (known?.orderNo !== parcel.orderNo) {
      return refuse({ code: "CARRIER_REFUSED" as const, detail: `no waybill ${waybillNo}` });
    }
    const asked = await tx
      .insert(document)
      .values({
        waybillNo,
        version,
        // Drawn once and kept: a repeated sending is the same message.
        messageGuid: randomUUID().toUpperCase(),
        documentGuid: randomUUID().toUpperCase(),
        subscriberAccount,
        askedAt: sql`now()`,
      })
      .onConflictDoNothing()
      .returning({ version: document.version });
    if (asked.length > 0) {
      await tx
        .update(waybill)
        .set(parcelColumns(seal, parcel))
        .where(eq(waybill.waybillNo, waybillNo));
      const job = { task: "carrier_sim.send_waybill_document", payload: { waybillNo } };
      await tx.execute(sql`SELECT enqueue_jobs(${JSON.stringify([job])}::jsonb)`);
    }
    return ok(undefined);
  });
}

async function sendDocuments(
  db: Database,
  seal: Sealer,
  gateway: CustomsGateway,
  firm: Sender,
  waybillNo: string,
): Promise<void> {
  const rows = await db
    .select()
    .from(document)
    .innerJoin(waybill, eq(waybill.waybillNo, document.waybillNo))
    .where(and(eq(document.waybillNo, waybillNo), isNull(document.sentAt)))
    .orderBy(document.version);
  for (const row of rows) {
    const asked = row.waybill_document;
    const parcel = row.waybill;
    const consignee = JSON.parse(seal.openText(parcel.consigneeCipher)) as Consignee;
    const isMistaken = asked.version === 1 && consignee.address.includes(MISTAKE_WISH);
    const tree = waybillMessage(
      {
        applicationType: asked.version === 1 ? "1" : "2",
        carrier: { code: firm.code, name: firm.name },
        waybillNo,
        orderNo: parcel.orderNo,
        freightFen: fen(parcel.freightFen),
        insuranceFen: fen(parcel.insuranceFen),
        grossWeightGrams: parcel.grossWeightGrams,
        goodsInfo: parcel.goodsInfo,
        consignee: isMistaken
          ? { ...consignee, telephone: `${consignee.telephone.slice(0, -1)}#` }
          : consignee,
      },
      {
        messageGuid: asked.messageGuid,
        documentGuid: asked.documentGuid,
        sentAt: asked.askedAt,
        sender: firm,
        subscribers: [asked.subscriberAccount],
      },
    );
    const written = await gateway.write(tree, firm.code);
    invariant(written.ok, "the carrier holds its own card");
    const sent = await gateway.send({
      transportId: asked.messageGuid,
      senderAccount: firm.dxpId,
      messageType: tree.type,
      body: written.value,
    });
    if (!sent.ok) throw new Error(`511 of ${waybillNo}: ${sent.error.detail}`);
    await db
      .update(document)
      .set({ sentAt: sql`now()` })
      .where(and(eq(document.waybillNo, waybillNo), eq(document.version, asked.version)));
  }
}
