import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A line to the shop that a test can cut: while it is cut, nobody answers at its address. */
export type CuttableLine = { base: string; cut: () => Promise<void>; mend: () => Promise<void> };

/** Opens a line on a free port of its own that hands every request on as it came. */
export async function openLine(shopBase: string): Promise<CuttableLine> {
  const shop = new URL(shopBase);
  let server = createServer();
  const listen = (port: number) => {
    server = createServer((incoming, outgoing) => {
      const { method, url, headers } = incoming;
      const onward = request({ host: shop.hostname, port: shop.port, method, path: url, headers });
      onward.on("response", (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
      });
      onward.on("error", () => outgoing.destroy());
      outgoing.on("close", () => onward.destroy());
      incoming.pipe(onward);
    });
    return new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    mend: () => listen(port),
  };
}
