import type { OperatorRole } from "~/domain/identity/operator-role";
import type { OperatorId } from "~/domain/ids";
import { emptyRawSheet, type RawSheet } from "~/domain/overseas/raw-sheet";
import type { Actor } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { advanceWarehouse } from "~/services/overseas/advance-warehouse.server";
import { registerWarehouse } from "~/services/overseas/register-warehouse.server";
import { country, operator } from "~db/schema";
import type { TestDatabase } from "./database";
import { contextOn } from "./service-context";

/** The day all tests of the register take as today. */
export const TODAY = "2026-11-23";
export const NOW = new Date("2026-11-23T02:55:00Z");

export type Officer = Extract<Actor, { kind: "operator" }>;

/** Countries and officers of a register without warehouses. */
export async function mintRegister({ db }: TestDatabase) {
  await db.insert(country).values([
    { code: "TH", nameZh: "泰国", nameEn: "Thailand", customsCode: "136" },
    { code: "VN", nameZh: "越南", nameEn: "Vietnam", customsCode: "141" },
    { code: "LA", nameZh: "老挝", nameEn: "Laos", customsCode: "119" },
  ]);
  const mint = async (name: string, ...roles: OperatorRole[]): Promise<Officer> => {
    const operatorId: OperatorId = newId("opr");
    await db
      .insert(operator)
      .values({ id: operatorId, login: name, name, passwordHash: "-", roles });
    return { kind: "operator", operatorId, name, roles };
  };
  return {
    clerk: await mint("王蕾", "overseas"),
    officer: await mint("罗涛", "admin"),
    viewer: await mint("陈晓", "viewer"),
  };
}

let nextSite = 1;

/** A sheet complete enough to be filed, at an address of its own. */
export function completeSheet(more: Partial<RawSheet> = {}): RawSheet {
  return {
    ...emptyRawSheet(),
    nameZh: "林查班前置仓",
    nameEn: "Laem Chabang Forward Warehouse",
    countryCode: "TH",
    cityZh: "春武里",
    cityEn: "Chonburi",
    address: `${nextSite++} Demo Road`,
    gateway: "laem_chabang",
    ownership: "leased",
    siteUse: "public",
    operator: "涪港国贸（示例）",
    opensOn: "2026-05-01",
    areaM2: "12000",
    sharedM2: "1800",
    usedM2: "8640",
    usageAsOf: "2026-11-20",
    monthShipments: "412",
    zones: ["ambient"],
    services: ["storage", "returns"],
    documents: [
      {
        kind: "lease",
        number: "DEMO-T",
        issuer: "示例业主",
        validFrom: "2026-01-01",
        expiresOn: "2027-03-31",
      },
      {
        kind: "overseas_registration",
        number: "DEMO-R",
        issuer: "示例机关",
        validFrom: "",
        expiresOn: "",
      },
    ],
    contacts: [{ name: "示例联系人", duty: "", phone: "+660000001", email: "" }],
    ...more,
  };
}

/** A registered warehouse, taken along the given steps by the right people. */
export async function mintSite(
  database: TestDatabase,
  people: { clerk: Officer; officer: Officer },
  steps: readonly ("file" | "return" | "approve" | "activate" | "suspend")[] = [],
  sheet: RawSheet = completeSheet(),
) {
  const context = (actor: Actor) => contextOn(database, { actor, face: "console", fixedNow: NOW });
  const made = await registerWarehouse(context(people.clerk), { commandId: newId("lot"), sheet });
  if (!made.ok) throw new Error(`register: ${JSON.stringify(made.error)}`);
  let version = 1;
  for (const command of steps) {
    const result = await advanceWarehouse(
      context(command === "approve" ? people.officer : people.clerk),
      {
        warehouseId: made.value.id,
        version,
        command,
        ...(command === "return" || command === "suspend" ? { reason: "测试用的理由" } : {}),
        evidence: { kind: "site_evidence", number: "DEMO-V", issuer: "核验组", seenOn: TODAY },
      },
    );
    if (!result.ok) throw new Error(`${command}: ${JSON.stringify(result.error)}`);
    version = result.value.version;
  }
  return { ...made.value, version, sheet };
}
