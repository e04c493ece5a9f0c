import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { invariant } from "~/domain/invariant";

/**
 * Encrypts personal data at rest (AES-256-GCM with key id; PIPL Art. 51) and makes the keyed hash by
 * which an identity number is found again. Layout: version 1, key-id length, key id, 12-byte nonce,
 * 16-byte tag, ciphertext.
 */
export type Sealer = {
  seal: (clear: string | Uint8Array) => Uint8Array;
  openText: (sealed: Uint8Array) => string;
  openBytes: (sealed: Uint8Array) => Uint8Array;
  /** hex HMAC-SHA-256 of a normalised identity number */
  hashIdentity: (idNumber: string) => string;
};

const VERSION = 1;

function parseKeys(text: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>();
  for (const part of text.split(",")) {
    const [keyId = "", material = ""] = part.trim().split(":");
    const key = Buffer.from(material, "base64");
    invariant(keyId !== "" && key.length === 32, "identity keys are keyId:base64 of 32 bytes");
    keys.set(keyId, key);
  }
  return keys;
}

/** @param identityKeys `keyId:base64,…` newest first. @param identityHashKey secret of the look-up hash. */
export function createSealer(identityKeys: string, identityHashKey: string): Sealer {
  const keys = parseKeys(identityKeys);
  const [newest] = keys.keys();
  invariant(newest, "at least one identity key");

  const openBytes = (sealed: Uint8Array): Uint8Array => {
    const buffer = Buffer.from(sealed);
    invariant(buffer[0] === VERSION, "unknown sealing version");
    const idLength = buffer[1] ?? 0;
    const keyId = buffer.subarray(2, 2 + idLength).toString("utf8");
    const key = keys.get(keyId);
    invariant(key, `identity key ${keyId} is not configured`);
    const start = 2 + idLength;
    const decipher = createDecipheriv("aes-256-gcm", key, buffer.subarray(start, start + 12));
    decipher.setAuthTag(buffer.subarray(start + 12, start + 28));
    return Buffer.concat([decipher.update(buffer.subarray(start + 28)), decipher.final()]);
  };

  return {
    seal(clear) {
      const key = keys.get(newest);
      invariant(key, "newest identity key");
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = Buffer.concat([cipher.update(Buffer.from(clear as string)), cipher.final()]);
      const keyId = Buffer.from(newest, "utf8");
      return Buffer.concat([
        Buffer.from([VERSION, keyId.length]),
        keyId,
        nonce,
        cipher.getAuthTag(),
        body,
      ]);
    },
    openBytes,
    openText: (sealed) => Buffer.from(openBytes(sealed)).toString("utf8"),
    hashIdentity: (idNumber) =>
      createHmac("sha256", identityHashKey).update(idNumber).digest("hex"),
  };
}

/** SHA-256 in hex, for digests of tokens and bodies. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** An unguessable token of 128 bits or more, for cookies and secret links. */
export function randomToken(byteCount = 24): string {
  return randomBytes(byteCount).toString("base64url");
}
