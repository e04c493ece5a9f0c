import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, it } from "vitest";
import { phoneOrigin, pickLanAddress } from "./phone-origin.server";

const v4 = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  internal,
  family: "IPv4",
  netmask: "255.255.255.0",
  mac: "00:00:00:00:00:00",
  cidr: `${address}/24`,
});
const v6: NetworkInterfaceInfo = {
  address: "fd00::1",
  internal: false,
  family: "IPv6",
  netmask: "ffff::",
  mac: "00:00:00:00:00:00",
  cidr: null,
  scopeid: 0,
};
const lo = { lo: [v4("127.0.0.1", true)] };

describe("the address phones use", () => {
  it("is the hall's network, not a container's, a tunnel's or this machine's own", () => {
    const all = {
      ...lo,
      docker0: [v4("172.17.0.1")],
      wg0: [v4("10.8.0.2")],
      eth0: [v6, v4("10.20.0.7")],
      wlan0: [v4("192.168.1.20")],
    };
    expect(pickLanAddress(all)).toBe("192.168.1.20");
    expect(pickLanAddress({ ...lo, docker0: [v4("172.17.0.1")], eth0: [v4("10.20.0.7")] })).toBe(
      "10.20.0.7",
    );
    expect(pickLanAddress({ eth0: [v4("192.0.2.2")] })).toBe("192.0.2.2");
  });

  it("is nothing where the machine has no network", () => {
    expect(pickLanAddress(lo)).toBeUndefined();
    expect(pickLanAddress({ ...lo, eth0: [v6, v4("169.254.10.1")] })).toBeUndefined();
    expect(phoneOrigin({ HOST: "0.0.0.0", PUBLIC_ORIGIN: undefined }, 3000, lo)).toBeUndefined();
  });

  const lan = { wlan0: [v4("192.168.1.20")] };
  it("is PUBLIC_ORIGIN first, then the network's, with the port that is listened on", () => {
    const origin = (env: { HOST?: string; PUBLIC_ORIGIN?: string }, port = 3000) =>
      phoneOrigin({ HOST: "0.0.0.0", PUBLIC_ORIGIN: undefined, ...env }, port, lan);
    expect(origin({ PUBLIC_ORIGIN: "https://shop.test" })).toBe("https://shop.test");
    expect(origin({})).toBe("http://192.168.1.20:3000");
    expect(origin({}, 80)).toBe("http://192.168.1.20");
    expect(origin({ HOST: "10.0.0.9" }, 8080)).toBe("http://10.0.0.9:8080");
  });

  it("is never localhost: a server that only this machine reaches has no address for phones", () => {
    for (const HOST of ["127.0.0.1", "127.0.1.1", "localhost", "::1"]) {
      expect(phoneOrigin({ HOST, PUBLIC_ORIGIN: undefined }, 3000, lan)).toBeUndefined();
    }
  });
});
