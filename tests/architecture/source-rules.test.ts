import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name === "compiled" || entry.name === "meta") return [];
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const isCode = (file: string) => /\.(ts|tsx|mjs|cjs)$/.test(file);
const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");

const program = [...filesUnder("app"), ...filesUnder("db")].filter(isCode);

describe("source rules", () => {
  it("reads the environment in one file only", () => {
    const readers = program.filter(
      (file) => !isTest(file) && /process\.env\b/.test(withoutComments(read(file))),
    );
    expect(readers).toEqual(["app/platform/env.server.ts"]);
  });

  it("names files in kebab-case, and never utils, helpers, manager, misc or v2", () => {
    const misnamed = [...program, ...filesUnder("scripts"), ...filesUnder("tests")].filter(
      (file) => {
        if (file.startsWith("app/routes/")) return false;
        const [name = ""] = (file.split("/").at(-1) ?? "").split(".");
        const banned = /(^|[-/])(utils?|helpers?|manager|misc|v2)([-./]|$)/.test(file);
        return banned || !/^[a-z0-9]+(-[a-z0-9]+)*$|^[A-Z]+$|^\d{4}_[a-z0-9-]+$/.test(name);
      },
    );
    expect(misnamed).toEqual([]);
  });

  it("keeps words that people read in the message files", () => {
    const wordy = program.filter(
      (file) =>
        /^app\/(routes|components)\//.test(file) &&
        !isTest(file) &&
        /[\u4e00-\u9fff]/.test(withoutComments(read(file))),
    );
    expect(wordy).toEqual([]);
  });

  it("keeps files readable whole: none over 400 lines, at most one in twenty over 300", () => {
    const isData = (file: string) => /^db\/seed\/(catalogue\/|tariffs\/.*\.json$)/.test(file);
    const written = program.filter((file) => !isData(file));
    const lengths = written.map((file) => ({ file, lines: read(file).split("\n").length }));
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
    const long = lengths.filter(({ lines }) => lines > 300);
    expect(long.length).toBeLessThanOrEqual(Math.ceil(lengths.length / 20));
  });

  it("has no barrel but the database schema's", () => {
    const barrels = program.filter((file) => {
      const code = withoutComments(read(file)).trim();
      return code !== "" && code.split("\n").every((line) => /^export \* from /.test(line));
    });
    expect(barrels).toEqual(["db/schema/index.ts"]);
  });
});

describe("simulated firms", () => {
  const owned =
    /\b(customsSim|certificateSim|carrierSim|paymentDeclarerSim)[A-Z]\w*|\bsandbox(Event|Merchant|Payment|Movement|Refund)\b|\b(customs_sim|certificate_sim|carrier_sim|payment_declarer_sim|payment_sandbox)\.(?!take_in|answer|send_)/;
  const homes: Record<string, RegExp> = {
    "app/ports/customs/": /^(customsSim|certificateSim)/,
    "app/ports/carrier/": /^carrierSim/,
    "app/ports/payment-declarer/": /^paymentDeclarerSim/,
    "app/ports/payments/": /^sandbox/,
  };

  it("have tables that nothing else touches", () => {
    const strangers = program.filter(
      (file) =>
        !/^(db\/schema|db\/seed|app\/ports\/(customs|carrier|payment-declarer|payments))\//.test(
          file,
        ) && owned.test(withoutComments(read(file))),
    );
    expect(strangers).toEqual([]);
  });

  it("touch no table of the shop, nor of each other", () => {
    for (const [home, own] of Object.entries(homes)) {
      const imported = program
        .filter((file) => file.startsWith(home) && !isTest(file))
        .flatMap((file) =>
          [...read(file).matchAll(/import \{([^}]*)\} from "~db\/schema"/g)].flatMap(([, names]) =>
            (names ?? "").split(",").map((name) => name.replace(/^\s*type\s+/, "").trim()),
          ),
        )
        .filter((name) => name !== "");
      expect(imported.length, home).toBeGreaterThan(0);
      const strange = imported.filter((name) => !own.test(name) && !/^CustomsSim/.test(name));
      expect(strange, home).toEqual([]);
    }
  });
});

describe("messages", () => {
  const parts = readdirSync(join(ROOT, "app/messages/zh-CN"));
  const keysOf = (locale: string, part: string) =>
    Object.keys(JSON.parse(read(`app/messages/${locale}/${part}`))).filter(
      (key) => key !== "$schema",
    );
  const code = program
    .filter((file) => !isTest(file))
    .map(read)
    .join("\n");

  it.each(parts)("%s says the same things in both languages, each under its own prefix", (part) => {
    const zh = keysOf("zh-CN", part);
    expect(keysOf("en", part).sort()).toEqual([...zh].sort());
    const prefix = `${part.replace(".json", "")}_`;
    expect(zh.filter((key) => !key.startsWith(prefix))).toEqual([]);
  });

  it("has no message that nothing says", () => {
    const idle = parts
      .flatMap((part) => keysOf("zh-CN", part))
      .filter((key) => !new RegExp(`\\b${key}\\b`).test(code));
    expect(idle).toEqual([]);
  });
});

describe("import direction", () => {
  it("is a check that can fail: each forbidden arrow of the fixture is reported", () => {
    let report = "";
    try {
      execFileSync(
        process.execPath,
        [
          join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
          "app",
          "db",
          ...["--config", join(ROOT, "tests/architecture/import-direction.cjs")],
          ...["--output-type", "err"],
        ],
        { cwd: join(ROOT, "tests/fixtures/import-direction"), encoding: "utf8" },
      );
    } catch (error) {
      report = (error as { stdout: string }).stdout;
    }
    for (const rule of [
      "domain-is-pure",
      "routes-name-no-adapters",
      "adapters-are-named-once",
      "components-take-types-of-services",
      "remix-has-one-door",
    ]) {
      expect(report).toContain(rule);
    }
  });
});
