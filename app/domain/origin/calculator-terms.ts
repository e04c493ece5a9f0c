import type { RuleTest } from "./product-rule";

/** Tests a person may state as the product's rule, as it stands on the certificate. */
export const STATED_TESTS = ["CC", "CTH", "CTSH", "RVC40", "CR"] as const satisfies RuleTest[];
export type StatedTest = (typeof STATED_TESTS)[number];

/** Materials that the calculator's form has room for. */
export const MATERIAL_ROWS = 8;
