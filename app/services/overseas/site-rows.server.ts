import { eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { OperatorId, OverseasWarehouseId } from "~/domain/ids";
import { parseId } from "~/domain/ids";
import { invariant } from "~/domain/invariant";
import { dueDaysOf } from "~/domain/overseas/documents";
import type { SiteContact, SiteDocument, SiteSheet } from "~/domain/overseas/terms";
import type { Actor } from "~/platform/context.server";
import type { Database, DatabaseTransaction } from "~db/client.server";
import { overseasContact, overseasDocument, overseasWarehouse } from "~db/schema";

type Connection = Database | DatabaseTransaction;

/** Papers and people of a row of overseas_warehouse, as the sheet lists them. */
const listsOfSite = {
  documents: sql<SiteDocument[]>`(
    SELECT coalesce(json_agg(json_build_object('kind', d.kind, 'number', d.number, 'issuer', d.issuer,
             'validFrom', d.valid_from, 'expiresOn', d.expires_on) ORDER BY d.position), '[]')
    FROM overseas_document d WHERE d.warehouse_id = ${overseasWarehouse.id})`,
  contacts: sql<SiteContact[]>`(
    SELECT coalesce(json_agg(json_build_object('name', c.name, 'duty', c.duty, 'phone', c.phone,
             'email', c.email) ORDER BY c.position), '[]')
    FROM overseas_contact c WHERE c.warehouse_id = ${overseasWarehouse.id})`,
};

export type SiteRow = typeof overseasWarehouse.$inferSelect & {
  documents: SiteDocument[];
  contacts: SiteContact[];
};

export function siteRows(db: Connection, where: SQL | undefined): Promise<SiteRow[]> {
  return db
    .select({ ...getTableColumns(overseasWarehouse), ...listsOfSite })
    .from(overseasWarehouse)
    .where(where)
    .orderBy(overseasWarehouse.code);
}

export async function siteRow(
  db: Connection,
  id: OverseasWarehouseId,
): Promise<SiteRow | undefined> {
  const [row] = await siteRows(db, eq(overseasWarehouse.id, id));
  return row;
}

/** The sheet in force. */
export function sheetOf(row: SiteRow): SiteSheet {
  return {
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    countryCode: row.countryCode,
    cityZh: row.cityZh,
    cityEn: row.cityEn,
    address: row.address,
    gateway: row.gateway,
    transitDays: row.transitDays,
    ownership: row.ownership,
    siteUse: row.siteUse,
    operator: row.operator,
    operatorEn: row.operatorEn,
    operatorCreditCode: row.operatorCreditCode,
    opensOn: row.opensOn,
    areaM2: row.areaM2,
    sharedM2: row.sharedM2,
    palletPositions: row.palletPositions,
    zones: row.zones,
    services: row.services,
    documents: row.documents,
    usedM2: row.usedM2,
    usageAsOf: row.usageAsOf,
    monthShipments: row.monthShipments,
    contacts: row.contacts,
  };
}

/** What the verbs decide on: the state, the sheet in force and the one with the amendment applied. */
export function stateOf(row: SiteRow) {
  const sheet = sheetOf(row);
  return {
    status: row.status,
    amendment: row.amendmentState,
    submittedBy: row.submittedBy,
    sheet,
    proposed: row.amendment ? { ...sheet, ...row.amendment } : sheet,
  };
}

/** The columns that hold a sheet, with the days that follow from its papers. */
export function columnsOf(sheet: SiteSheet) {
  const { documents, contacts: _, ...columns } = sheet;
  return { ...columns, ...dueDaysOf(documents) };
}

type SiteLists = {
  id: OverseasWarehouseId;
  documents?: readonly SiteDocument[];
  contacts?: readonly SiteContact[];
};

/** Replaces papers and people of sites; a list that is not given stays. */
export async function replaceLists(db: DatabaseTransaction, sites: readonly SiteLists[]) {
  const withDocuments = sites.filter((site) => site.documents !== undefined);
  const withContacts = sites.filter((site) => site.contacts !== undefined);
  const papers = withDocuments.flatMap(({ id, documents = [] }) =>
    documents.map((document, position) => ({ warehouseId: id, position, ...document })),
  );
  const people = withContacts.flatMap(({ id, contacts = [] }) =>
    contacts.map((contact, position) => ({ warehouseId: id, position, ...contact })),
  );
  if (withDocuments.length > 0) {
    const ids = withDocuments.map(({ id }) => id);
    await db.delete(overseasDocument).where(inArray(overseasDocument.warehouseId, ids));
  }
  if (withContacts.length > 0) {
    const ids = withContacts.map(({ id }) => id);
    await db.delete(overseasContact).where(inArray(overseasContact.warehouseId, ids));
  }
  if (papers.length > 0) await db.insert(overseasDocument).values(papers);
  if (people.length > 0) await db.insert(overseasContact).values(people);
}

/** The officer who acts; the verbs have checked that it is one. */
export function officerOf(actor: Actor): OperatorId {
  const id = actor.kind === "operator" ? parseId("opr", actor.operatorId) : undefined;
  invariant(id, "an operator acts");
  return id;
}
