import { generateKeyPair, type KeyObject, randomBytes, sign } from "node:crypto";
import { promisify } from "node:util";
import type { SigningCard } from "./signature.server";

const MODULUS_BITS = 2_048;
const VALID_MS = 10 * 365 * 86_400_000;

/** One DER value: tag, length, content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const size =
    content.length < 0x100
      ? [0x81, content.length]
      : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OBJECT_ID = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const NULL = der(0x05);
/** sha256WithRSAEncryption, 1.2.840.113549.1.1.11 */
const SIGNATURE_ALGORITHM = der(
  SEQUENCE,
  der(OBJECT_ID, Buffer.from("2a864886f70d01010b", "hex")),
  NULL,
);
const COMMON_NAME = Buffer.from("550403", "hex");
const SERIAL_NUMBER = Buffer.from("550405", "hex");

function attribute(type: Buffer, value: string): Buffer {
  return der(
    SET,
    der(SEQUENCE, der(OBJECT_ID, type), der(UTF8_STRING, Buffer.from(value, "utf8"))),
  );
}

function utcTime(at: Date): Buffer {
  const text = at.toISOString().replace(/[-:T]/g, "").slice(2, 14);
  return der(UTC_TIME, Buffer.from(`${text}Z`, "ascii"));
}

/** A self-signed certificate (X.509, first version) of a key for a firm: enough for the demo. */
function certificate(
  firm: { code: string; name: string },
  serial: Buffer,
  keys: { publicKey: KeyObject; privateKey: KeyObject },
  from: Date,
): string {
  const name = der(
    SEQUENCE,
    attribute(COMMON_NAME, firm.name),
    attribute(SERIAL_NUMBER, firm.code),
  );
  const content = der(
    SEQUENCE,
    der(INTEGER, serial),
    SIGNATURE_ALGORITHM,
    name,
    der(SEQUENCE, utcTime(from), utcTime(new Date(from.getTime() + VALID_MS))),
    name,
    keys.publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = sign("sha256", content, keys.privateKey);
  const whole = der(
    SEQUENCE,
    content,
    SIGNATURE_ALGORITHM,
    der(BIT_STRING, Buffer.from([0]), signature),
  );
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

/** Draws an RSA key and makes the card of a firm that exists in the demo only. */
export async function issueDemoCard(
  firm: { code: string; name: string },
  at: Date,
): Promise<SigningCard> {
  const keys = await promisify(generateKeyPair)("rsa", { modulusLength: MODULUS_BITS });
  const serial = randomBytes(8);
  // A leading bit would make the number negative, a leading zero would not be DER.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return {
    firmCode: firm.code,
    certificateNo: serial.toString("hex").toUpperCase(),
    certificatePem: certificate(firm, serial, keys, at),
    privateKey: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
