import { randomBytes } from "node:crypto";
import { Transform } from "node:stream";

/**
 * Documents are rendered with this placeholder, so that one may be kept and sent to many; each
 * response gets its own nonce in its place. Drawn per process: a visitor cannot write it into a page.
 */
export const NONCE_PLACEHOLDER = `nonce-${randomBytes(18).toString("base64url")}`;

/**
 * A stream that puts `nonce` wherever the placeholder stands, also across chunk ends. Bytes pass as
 * latin1, which maps each to one character and back. Zero bytes are dropped: React 18 leaves some
 * where a Chinese character did not fit into its buffer's end (ReactDOMServerNode writeStringChunk).
 */
export function nonceFiller(nonce: string): Transform {
  const keep = NONCE_PLACEHOLDER.length - 1;
  let tail = "";
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const bytes = chunk.toString("latin1").replaceAll("\0", "");
      const text = (tail + bytes).replaceAll(NONCE_PLACEHOLDER, nonce);
      const cut = Math.max(0, text.length - keep);
      tail = text.slice(cut);
      done(null, Buffer.from(text.slice(0, cut), "latin1"));
    },
    flush(done) {
      done(null, Buffer.from(tail, "latin1"));
    },
  });
}
