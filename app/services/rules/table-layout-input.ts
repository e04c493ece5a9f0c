import { z } from "zod";
import { isCalendarDay } from "~/domain/calendar-day";
import { RULE_KINDS } from "~/domain/dated-fact";
import { isOriginCode } from "~/domain/tariff/origin-groups";
import { AGREEMENTS } from "~/domain/tariff/rows";
import type { TableFormTexts } from "./table-form";

const day = z.string().refine(isCalendarDay);

/** How an imported file is laid out, with what its layout leaves open. */
export const tableLayoutInput = z.discriminatedUnion("layout", [
  z.object({ layout: z.literal("rows"), kind: z.enum(RULE_KINDS) }),
  z.object({ layout: z.literal("tariff_book"), year: z.coerce.number().int().min(2000).max(2100) }),
  z.object({
    layout: z.literal("schedule"),
    agreement: z.enum(AGREEMENTS),
    origins: z.array(z.string().refine(isOriginCode)).min(1).max(20),
  }),
  z.object({ layout: z.literal("import_list"), validFrom: day }),
]);

/** The layout as the importing verb takes it; undefined while one of its choices is missing. */
export function layoutOf(texts: TableFormTexts) {
  const layout = tableLayoutInput.safeParse(texts);
  return layout.success ? layout.data : undefined;
}
