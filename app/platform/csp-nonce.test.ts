import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
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
          const whole = source.toString().replaceAll("\0", "");
          expect(filled).toBe(whole.replaceAll(NONCE_PLACEHOLDER, "N"));
        },
      ),
    );
  });

  it("mends what React leaves where a character did not fit into its buffer", async () => {
    const words = Array.from({ length: 400 }, (_, index) => "品".repeat(1 + (index % 7)));
    const page = createElement("p", null, ...words.map((word) => createElement("b", null, word)));
    const render = () => {
      const body = new PassThrough();
      renderToPipeableStream(page).pipe(body);
      return body;
    };
    expect(await text(render()), "React no longer needs mending").toContain("\0");
    const mended = await text(render().pipe(nonceFiller("N")));
    expect(mended.match(/品+/g)).toEqual(words);
    expect(mended).not.toContain("\0");
  });
});
