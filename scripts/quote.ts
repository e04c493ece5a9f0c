import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { yuanText } from "~/domain/money";
import type { OrderQuote } from "~/domain/tax/replay";
import { createApp } from "~/platform/app.server";
import { databaseUrl, env } from "~/platform/env.server";
import { type QuotedOrder, quoteOrders } from "~/services/trade/quote-orders.server";

/** `npm run quote -- FILE.json`: a list of orders in, a list of quotes or refusals out, as JSON. */
function fail(message: string, remedy: string): never {
  process.stderr.write(`✗ ${message}. Remedy: ${remedy}\n`);
  process.exit(2);
}

function readOrders(): unknown {
  const [file = "", ...others] = process.argv.slice(2);
  if (file === "" || others.length > 0) fail("name one file", "npm run quote -- FILE.json");
  if (!existsSync(file)) fail(`there is no file ${file}`, "check the name");
  try {
    // Some editors begin a file with a mark of its encoding, which is no JSON.
    return JSON.parse(readFileSync(file, "utf8").replace(/^\ufeff/, ""));
  } catch {
    return fail(`${file} is no JSON`, "see “Two answers from the shell” in the README");
  }
}

/** Amounts as texts in yuan, as they came in; the steps keep their whole fen. */
function printed(answer: QuotedOrder): unknown {
  if (!answer.ok) return answer;
  const { quote, ...facts } = answer;
  return { ...facts, quote: amounts(quote) };
}

function amounts({ input: _input, lines, ...quote }: OrderQuote) {
  return {
    treatment: quote.treatment,
    goods: yuanText(quote.goodsFen),
    freight: yuanText(quote.freightFen),
    insurance: yuanText(quote.insuranceFen),
    dutiable: yuanText(quote.dutiableFen),
    tax: yuanText(quote.taxFen),
    total: yuanText(quote.totalFen),
    lines: lines.map((line) => ({
      goods: yuanText(line.goodsFen),
      dutiable: yuanText(line.dutiableFen),
      duty: yuanText(line.dutyFen),
      consumptionTax: yuanText(line.consumptionTaxFen),
      vat: yuanText(line.vatFen),
      tax: yuanText(line.taxFen),
      steps: line.steps,
    })),
    steps: quote.steps,
  };
}

const orders = readOrders();
const settings = env();
const app = createApp(settings, { part: "script", url: databaseUrl(settings), maxConnections: 1 });
const answers = await quoteOrders(
  app.context({
    actor: { kind: "system", name: "quote" },
    face: "worker",
    requestId: randomUUID(),
  }),
  orders,
);
process.stdout.write(`${JSON.stringify(answers.map(printed), null, 2)}\n`);
await app.close();
// 1: at least one order was refused, as a check in a shell expects.
process.exitCode = answers.every(({ ok }) => ok) ? 0 : 1;
