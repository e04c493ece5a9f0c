import type { CalendarDay } from "~/domain/calendar-day";
import type { ClearanceCodes } from "~/domain/customs/inventory-list";
import type { Party, Sender } from "~/domain/customs/message-tree";
import type { FactRefusal } from "~/domain/dated-fact";
import type { WarehouseId } from "~/domain/ids";
import { ok, type Result, refuse } from "~/domain/result";
import type { CustomsPartyRow, RuleBook } from "~/services/rules/rule-book";

/** Single values of a declaration; rows of `setting`, none of them verified for Fuling so far. */
export const CLEARANCE_SETTINGS = {
  customsCode: "customs.declaring_office",
  portCode: "customs.port_office",
  trafficMode: "customs.exit_transport_mode",
  wrapType: "customs.wrap_type",
  guarantorRole: "customs.guarantor_role",
} as const;

/** Who and where, as customs registered them. */
export type DeclaredParties = {
  platform: Sender;
  seller: Party;
  agent: Sender;
  zoneFirm: Party;
  bookNo: string;
  clearance: ClearanceCodes;
  guarantorRole: "platform" | "seller" | "logistics";
};

export type PartyRefusal =
  | FactRefusal
  /** no row, no account at the exchange to send from, or in production one that nobody has verified */
  | { code: "PARTY_UNKNOWN"; role: CustomsPartyRow["role"] | "zone_firm" };

/** Our firms and codes on a day; what is unknown refuses, never a blank in a message. */
export function declaredParties(
  rules: RuleBook,
  day: CalendarDay,
  warehouseId: WarehouseId,
): Result<DeclaredParties, PartyRefusal> {
  const { setting, policy } = rules.on(day);
  let refusal: PartyRefusal | undefined;
  const party = (role: CustomsPartyRow["role"], isSender: boolean): Sender => {
    const row = rules.party(role);
    const isUsable =
      row?.state === "verified" || (row?.state === "unverified" && policy === "demo");
    if (!row || !isUsable || (isSender && !row.dxpId)) {
      refusal ??= { code: "PARTY_UNKNOWN", role };
    }
    return { code: row?.code ?? "", name: row?.name ?? "", dxpId: row?.dxpId ?? "" };
  };
  const value = (key: string): string => {
    const row = setting(key);
    if (!row.ok) refusal ??= row.error;
    return row.ok ? row.value.value : "";
  };
  const warehouse = rules.warehouse(warehouseId);
  const areCodesUsable =
    warehouse?.codesState === "verified" ||
    (warehouse?.codesState === "unverified" && policy === "demo");
  const { emsNo, areaCode, areaName } = warehouse ?? {};
  if (!areCodesUsable || !emsNo || !areaCode || !areaName) {
    refusal ??= { code: "PARTY_UNKNOWN", role: "zone_firm" };
  }
  const guarantorRole = value(CLEARANCE_SETTINGS.guarantorRole);
  const parties = {
    platform: party("platform", true),
    seller: party("seller", false),
    agent: party("agent", true),
    zoneFirm: { code: areaCode ?? "", name: areaName ?? "" },
    bookNo: emsNo ?? "",
    clearance: {
      customsCode: value(CLEARANCE_SETTINGS.customsCode),
      portCode: value(CLEARANCE_SETTINGS.portCode),
      trafficMode: value(CLEARANCE_SETTINGS.trafficMode),
      wrapType: value(CLEARANCE_SETTINGS.wrapType),
      supervisedSite: undefined,
    },
  };
  if (refusal) return refuse(refusal);
  if (guarantorRole !== "platform" && guarantorRole !== "seller" && guarantorRole !== "logistics") {
    return refuse({ code: "RATE_UNKNOWN", subject: "setting" });
  }
  return ok({ ...parties, guarantorRole });
}
