import jsQR from "jsqr";

/** A picture as a canvas holds it: four bytes for each point, row by row. */
export type Picture = { data: Uint8ClampedArray; width: number; height: number };

/** What the QR code in a picture says, as a phone's camera would read it. */
export function readQr({ data, width, height }: Picture): string {
  const found = jsQR(data, width, height, { inversionAttempts: "dontInvert" });
  if (!found) throw new Error("the picture shows no readable QR code");
  return found.data;
}
