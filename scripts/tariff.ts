import { parseArgs } from "node:util";
import { fen } from "~/domain/money";
import { DUTY_UNITS, type DutiableGoods } from "~/domain/tariff/duty";
import { createApp } from "~/platform/app.server";
import { databaseUrl, env } from "~/platform/env.server";
import { lookUpTariff, type TariffQuestion } from "~/services/trade/look-up-tariff.server";
import { tariffText } from "~/services/trade/tariff-text";

/**
 * `npm run tariff -- HS8 --origin CC --date YYYY-MM-DD`: the tariff desk's answer. Leaves with 0 when it
 * answered, 1 when it refused by name, 2 when the words are wrong. `--json` prints one line.
 */
const USAGE =
  "npm run tariff -- HS8 --origin CC --date YYYY-MM-DD [--value YUAN] [--kg N] [--l N] [--piece N] [--no-proof] [--json]";

function wrongWords(message: string): never {
  process.stderr.write(`✗ ${message}. Remedy: ${USAGE}\n`);
  process.exit(2);
}

/** A decimal number in whole parts of a unit: "12.5" in thousandths → 12500. */
function wholeParts(text: string, decimals: number, name: string): number {
  const [, whole = "", rest = ""] = /^(-?\d{1,12})(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === "" || rest.length > decimals) wrongWords(`--${name} ${text} is no such number`);
  return Number(whole + rest.padEnd(decimals, "0"));
}

function readWords(): { question: TariffQuestion; isJson: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        origin: { type: "string" },
        date: { type: "string" },
        value: { type: "string" },
        kg: { type: "string" },
        l: { type: "string" },
        piece: { type: "string" },
        "no-proof": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const { origin, date, value, json } = values;
    const [hs8, ...others] = positionals;
    if (hs8 === undefined || others.length > 0) wrongWords("name one HS line");
    if (origin === undefined) wrongWords("name the origin");
    if (date === undefined) wrongWords("name the date");
    const quantityThousandths: DutiableGoods["quantityThousandths"] = Object.fromEntries(
      DUTY_UNITS.flatMap((unit) => {
        const text = values[unit];
        return text === undefined ? [] : [[unit, wholeParts(text, 3, unit)]];
      }),
    );
    if (value === undefined && Object.keys(quantityThousandths).length > 0) {
      wrongWords("quantities are compared by value: name --value too");
    }
    const goods =
      value === undefined
        ? undefined
        : { customsValueFen: fen(wholeParts(value, 2, "value")), quantityThousandths };
    const question = { hs8, origin, day: date, goods, hasProof: !values["no-proof"] };
    return { question, isJson: json };
  } catch (error) {
    return wrongWords(error instanceof Error ? error.message : String(error));
  }
}

const { question, isJson } = readWords();
const settings = env();
const app = createApp(settings, { part: "script", url: databaseUrl(settings), maxConnections: 1 });
const actor = { kind: "system", name: "tariff" } as const;
const ctx = app.context({ actor, face: "worker", requestId: "tariff" });
const answer = await lookUpTariff(ctx, question);
await app.close();
if (isJson) {
  const printed = answer.ok ? { ok: true, ...answer.value } : { ok: false, ...answer.error };
  process.stdout.write(`${JSON.stringify(printed)}\n`);
} else if (answer.ok) {
  process.stdout.write(tariffText(answer.value));
} else {
  process.stderr.write(`✗ ${JSON.stringify(answer.error)}\n`);
}
process.exitCode = answer.ok ? 0 : 1;
