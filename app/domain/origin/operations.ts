/** Operations that never confer origin on non-originating materials (Article 3.6). */
export const MINIMAL_OPERATIONS = [
  "preserving",
  "packing",
  "simple_sifting",
  "simple_sorting",
  "simple_cutting",
  "simple_grinding",
  "labelling",
  "diluting",
  "disassembling",
  "slaughtering",
  "simple_painting",
  "simple_peeling",
  "simple_stoning",
  "simple_shelling",
  "simple_mixing",
] as const;

export const OPERATIONS = [...MINIMAL_OPERATIONS, "making"] as const;
/** What was done to goods or materials; `making` is everything that Article 3.6 does not name. */
export type Operation = (typeof OPERATIONS)[number];

/** Whether something was done that goes beyond Article 3.6; nothing said is nothing done. */
export function isMoreThanMinimal(operations: readonly Operation[]): boolean {
  return operations.includes("making");
}
