import { describe, expect, it } from "vitest";
import { createSealer, randomToken } from "./sealing.server";

const key = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString("base64")}`;
const number = "50010219000101003X";
const sealer = createSealer(key("k1", 1), "hash-secret");

describe("sealing", () => {
  it("gives back what it took, text and bytes, and never the same cipher twice", () => {
    const [one, two] = [sealer.seal(number), sealer.seal(number)];
    expect(sealer.openText(one)).toBe(number);
    expect(sealer.openText(sealer.seal("中文 🐟"))).toBe("中文 🐟");
    const bytes = new Uint8Array([0, 255, 13, 10]);
    expect([...sealer.openBytes(sealer.seal(bytes))]).toEqual([...bytes]);
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    expect(Buffer.from(one).toString("latin1")).not.toContain(number);
  });

  it("refuses a cipher in which any byte was changed, or that was cut", () => {
    const sealed = sealer.seal(number);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(() => sealer.openText(changed), `byte ${at}`).toThrow();
    }
    expect(() => sealer.openText(sealed.subarray(0, sealed.length - 1))).toThrow();
    expect(() => sealer.openText(new Uint8Array())).toThrow();
  });

  it("seals with the newest key and still opens what an older one sealed", () => {
    const old = sealer.seal(number);
    const rotated = createSealer(`${key("k2", 2)}, ${key("k1", 1)}`, "hash-secret");
    expect(rotated.openText(old)).toBe(number);
    const fresh = rotated.seal(number);
    expect(rotated.openText(fresh)).toBe(number);
    expect(() => sealer.openText(fresh)).toThrow("k2");
    expect(() => createSealer(key("k2", 2), "hash-secret").openText(old)).toThrow("k1");
    // The right name with another key's bytes opens nothing.
    expect(() => createSealer(key("k1", 9), "hash-secret").openText(old)).toThrow();
  });

  it("refuses keys of another form", () => {
    for (const keys of ["", "k1", "k1:", `:${Buffer.alloc(32).toString("base64")}`, "k1:YWJj"]) {
      expect(() => createSealer(keys, "hash-secret"), keys).toThrow();
    }
  });
});

describe("the look-up hash of an identity number", () => {
  it("is the same whatever key seals, and another under another secret", () => {
    const hash = sealer.hashIdentity(number);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(createSealer(key("k2", 2), "hash-secret").hashIdentity(number)).toBe(hash);
    expect(createSealer(key("k1", 1), "another").hashIdentity(number)).not.toBe(hash);
    expect(sealer.hashIdentity("500102190001010021")).not.toBe(hash);
  });
});

it("tokens carry the bits they promise", () => {
  expect(Buffer.from(randomToken(16), "base64url")).toHaveLength(16);
  expect(Buffer.from(randomToken(), "base64url")).toHaveLength(24);
  expect(new Set(Array.from({ length: 100 }, () => randomToken(16))).size).toBe(100);
});
