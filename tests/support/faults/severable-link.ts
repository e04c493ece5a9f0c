import { once } from "node:events";
import {
  type AddressInfo,
  createServer,
  connect as dial,
  type Server,
  type Socket,
} from "node:net";

/**
 * A way to a server that can be cut and mended: cut, open connections break and new ones are refused,
 * as when the machine behind it restarts.
 */
export async function severableLink(url: string) {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    return socket;
  };
  let server: Server;
  const listen = async (port: number) => {
    server = createServer((near) => {
      const far = keep(dial(Number(target.port || 5432), target.hostname));
      keep(near).pipe(far).pipe(near);
      near.on("close", () => far.destroy());
      far.on("close", () => near.destroy());
    });
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const through = new URL(url);
  through.hostname = "127.0.0.1";
  through.port = String(port);
  const cut = async () => {
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { url: through.href, cut, mend: () => listen(port), close: cut };
}
