/** Which of a form's kinds some English words speak of; the first listed kind that matches wins. */
export function kindOf<Kind extends string>(
  hint: string,
  kinds: readonly (readonly [Kind, RegExp])[],
  fallback: NoInfer<Kind>,
): Kind {
  const words = hint.toLowerCase();
  return kinds.find(([, pattern]) => pattern.test(words))?.[0] ?? fallback;
}
