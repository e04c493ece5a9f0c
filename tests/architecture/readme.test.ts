import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

describe("the README", () => {
  it("names every command, and none that is not there", () => {
    const named = [...readme.matchAll(/npm (?:run )?([a-z][\w:]*)/g)].map(([, name]) => name ?? "");
    const also = [...readme.matchAll(/`(db:[a-z]+)/g)].map(([, name]) => name ?? "");
    expect(Object.keys(scripts).filter((name) => ![...named, ...also].includes(name))).toEqual([]);
    expect([...named, ...also].filter((name) => !(name in scripts))).toEqual([]);
  });

  it("walks through files that exist", () => {
    const walks = readme.slice(readme.indexOf("## Four walks"), readme.indexOf("## Words"));
    const paths = [...walks.matchAll(/`((?:routes|services|ports|domain)\/[^`\s*]+)`/g)].map(
      ([, path]) => path ?? "",
    );
    const lost = paths.filter(
      (path) =>
        !["", ".ts", ".tsx", ".server.ts"].some((end) => existsSync(join(ROOT, "app", path + end))),
    );
    expect(paths.length).toBeGreaterThan(10);
    expect(lost).toEqual([]);
  });
});
