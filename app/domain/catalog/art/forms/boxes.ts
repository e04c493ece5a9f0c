import { bandWords, flatLabel } from "../label";
import { type ArtPalette, INK, JIANG } from "../palette";
import { d, fill, hatch, shade, shine, stroke } from "../pen";
import { bandSide, type Form, flatLabelWithBand, ownTones } from "./shared";

/** A box seen from slightly above: front, receding side and lid. */
type Cuboid = {
  left: number;
  right: number;
  top: number;
  base: number;
  depth: number;
  rise: number;
};

function faces({ left, right, top, base, depth, rise }: Cuboid) {
  const back = right + depth;
  return {
    front: d`M${left} ${top}H${right}V${base}H${left}z`,
    side: d`M${right} ${top}L${back} ${top - rise}V${base - rise}L${right} ${base}z`,
    lid: d`M${left} ${top}H${right}L${back} ${top - rise}H${left + depth}z`,
    shadow: d`M${left + 10} ${base + 2}L${right} ${base + 6}L${back + 52} ${base - rise + 6}L${back} ${base - rise - 6}z`,
    /** hatching along the far edge of the side */
    ticks: (inset: number, height = base - top) => {
      const slant = Math.atan(rise / depth);
      const x = back - inset;
      const y = top - rise + x * Math.tan(slant) + (inset * rise) / depth + 8;
      return hatch(
        d`M${x} ${y}V${y + height - 16}`,
        13,
        0.32,
        `skewY(${((-slant * 180) / Math.PI).toFixed(2)})`,
      );
    },
  };
}

function cuboid(tones: ArtPalette, colour: string, size: Cuboid): string {
  const { front, side, lid, shadow } = faces(size);
  return (
    fill(shadow, tones.cast, 0.85) +
    fill(front, colour) +
    fill(side, colour) +
    shade(side, 0.2) +
    fill(lid, colour) +
    shine(lid, 0.26)
  );
}

/** An upright cardboard box: biscuits, masks, tea, cereal. */
export const box: Form = (input, familyTones) => {
  const tones = ownTones(input, familyTones);
  const size: Cuboid = { left: 138, right: 264, top: 130, base: 334, depth: 46, rise: 18 };
  const { right, base, rise, depth } = size;
  const back = right + depth;
  return {
    body:
      cuboid(tones, tones.main, size) +
      fill("M138 304C168 284 196 312 222 302S252 294 264 300V334H138z", tones.light, 0.6) +
      fill(d`M264 300C280 298 292 280 310 286V${base - rise}L264 334z`, tones.light, 0.4) +
      fill("M138 320C170 304 196 328 224 318S254 312 264 316V334H138z", tones.deep, 0.6) +
      fill(d`M264 316C280 314 292 298 310 302V${base - rise}L264 334z`, tones.deep, 0.5) +
      flatLabel(input, { cx: 201, top: 146, width: 108, height: 112, rule: tones.deep }) +
      fill("M138 266H264V289H138z", JIANG) +
      bandSide(d`M264 266L${back} ${266 - rise}v23L264 289z`) +
      bandWords(input, 201, 277.5, 124) +
      faces(size).ticks(8) +
      stroke("M161 121H287", INK, 1, { opacity: 0.25 }) +
      stroke(d`M264 130V334`, "#fff", 1.4, { opacity: 0.5 }) +
      shine("M138 130h6v204h-6z", 0.3),
    frame: [84, 82, 276],
  };
};

/** A low block in folded paper: butter, cheese, soap. */
export const brick: Form = (input, tones) => {
  const size: Cuboid = { left: 122, right: 264, top: 216, base: 334, depth: 62, rise: 24 };
  return {
    body:
      cuboid(tones, tones.main, size) +
      shine("M184 192H326L310 198H168z", 0.35) +
      stroke("M192 203H312", tones.deep, 9, { opacity: 0.3, dash: "1 5" }) +
      fill("M122 318C156 306 184 324 214 318S250 310 264 314V334H122z", tones.deep, 0.35) +
      flatLabelWithBand(input, { cx: 191, width: 122, top: 226, bottom: 324, rule: tones.deep }) +
      shade("M264 216L295 250L326 192z", 0.1) +
      shade("M264 334L295 262L326 310z", 0.08) +
      faces(size).ticks(8) +
      stroke("M264 216L295 254L326 192M264 334L295 260L326 310", INK, 1.1, { opacity: 0.25 }) +
      stroke("M264 216V334", "#fff", 1.4, { opacity: 0.5 }),
    frame: [86, 126, 264],
  };
};

/** An open box with stick packs: instant coffee, powder in portions. */
export const sachetBox: Form = (input, tones) => {
  const size: Cuboid = { left: 124, right: 272, top: 222, base: 334, depth: 52, rise: 20 };
  const { front, side, shadow, ticks } = faces(size);
  const stick = (x: number, top: number, height: number) =>
    fill(d`M${x} ${top}h27v${height}h-27z`, "#fffdf7") +
    fill(d`M${x} ${top + 10}h27v9h-27z`, JIANG) +
    fill(d`M${x + 6} ${top + 26}h15v${height - 30}h-15z`, tones.light, 0.8) +
    shade(d`M${x + 20} ${top}h7v${height}h-7z`, 0.09) +
    stroke(d`M${x + 2} ${top + 4}h25`, INK, 5, { opacity: 0.28, dash: "1 4" });
  return {
    body:
      fill(shadow, tones.cast, 0.85) +
      fill("M124 222L176 202H324L272 222z", tones.deep) +
      shade("M124 222L176 202H324L272 222z", 0.35) +
      stick(166, 148, 76) +
      stick(201, 139, 84) +
      stick(238, 146, 76) +
      stick(148, 164, 70) +
      stick(183, 158, 74) +
      stick(220, 160, 72) +
      stick(255, 166, 64) +
      fill(front, tones.main) +
      fill(side, tones.main) +
      shade(side, 0.3) +
      fill("M124 222H172L182 240H214L224 222H272V232H124z", tones.main) +
      shade("M172 222L182 240H214L224 222z", 0.28) +
      fill("M124 318C156 304 184 326 212 318S252 310 272 316V334H124z", tones.deep, 0.5) +
      flatLabelWithBand(input, { cx: 198, width: 124, top: 244, bottom: 328, rule: tones.cap }) +
      ticks(8) +
      stroke("M272 222V334", "#fff", 1.4, { opacity: 0.35 }),
    frame: [84, 100, 270],
  };
};
