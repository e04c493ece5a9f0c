import { maskIdNumbersIn } from "~/domain/customs/personal-fields";

/** What PostgreSQL and its driver say of a fault beside the words, and carries nobody's data. */
const FACTS = new Set(["code", "constraint_name", "table_name", "column_name", "severity"]);
/** Input a type refused (class 22) is quoted behind the colon. */
const INPUT_REFUSED = /^22/;

/**
 * The same fault without the values its statement carried: names, addresses and digests stand in the
 * driver's message, parameters and detail. For logs and for the queue's record of a failed job.
 */
export function errorWithoutValues(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(maskIdNumbersIn(String(error)));
  const { cause } = error;
  const isQuery = isFailedQuery(error);
  const facts: object = isQuery && cause instanceof Error ? cause : error;
  const plain = new Error(wordsOf(error));
  plain.name = error.name;
  plain.stack = [`${error.name}: ${plain.message}`, ...framesOf(error)].join("\n");
  for (const [fact, value] of Object.entries(facts)) {
    if (FACTS.has(fact)) Object.assign(plain, { [fact]: value });
  }
  // A failed query's cause is in its words already.
  if (!isQuery && cause !== undefined) plain.cause = errorWithoutValues(cause);
  return plain;
}

/** The driver's error around PostgreSQL's: its own message is the text and all parameters. */
function isFailedQuery(error: Error): error is Error & { query: string } {
  return "query" in error && typeof error.query === "string" && "params" in error;
}

function wordsOf(error: Error): string {
  if (isFailedQuery(error)) {
    const cause = error.cause instanceof Error ? `${wordsOf(error.cause)}: ` : "";
    // The text has places for values, never values.
    return `${cause}failed query: ${error.query.replace(/\s+/g, " ").trim().slice(0, 300)}`;
  }
  const isRefusedInput = "code" in error && INPUT_REFUSED.test(String(error.code));
  return maskIdNumbersIn(isRefusedInput ? (error.message.split(":")[0] ?? "") : error.message);
}

const framesOf = ({ stack = "" }: Error): string[] =>
  stack.split("\n").filter((line) => /^\s+at /.test(line));
