import type { WarehouseId } from "~/domain/ids";
import { fen } from "~/domain/money";
import type { customsParty, freightRule, setting, warehouse } from "../schema";

export const BONDED_WAREHOUSE = "whs_bonded01" as WarehouseId;
export const HALL_WAREHOUSE = "whs_hall0001" as WarehouseId;
export const CITY_WAREHOUSE = "whs_city0001" as WarehouseId;

/** Book and area codes are of the right form and visibly nobody's; an operator confirms real ones. */
export const WAREHOUSES: readonly (typeof warehouse.$inferInsert)[] = [
  {
    id: BONDED_WAREHOUSE,
    code: "FL-B1",
    nameZh: "涪陵综保区保税一号仓",
    nameEn: "Fuling Bonded Warehouse 1",
    kind: "bonded",
    emsNo: "TDEMOW000001",
    areaCode: "5002DEMO06",
    areaName: "示例仓储（涪陵综保区）有限公司",
    codesState: "unverified",
    offersHallPickup: false,
    cutOffHour: 16,
    transitDays: 3,
  },
  {
    id: HALL_WAREHOUSE,
    code: "FL-H1",
    nameZh: "涪陵 RCEP 进口馆",
    nameEn: "Fuling RCEP Goods Hall",
    kind: "duty_paid",
    codesState: "verified",
    offersHallPickup: true,
    cutOffHour: 16,
    transitDays: 1,
  },
  {
    id: CITY_WAREHOUSE,
    code: "FL-C1",
    nameZh: "涪陵城区现货仓",
    nameEn: "Fuling City Warehouse",
    kind: "duty_paid",
    codesState: "verified",
    offersHallPickup: false,
    cutOffHour: 18,
    transitDays: 1,
  },
];

type FreightRow = typeof freightRule.$inferInsert;

const freight = (
  warehouseId: WarehouseId,
  deliveryMethod: FreightRow["deliveryMethod"],
  baseFen: number,
  stepFen: number,
): FreightRow => ({
  warehouseId,
  deliveryMethod,
  baseFen: fen(baseFen),
  baseGrams: 3_000,
  stepFen: fen(stepFen),
  stepGrams: 1_000,
  insuranceBps: 0,
  validFrom: "2026-01-01",
  state: "verified",
  source: "本馆运费表 2026-01",
});

/** Our own price list: up to 3 kg gross, then each kilogram begun; no insurance is charged. */
export const FREIGHT_RULES: readonly FreightRow[] = [
  freight(BONDED_WAREHOUSE, "home", 1_000, 200),
  freight(HALL_WAREHOUSE, "home", 800, 200),
  freight(HALL_WAREHOUSE, "hall_pickup", 0, 0),
  freight(CITY_WAREHOUSE, "home", 800, 200),
];

const party = (role: (typeof customsParty.$inferInsert)["role"], number: number, name: string) => ({
  role,
  code: `5002DEMO0${number}`,
  name: `${name}（演示）`,
  dxpId: `DXPENTDEMO00000${number}`,
  state: "unverified" as const,
  source: "演示企业，未在海关注册",
});

/** The firms that customs messages name; none of them exists. */
export const CUSTOMS_PARTIES: readonly (typeof customsParty.$inferInsert)[] = [
  party("platform", 1, "涪陵RCEP进口馆平台有限公司"),
  party("seller", 2, "涪陵RCEP进口商贸有限公司"),
  party("agent", 3, "涪陵示例报关有限公司"),
  party("logistics", 4, "涪陵示例物流有限公司"),
  party("payment", 5, "示例支付有限公司"),
];

const unverified = (key: string, value: string, source: string) => ({
  key,
  value,
  validFrom: "2026-01-01",
  state: "unverified" as const,
  source,
});

/** Single values: what nobody at Fuling has confirmed is unverified, and refused in production. */
export const SETTINGS: readonly (typeof setting.$inferInsert)[] = [
  unverified("customs.declaring_office", "8000", "重庆关区代码；涪陵海关自己的关区代码尚未查到"),
  unverified("customs.port_office", "8000", "重庆关区代码；龙头港口岸的关区代码尚未查到"),
  unverified("customs.exit_transport_mode", "Y", "保税港区（含综合保税区）；待涪陵海关确认"),
  unverified("customs.wrap_type", "2", "纸箱；一位代码旧表"),
  unverified("customs.guarantor_role", "seller", "税款担保企业暂定为电商企业"),
  {
    key: "returns.apply_within_days",
    value: "30",
    validFrom: "2020-03-28",
    state: "verified",
    source: "海关总署公告 2020 年第 45 号：放行之日起 30 日内申请退货",
  },
  {
    key: "returns.back_within_days",
    value: "45",
    validFrom: "2020-03-28",
    state: "verified",
    source: "海关总署公告 2020 年第 45 号：放行之日起 45 日内运抵原监管场所",
  },
  {
    key: "fulfilment.hand_over_target_hours",
    value: "8",
    validFrom: "2026-01-01",
    state: "verified",
    source: "本馆付款到出区目标 2026-01",
  },
];
