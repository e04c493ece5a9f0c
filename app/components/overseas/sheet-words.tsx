import type { SheetProblem } from "~/domain/overseas/missing";
import { m } from "~/messages/compiled/messages";
import { PROBLEM_WORDS, type Word } from "~/messages/overseas-words";

/** What is wrong with a field of the sheet, in words. */
export const errorFor = (problems: readonly SheetProblem[], field: string) => {
  const found = problems.find((problem) => problem.field === field);
  return found ? PROBLEM_WORDS[found.code]() : undefined;
};

/** The choices of a field, the first one none. */
export function Options<Value extends string>({
  values,
  words,
}: {
  values: readonly Value[];
  words: Readonly<Record<Value, Word>>;
}) {
  return (
    <>
      <option value="">{m.overseas_choose()}</option>
      {values.map((value) => (
        <option key={value} value={value}>
          {words[value]()}
        </option>
      ))}
    </>
  );
}
