import type postgres from "postgres";
import { PlainBrowser } from "../../scripts/visit/plain-browser.mjs";
import type { ShelfGoods } from "../support/shelf";
import { calibrate } from "./calibration";
import { percentile, round, throughput } from "./load";
import { judge, type Verdict } from "./verdict";

const CLIENTS = 8;
const ROUNDS = 5;
const SECONDS = 2;

/** Elements of a document, its head included; the texts of scripts are none. */
function elementsOf(html: string): number {
  const bare = html.replace(/(<script\b[^>]*>).*?<\/script>/gs, "$1");
  return [...bare.matchAll(/<[a-z][^>]*>/g)].length;
}

async function elementsAt(base: string, path: string): Promise<number> {
  const { status, body } = await new PlainBrowser(base).send("GET", path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return elementsOf(body);
}

/** The bare page with as many elements as these pages have on average. */
async function barePageLike(base: string, paths: readonly string[]) {
  const counts: number[] = [];
  for (const path of paths) counts.push(await elementsAt(base, path));
  const elements = Math.round(counts.reduce((total, count) => total + count, 0) / counts.length);
  const frame = await elementsAt(base, "/bench/bare?elements=0");
  const path = `/bench/bare?elements=${elements - frame}`;
  const real = await elementsAt(base, path);
  if (real !== elements) throw new Error(`the bare page has ${real} elements, not ${elements}`);
  return { path, elements };
}

/** Product pages beside a bare page of the same run, round by round; their data alone. */
export async function measurePages(
  base: string,
  sql: postgres.Sql,
  goods: readonly ShelfGoods[],
): Promise<Verdict[]> {
  const pages = goods.map(({ path }) => path);
  const data = pages.map((path) => path.replace("?", ".data?"));
  const bare = await barePageLike(base, pages);
  const load = { clients: CLIENTS, seconds: SECONDS };
  for (const paths of [pages, [bare.path], data]) await throughput(base, paths, load);
  const rounds: { product: number; bare: number; data: number }[] = [];
  for (let one = 0; one < ROUNDS; one++) {
    rounds.push({
      bare: await throughput(base, [bare.path], load),
      product: await throughput(base, pages, load),
      data: await throughput(base, data, load),
    });
  }
  const median = (of: (round: (typeof rounds)[number]) => number) =>
    percentile(rounds.map(of), 0.5);
  const more = { clients: CLIENTS, products: goods.length };
  return [
    judge(
      "product_page_to_bare_page",
      round(
        median((one) => one.product / one.bare),
        3,
      ),
      {
        atLeast: 0.5,
      },
      {
        ...more,
        elements: bare.elements,
        product_pages_per_second: round(median((one) => one.product)),
        bare_pages_per_second: round(median((one) => one.bare)),
        rounds: rounds.map((one) => round(one.product / one.bare, 3)),
      },
    ),
    judge(
      "product_data_per_second",
      round(median((one) => one.data)),
      { atLeast: 400 },
      {
        ...more,
        to_bare_page: round(
          median((one) => one.data / one.bare),
          2,
        ),
        calibration: await calibrate(base, sql),
      },
    ),
  ];
}
