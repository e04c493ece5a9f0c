import { z } from "zod";
import { isPlainText } from "~/domain/rules/cell-fault";

/** Words of a person that are kept and shown: no control characters, no halves of a pair. */
export const plainText = (max: number) => z.string().trim().max(max).refine(isPlainText);
