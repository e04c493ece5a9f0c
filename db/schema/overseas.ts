import { sql } from "drizzle-orm";
import {
  boolean,
  char,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { PartnerCountry, StorageZone } from "~/domain/catalog/terms";
import type { Gateway } from "~/domain/overseas/gateways";
import type { AmendmentState, SiteStatus } from "~/domain/overseas/lifecycle";
import type {
  DocumentKind,
  Ownership,
  SiteFacts,
  SiteService,
  SiteUse,
} from "~/domain/overseas/terms";
import { country } from "./catalog";
import { day, idColumn, instant } from "./columns";
import { operator } from "./identity";

/**
 * A warehouse abroad in the register. Its columns are the sheet in force: the one being written
 * before the first approval, the last approved one ever after; changes wait in `amendment`.
 */
export const overseasWarehouse = pgTable(
  "overseas_warehouse",
  {
    id: idColumn<"osw">("id").primaryKey(),
    code: text("code").notNull().unique(),
    status: text("status").$type<SiteStatus>().notNull(),
    amendmentState: text("amendment_state").$type<AmendmentState>().notNull(),
    amendment: jsonb("amendment").$type<SiteFacts>(),
    /** raised by every write: who writes on an older one is told */
    version: integer("version").notNull(),
    /** how often it was approved; each approval is kept in overseas_edition */
    edition: integer("edition").notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en"),
    countryCode: char("country_code", { length: 2 })
      .$type<PartnerCountry>()
      .notNull()
      .references(() => country.code),
    cityZh: text("city_zh"),
    cityEn: text("city_en"),
    address: text("address"),
    gateway: text("gateway").$type<Gateway>(),
    transitDays: integer("transit_days"),
    ownership: text("ownership").$type<Ownership>(),
    siteUse: text("site_use").$type<SiteUse>(),
    operator: text("operator"),
    operatorEn: text("operator_en"),
    operatorCreditCode: text("operator_credit_code"),
    opensOn: day("opens_on"),
    areaM2: integer("area_m2"),
    sharedM2: integer("shared_m2"),
    palletPositions: integer("pallet_positions"),
    zones: text("zones").array().$type<StorageZone[]>().notNull().default(sql`'{}'`),
    services: text("services").array().$type<SiteService[]>().notNull().default(sql`'{}'`),
    usedM2: integer("used_m2"),
    usageAsOf: day("usage_as_of"),
    monthShipments: integer("month_shipments"),
    /** follow from the documents (domain/overseas/documents): first end of any, of a mandatory one */
    dueOn: day("due_on"),
    mandatoryDueOn: day("mandatory_due_on"),
    submittedBy: idColumn<"opr">("submitted_by").references(() => operator.id),
    submittedAt: instant("submitted_at"),
    /** why it was returned, suspended or closed */
    statusReason: text("status_reason"),
    statusAt: instant("status_at").notNull(),
    isDemo: boolean("is_demo").notNull().default(false),
    registeredByCommand: text("registered_by_command").unique(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    /** the same firm at the same address is the same warehouse */
    uniqueIndex("overseas_one_site")
      .on(table.countryCode, table.operator, sql`lower(${table.address})`)
      .where(sql`${table.status} <> 'closed'`),
    index("overseas_by_status").on(table.status, table.code),
    check(
      "overseas_area",
      sql`${table.usedM2} <= ${table.areaM2} AND ${table.sharedM2} <= ${table.areaM2}`,
    ),
    check(
      "overseas_status",
      sql`${table.status} IN ('draft', 'filed', 'returned', 'approved', 'active', 'suspended', 'closed')`,
    ),
    check(
      "overseas_amendment",
      sql`(${table.amendmentState} = 'none') = (${table.amendment} IS NULL)`,
    ),
  ],
);

const ofWarehouse = () =>
  idColumn<"osw">("warehouse_id")
    .notNull()
    .references(() => overseasWarehouse.id);

/** A paper of the sheet in force; `expires_on` is its last valid day. */
export const overseasDocument = pgTable(
  "overseas_document",
  {
    warehouseId: ofWarehouse(),
    position: integer("position").notNull(),
    kind: text("kind").$type<DocumentKind>().notNull(),
    number: text("number").notNull(),
    issuer: text("issuer").notNull(),
    validFrom: day("valid_from"),
    expiresOn: day("expires_on"),
  },
  (table) => [primaryKey({ columns: [table.warehouseId, table.position] })],
);

/** People of the site; never public. */
export const overseasContact = pgTable(
  "overseas_contact",
  {
    warehouseId: ofWarehouse(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    duty: text("duty"),
    phone: text("phone").notNull(),
    email: text("email"),
  },
  (table) => [primaryKey({ columns: [table.warehouseId, table.position] })],
);

/** What was approved, when and by whom; rows are never changed. */
export const overseasEdition = pgTable(
  "overseas_edition",
  {
    warehouseId: ofWarehouse(),
    edition: integer("edition").notNull(),
    facts: jsonb("facts").$type<SiteFacts>().notNull(),
    submittedBy: idColumn<"opr">("submitted_by").references(() => operator.id),
    approvedBy: idColumn<"opr">("approved_by")
      .notNull()
      .references(() => operator.id),
    approvedAt: instant("approved_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.warehouseId, table.edition] }),
    check("overseas_four_eyes", sql`${table.submittedBy} <> ${table.approvedBy}`),
  ],
);
