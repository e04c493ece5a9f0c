import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NONCE_PLACEHOLDER, nonceFiller } from "./csp-nonce.server";

describe("nonce filler", () => {
  it("fills every placeholder wherever chunks are cut, and leaves all else as it was", async () => {
    const piece = fc.oneof(fc.constant(NONCE_PLACEHOLDER), fc.string({ unit: "binary" }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 8 }),
        fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 20 }),
        async (pieces, sizes) => {
          const source = Buffer.from(pieces.join(""));
          const chunks: Buffer[] = [];
          for (let at = 0, i = 0; at < source.length; i++) {
            const size = (sizes[i % sizes.length] ?? 0) + 1;
            chunks.push(source.subarray(at, at + size));
            at += size;
          }
          const filled = await text(Readable.from(chunks).pipe(nonceFiller("N")));
          expect(filled).toBe(source.toString().replaceAll(NONCE_PLACEHOLDER, "N"));
        },
      ),
    );
  });
});
