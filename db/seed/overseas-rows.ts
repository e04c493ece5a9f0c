import { addDays, type CalendarDay } from "~/domain/calendar-day";
import type { OverseasWarehouseId } from "~/domain/ids";
import { dueDaysOf } from "~/domain/overseas/documents";
import { type SiteDocument, type SiteFacts, TITLE_KINDS } from "~/domain/overseas/terms";
import type {
  auditLog,
  overseasContact,
  overseasDocument,
  overseasEdition,
  overseasWarehouse,
  setting,
} from "../schema";
import { seedId } from "./draw";
import { CLERK, isFiling, lifeOf, OFFICER, type SiteStep } from "./overseas-life";
import { SEED_SITES, type SeedSite } from "./overseas-sites";

type Rows = {
  warehouses: (typeof overseasWarehouse.$inferInsert)[];
  documents: (typeof overseasDocument.$inferInsert)[];
  contacts: (typeof overseasContact.$inferInsert)[];
  editions: (typeof overseasEdition.$inferInsert)[];
  audits: (typeof auditLog.$inferInsert)[];
  settings: (typeof setting.$inferInsert)[];
};

/** Nine in the morning in Fuling. */
const morningOf = (day: CalendarDay) => new Date(`${day}T01:00:00Z`);

/** The demo's overseas warehouses, with the days of their papers and lives relative to today. */
export function overseasRows(today: CalendarDay): Rows {
  const sites = SEED_SITES.map((site) => siteRows(site, today));
  return {
    warehouses: sites.map(({ warehouse }) => warehouse),
    documents: sites.flatMap(({ documents }) => documents),
    contacts: sites.map(({ contact }) => contact),
    editions: sites.flatMap(({ editions }) => editions),
    audits: sites.flatMap(({ audits }) => audits),
    settings: [
      {
        key: "overseas.year_target_sites",
        value: "20",
        validFrom: `${today.slice(0, 4)}-01-01`,
        validTo: `${today.slice(0, 4)}-12-31`,
        state: "unverified",
        source: "演示目标",
      },
    ],
  };
}

function siteRows(site: SeedSite, today: CalendarDay) {
  const id: OverseasWarehouseId = seedId("osw", site.code);
  const opensOn = addDays(today, -site.openedAgo);
  const filedOn = addDays(opensOn < today ? opensOn : today, -40);
  const facts = factsOf(site, today, opensOn, filedOn);
  const { documents, ...columns } = facts;
  const isFiled = site.status !== "draft";
  const isApproved = isFiled && site.status !== "filed" && site.status !== "returned";
  const amendment = site.amendedAreaM2 ? { ...facts, areaM2: site.amendedAreaM2 } : null;
  const steps = lifeOf(site, today, filedOn, opensOn);
  const edition = isApproved ? (site.firstAreaM2 ? 2 : 1) : 0;
  const warehouse: Rows["warehouses"][number] = {
    ...columns,
    ...dueDaysOf(documents),
    id,
    code: site.code,
    status: site.status,
    amendmentState: amendment ? "filed" : "none",
    amendment,
    version: steps.length,
    edition,
    usedM2: site.usedPercent === null ? null : Math.floor((site.areaM2 * site.usedPercent) / 100),
    usageAsOf: site.usedPercent === null ? null : addDays(today, -3),
    monthShipments: site.monthShipments,
    submittedBy: isFiled ? CLERK : null,
    submittedAt: isFiled ? morningOf(steps.findLast(isFiling)?.day ?? filedOn) : null,
    statusReason: steps.at(-1)?.reason ?? null,
    statusAt: morningOf(steps.findLast(({ from, to }) => from !== to)?.day ?? filedOn),
    isDemo: true,
    createdAt: morningOf(steps[0]?.day ?? filedOn),
    updatedAt: morningOf(steps.at(-1)?.day ?? filedOn),
  };
  return {
    warehouse,
    documents: documents.map((document, position) => ({ warehouseId: id, position, ...document })),
    contact: contactOf(site, id),
    editions: editionsOf(site, id, facts, edition, steps),
    audits: steps.map((step, index) => auditOf(site, id, step, index + 1)),
  };
}

