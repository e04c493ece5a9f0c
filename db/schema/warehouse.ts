import { boolean, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { FactState } from "~/domain/catalog/terms";
import { idColumn } from "./columns";

/** A domestic warehouse we sell from: bonded (inside the zone) or duty-paid (city stock and hall). */
export const warehouse = pgTable("warehouse", {
  id: idColumn<"whs">("id").primaryKey(),
  code: text("code").notNull().unique(),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  kind: text("kind").$type<"bonded" | "duty_paid">().notNull(),
  /** 账册编号 of the warehouse firm; bonded only */
  emsNo: text("ems_no"),
  /** 区内企业: the warehouse firm inside the zone; bonded only */
  areaCode: text("area_code"),
  areaName: text("area_name"),
  codesState: text("codes_state").$type<FactState>().notNull(),
  offersHallPickup: boolean("offers_hall_pickup").notNull(),
  /** orders paid before this hour (Asia/Shanghai) leave the same day */
  cutOffHour: integer("cut_off_hour").notNull(),
  transitDays: integer("transit_days").notNull(),
});
