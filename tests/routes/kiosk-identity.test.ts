import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256Hex } from "~/platform/sealing.server";
import { ADDRESS, walkToCheckout } from "../support/checkout";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type MintedGoods, mintGoods, mintPerson, mintRules } from "../support/factories";
import { openRouteApp, type RouteApp, Visit } from "../support/route-visit";
import { contextOn, newVisitor } from "../support/service-context";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
type RouteModule = {
  loader?: Parameters<Visit["get"]>[0];
  action?: Parameters<Visit["post"]>[0];
};
const routeFiles = readdirSync(join(ROOT, "app/routes")).filter((file) => file.startsWith("kiosk"));

let database: TestDatabase;
let web: RouteApp;
let powder: MintedGoods;
let slug: string;
const routes = new Map<string, RouteModule>();
beforeAll(async () => {
  database = await createTestDatabase();
  await mintRules(database);
  powder = await mintGoods(database);
  slug = powder.productId.replace("_", "-");
  web = openRouteApp(database, { PUBLIC_ORIGIN: "https://shop.test" });
  for (const file of routeFiles) {
    routes.set(file, await import(/* @vite-ignore */ join(ROOT, "app/routes", file)));
  }
});
afterAll(async () => {
  await web.close();
  await database.close();
});

/** What a person is known by; no digit or word of it occurs anywhere else. */
const PERSON = {
  name: "欧阳测试者",
  buyerName: "欧阳测试者",
  recipientName: "欧阳测试者",
  idNumber: "50010219900307663X",
  phone: "13987654321",
  address: "兴华中路九千九百号",
  detail: "兴华中路九千九百号",
  email: "ouyang@person.test",
};
const MARKS = [...new Set(Object.values(PERSON))];

/** Every table with a row that holds the text, in any column. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await database.owner<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`;
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await database.owner.unsafe(
        `SELECT 1 FROM ${name} t WHERE t::text LIKE '%' || $1 || '%' LIMIT 1`,
        [text],
      );
      return rows.length > 0 ? [name] : [];
    }),
  );
  return found.flat();
}

const params = () => ({ slug, "*": "x" });
const pathOf = (file: string) =>
  `/${file
    .replace(/\.tsx?$/, "")
    .replaceAll(".", "/")
    .replace("/(en)", "")
    .replace("/_index", "")
    .replace("$slug", slug)
    .replace("$", "x")}`;

describe("a kiosk and people", () => {
  it("takes no name, number, phone or address: what is sent along is kept nowhere and not said back", async () => {
    const forms: Record<string, string>[] = [
      { intent: "add", offerId: powder.offerId },
      { intent: "set", offerId: powder.offerId, quantity: "2" },
      { offerId: powder.offerId },
      { start: "zh-CN" },
    ];
    let posted = 0;
    for (const [file, { action }] of routes) {
      if (!action) continue;
      const by = new Visit(web.app);
      for (const form of forms) {
        const answer = await by.post(action, pathOf(file), { ...PERSON, ...form }, params());
        posted++;
        const said = JSON.stringify([answer.data, answer.location, [...answer.headers]]);
        for (const mark of MARKS) expect(said).not.toContain(mark);
      }
    }
    expect(posted).toBe(3 * forms.length);
    for (const mark of MARKS) expect(await tablesWith(mark)).toEqual([]);
  });

  it("shows nothing of somebody who is known to the shop in the same browser", async () => {
    const person = mintPerson();
    const actor = newVisitor();
    await walkToCheckout(contextOn(database, { actor }), [[powder, 1]], person);
    const token = "t".repeat(32);
    await database.owner`
      INSERT INTO session (token_hash, face, visitor_id, created_at, expires_at)
      VALUES (${sha256Hex(token)}, 'shop', ${actor.visitorId}, now(), now() + interval '1 day')`;
    let read = 0;
    for (const [file, { loader }] of routes) {
      if (!loader) continue;
      const by = new Visit(web.app);
      by.cookie = `fl_shop=${token}`;
      const answer = await by.get(loader, pathOf(file), params());
      read++;
      const said = JSON.stringify([answer.data, [...answer.headers]]);
      for (const mark of [
        person.name,
        person.idNumber,
        person.idNumber.slice(-4),
        ADDRESS.phone,
        ADDRESS.detail,
      ]) {
        expect(said, file).not.toContain(mark);
      }
    }
    expect(read).toBeGreaterThanOrEqual(10);
    expect(await tablesWith(person.name)).toEqual(["public.checkout_draft"]);
  });

  const sources = [
    ...routeFiles.map((file) => `app/routes/${file}`),
    ...["app/components/kiosk", "app/services/kiosk", "app/domain/kiosk"].flatMap((folder) =>
      readdirSync(join(ROOT, folder)).map((file) => `${folder}/${file}`),
    ),
  ].filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."));

  it("has no field to type one into: its forms carry goods, codes and words only", () => {
    const fields = sources.flatMap((file) => {
      const text = readFileSync(join(ROOT, file), "utf8");
      return [...text.matchAll(/<(?:input|select|textarea|button)\b[^>]*?\bname="(\w+)"/gs)].map(
        ([, name]) => name,
      );
    });
    expect([...new Set(fields)].sort()).toEqual([
      "answer",
      "code",
      "deliveryMethod",
      "intent",
      "offerId",
      "q",
      "start",
    ]);
  });

  it("reaches no service that knows people", () => {
    const knowing = sources.filter((file) =>
      /from "~\/(services\/(ordering|identity|payments|customs|fulfilment)|components\/order|domain\/(identity|order\/address))/.test(
        readFileSync(join(ROOT, file), "utf8"),
      ),
    );
    expect(sources.length).toBeGreaterThan(40);
    expect(knowing).toEqual([]);
  });
});