function factsOf(
  site: SeedSite,
  today: CalendarDay,
  opensOn: CalendarDay,
  filedOn: CalendarDay,
): SiteFacts {
  return {
    nameZh: site.nameZh,
    nameEn: site.nameEn,
    countryCode: site.countryCode,
    cityZh: site.cityZh,
    cityEn: site.cityEn,
    address: `Demo Logistics Road ${site.code}, ${site.cityEn}`,
    gateway: site.gateway,
    transitDays: site.transitDays,
    ownership: site.ownership,
    siteUse: site.siteUse,
    operator: site.firm[0],
    operatorEn: site.firm[1],
    operatorCreditCode: null,
    opensOn,
    areaM2: site.areaM2,
    sharedM2: site.sharedM2,
    palletPositions: Math.floor(site.areaM2 / 3),
    zones: site.zones,
    services: site.services,
    documents: documentsOf(site, today, opensOn, filedOn),
  };
}

/** Every number says that it is nobody's. */
function documentsOf(
  site: SeedSite,
  today: CalendarDay,
  opensOn: CalendarDay,
  filedOn: CalendarDay,
): SiteDocument[] {
  const [titleKind = "lease"] = TITLE_KINDS[site.ownership];
  const validFrom = addDays(filedOn, -30);
  const documents: SiteDocument[] = [
    {
      kind: titleKind,
      number: `DEMO-${site.code}-T`,
      issuer: "示例业主",
      validFrom,
      expiresOn: addDays(today, site.titleEndsIn),
    },
    {
      kind: "overseas_registration",
      number: `DEMO-${site.code}-R`,
      issuer: "当地商业登记机关（示例）",
      validFrom,
      expiresOn: null,
    },
    {
      kind: "insurance",
      number: `DEMO-${site.code}-I`,
      issuer: "示例保险",
      validFrom,
      expiresOn: addDays(today, site.insuranceEndsIn),
    },
  ];
  if (site.status === "active" || site.status === "suspended") {
    documents.push({
      kind: "site_evidence",
      number: `DEMO-${site.code}-V`,
      issuer: "示例核验组",
      validFrom: opensOn,
      expiresOn: null,
    });
  }
  return documents;
}

function contactOf(site: SeedSite, id: OverseasWarehouseId): Rows["contacts"][number] {
  return {
    warehouseId: id,
    position: 0,
    name: "示例联系人",
    duty: "仓库主管",
    phone: `+${site.dialCode}00000${site.code.slice(3)}`,
    email: `${site.code.toLowerCase()}@example.com`,
  };
}

function auditOf(
  site: SeedSite,
  id: OverseasWarehouseId,
  { action, day, by, ...facts }: SiteStep,
  version: number,
): Rows["audits"][number] {
  return {
    at: morningOf(day),
    actorKind: "operator",
    actorId: `operator:${by}`,
    face: "console",
    action,
    entity: "overseas_warehouse",
    entityId: id,
    facts: { code: site.code, version, ...facts },
  };
}

function editionsOf(
  site: SeedSite,
  id: OverseasWarehouseId,
  facts: SiteFacts,
  last: number,
  steps: readonly SiteStep[],
): Rows["editions"] {
  return steps.flatMap(({ edition, day }) =>
    edition === undefined
      ? []
      : [
          {
            warehouseId: id,
            edition,
            facts: {
              ...facts,
              areaM2: edition < last ? (site.firstAreaM2 ?? site.areaM2) : site.areaM2,
            },
            submittedBy: CLERK,
            approvedBy: OFFICER,
            approvedAt: morningOf(day),
          },
        ],
  );
}
