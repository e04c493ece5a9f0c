import { z } from "zod";
import { type OverseasWarehouseId, parseId } from "~/domain/ids";
import { RAW_FIELDS, type RawSheet } from "~/domain/overseas/raw-sheet";

const text = z.string().max(400).default("");
const texts = <const Field extends string>(fields: readonly Field[]) =>
  Object.fromEntries(fields.map((field) => [field, text])) as { [Name in Field]: typeof text };
const LIST_LIMIT = 40;

/** A sheet as forms and files bring it: texts of bounded length. The domain reads what they mean. */
export const rawSheetInput = z.object({
  ...texts(RAW_FIELDS),
  zones: z.array(text).max(LIST_LIMIT).default([]),
  services: z.array(text).max(LIST_LIMIT).default([]),
  documents: z
    .array(z.object(texts(["kind", "number", "issuer", "validFrom", "expiresOn"])))
    .max(LIST_LIMIT)
    .default([]),
  contacts: z
    .array(z.object(texts(["name", "duty", "phone", "email"])))
    .max(LIST_LIMIT)
    .default([]),
}) satisfies z.ZodType<RawSheet>;

export const siteIdInput = z.string().transform((id, ctx): OverseasWarehouseId => {
  const known = parseId("osw", id);
  if (!known) ctx.addIssue({ code: "custom", message: "not_a_site" });
  return known ?? z.NEVER;
});
