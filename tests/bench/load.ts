import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";

/** The value below which so much of the list lies; 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const round = (value: number, digits = 1) => Number(value.toFixed(digits));

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Fetches a page as a client that asks no compression, and throws away its body. */
function fetchOnce(url: URL): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent }, (response) => {
      const { statusCode } = response;
      response.on("error", reject);
      response.on("end", () =>
        statusCode === 200 ? resolve() : reject(new Error(`${url.pathname}: ${statusCode}`)),
      );
      response.resume();
    });
    sent.on("error", (error: NodeJS.ErrnoException) => {
      // An idle connection that the server closed in this moment: the request never arrived.
      if (sent.reusedSocket && error.code === "ECONNRESET") resolve(fetchOnce(url));
      else reject(error);
    });
    sent.end();
  });
}

/** Requests a second that so many clients get out of these addresses, asked in turn. */
export async function throughput(
  base: string,
  paths: readonly string[],
  { clients, seconds }: { clients: number; seconds: number },
): Promise<number> {
  const urls = paths.map((path) => new URL(path, base));
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  let count = 0;
  let next = 0;
  const client = async () => {
    while (performance.now() < endsAt) {
      const url = urls[next++ % urls.length];
      if (url) await fetchOnce(url);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return count / ((performance.now() - startedAt) / 1_000);
}
