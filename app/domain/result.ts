/** An expected outcome: a value, or a named refusal that `messages` words for people. */
export type Result<Value, Refusal extends { code: string }> =
  | { ok: true; value: Value }
  | { ok: false; error: Refusal };

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refuse<Refusal extends { code: string }>(
  error: Refusal,
): { ok: false; error: Refusal } {
  return { ok: false, error };
}
