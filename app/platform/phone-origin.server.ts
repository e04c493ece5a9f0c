import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import type { Env } from "./env.server";

type Interfaces = Record<string, readonly NetworkInterfaceInfo[] | undefined>;

/** Networks inside this machine (containers, virtual machines, tunnels): no phone is on them. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vbox|vmnet|vEthernet|tun|tap|utun|wg|zt|tailscale|cni|flannel)/i;

/** Home and hall networks, the likeliest first; 169.254 means that no network gave an address. */
const LIKELY = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./, /^(?!169\.254\.)/];

/** The address under which a phone in the same network reaches this machine; undefined without one. */
export function pickLanAddress(interfaces: Interfaces): string | undefined {
  const found = Object.entries(interfaces)
    .flatMap(([name, addresses = []]) => addresses.map((one) => ({ name, ...one })))
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .flatMap(({ name, address }) => {
      const likelihood = LIKELY.findIndex((range) => range.test(address));
      return likelihood < 0 ? [] : [{ address, isVirtual: VIRTUAL.test(name), likelihood }];
    })
    .sort((a, b) => Number(a.isVirtual) - Number(b.isVirtual) || a.likelihood - b.likelihood);
  return found[0]?.address;
}

const EVERYWHERE = new Set(["0.0.0.0", "::"]);
const LOOPBACK = /^(localhost|127\.|::1$)/;

/**
 * The shop's address for a phone that scans a code here: PUBLIC_ORIGIN, else this machine's address
 * in its network. Never localhost, never what a request claims. Undefined when no phone could reach it.
 */
export function phoneOrigin(
  env: Pick<Env, "PUBLIC_ORIGIN" | "HOST">,
  port: number,
  interfaces: Interfaces = networkInterfaces(),
): string | undefined {
  if (env.PUBLIC_ORIGIN !== undefined) return env.PUBLIC_ORIGIN;
  if (LOOPBACK.test(env.HOST)) return undefined;
  const address = EVERYWHERE.has(env.HOST) ? pickLanAddress(interfaces) : env.HOST;
  if (address === undefined) return undefined;
  return new URL(`http://${address.includes(":") ? `[${address}]` : address}:${port}`).origin;
}
