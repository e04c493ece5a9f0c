/** The part of the filter language that we use or that was recorded; anything else is refused. */
export type Document = Record<string, unknown>;

export type FilterRules = {
  indexUid: string;
  attributes: { attributePatterns: string[]; features: { filter: { comparison: boolean } } }[];
};

export class FilterError extends Error {
  override name = "FilterError";
}

type Token = { kind: "word" | "string" | "operator" | "mark"; text: string; at: number };
type Test = (document: Document) => boolean;

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|(>=|<=|!=|=|>|<)|([()[\],])|([^\s()[\],"=<>!]+))/y;
const COMPARISONS = new Set([">", ">=", "<", "<=", "TO"]);

/** A filter of a request: an expression, or a list (and) of expressions or lists (or). */
export function compileFilter(filter: unknown, rules: FilterRules): Test {
  if (filter === undefined || filter === null) return () => true;
  if (typeof filter === "string") return filter.trim() === "" ? () => true : parse(filter, rules);
  if (!Array.isArray(filter)) throw new FilterError("Invalid syntax for the filter parameter.");
  const all = filter.map((one): Test => {
    if (!Array.isArray(one)) return compileFilter(one, rules);
    const any = one.map((each) => compileFilter(each, rules));
    return (document) => any.some((test) => test(document));
  });
  return (document) => all.every((test) => test(document));
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new FilterError(`the filter is not understood at ${at}: ${text}`);
    const [, string, operator, mark, word] = match;
    if (string !== undefined) {
      tokens.push({ kind: "string", text: string.replace(/\\(.)/g, "$1"), at });
    } else if (operator !== undefined) tokens.push({ kind: "operator", text: operator, at });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark, at });
    else tokens.push({ kind: "word", text: word ?? "", at });
  }
  return tokens;
}

function parse(text: string, rules: FilterRules): Test {
  const tokens = tokensOf(text);
  let next = 0;
  const peek = () => tokens[next];
  const isWord = (word: string) => peek()?.kind === "word" && peek()?.text === word;
  const take = () => {
    const token = tokens[next];
    next += 1;
    return token;
  };
  const expect = (mark: string) => {
    if (take()?.text !== mark) throw new FilterError(`the filter lacks ${mark}: ${text}`);
  };

  const either = (): Test => {
    const tests = [both()];
    while (isWord("OR")) {
      take();
      tests.push(both());
    }
    return (document) => tests.some((test) => test(document));
  };
  const both = (): Test => {
    const tests = [not()];
    while (isWord("AND")) {
      take();
      tests.push(not());
    }
    return (document) => tests.every((test) => test(document));
  };
  const not = (): Test => {
    if (isWord("NOT")) {
      take();
      const test = not();
      return (document) => !test(document);
    }
    if (peek()?.text === "(") {
      take();
      const test = either();
      expect(")");
      return test;
    }
    return condition();
  };
  const value = (): string => {
    const token = take();
    if (!token || (token.kind !== "word" && token.kind !== "string")) {
      const column = text.length + 1;
      throw new FilterError(
        `Was expecting a value but instead got nothing.\n${column}:${column} ${text}`,
      );
    }
    return token.text;
  };
  const condition = (): Test => {
    const attribute = value();
    const operator = take()?.text ?? "";
    if (operator === "IN") {
      checkAttribute(attribute, "IN", "", rules);
      expect("[");
      const values: string[] = [];
      while (peek()?.text !== "]") {
        values.push(value());
        if (peek()?.text === ",") take();
      }
      expect("]");
      return (document) => valuesOf(document, attribute).some((one) => values.includes(one));
    }
    if (/^[-0-9.]+$/.test(operator) && isWord("TO")) {
      take();
      const [low, high] = [Number(operator), Number(value())];
      checkAttribute(attribute, "TO", String(low), rules);
      return (document) => numbersOf(document, attribute).some((one) => one >= low && one <= high);
    }
    const wanted = value();
    checkAttribute(attribute, operator, wanted, rules);
    return comparison(attribute, operator, wanted);
  };

  const test = either();
  if (next < tokens.length) throw new FilterError(`the filter goes on after its end: ${text}`);
  return test;
}

function comparison(attribute: string, operator: string, wanted: string): Test {
  const number = Number(wanted);
  switch (operator) {
    case "=":
      return (document) => valuesOf(document, attribute).includes(wanted);
    case "!=":
      return (document) => !valuesOf(document, attribute).includes(wanted);
    case ">":
      return (document) => numbersOf(document, attribute).some((one) => one > number);
    case ">=":
      return (document) => numbersOf(document, attribute).some((one) => one >= number);
    case "<":
      return (document) => numbersOf(document, attribute).some((one) => one < number);
    case "<=":
      return (document) => numbersOf(document, attribute).some((one) => one <= number);
    default:
      throw new FilterError(`the operator ${operator} is not known here`);
  }
}

function checkAttribute(attribute: string, operator: string, wanted: string, rules: FilterRules) {
  const at = rules.attributes.findIndex((rule) => rule.attributePatterns.includes(attribute));
  const rule = rules.attributes[at];
  if (!rule) {
    const known = rules.attributes.flatMap((one) => one.attributePatterns).sort();
    throw new FilterError(
      `Index \`${rules.indexUid}\`: Attribute \`${attribute}\` is not filterable. Available filterable attribute patterns are: ${known.map((one) => `\`${one}\``).join(", ")}.\n2:${attribute.length + 2} "${attribute}" ${operator} "${wanted}"`,
    );
  }
  if (COMPARISONS.has(operator) && !rule.features.filter.comparison) {
    throw new FilterError(
      `Index \`${rules.indexUid}\`: Filter operator \`${operator}\` is not allowed for the attribute \`${attribute}\`.\n` +
        "  - Note: allowed operators: OR, AND, NOT, =, !=, IN, IS EMPTY, IS NULL, EXISTS.\n" +
        `  - Note: field \`${attribute}\` matched rule #${at} in \`filterableAttributes\`\n` +
        `  - Hint: enable comparison in rule #${at} by modifying the features.filter object\n` +
        `  - Hint: prepend another rule matching \`${attribute}\` with appropriate filter features before rule #${at}`,
    );
  }
}

/** An attribute's values as the engine compares them; null and missing ones have none. */
export function valuesOf(document: Document, attribute: string): string[] {
  const value = document[attribute];
  return (Array.isArray(value) ? value : [value])
    .filter((one) => one !== null && one !== undefined)
    .map(String);
}

export function numbersOf(document: Document, attribute: string): number[] {
  const value = document[attribute];
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "number");
}
