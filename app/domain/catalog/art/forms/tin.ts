import { INK } from "../palette";
import { d, ellipse, fill, hatch, shade, shine, stroke } from "../pen";
import { castShadow, curvedLabel, type Form, packWaves } from "./shared";

/** A tin with a plastic lid: milk powder, coffee, tea. */
export const tin: Form = (input, tones) => {
  const body = "M140 116V329A79 15 0 0 0 298 329V116z";
  return {
    body:
      castShadow(tones, 140, 298) +
      fill(body, tones.main) +
      packWaves(tones, { left: 140, right: 298, top: 276, floor: "V329A79 15 0 0 1 140 329z" }) +
      stroke("M140 326A79 15 0 0 0 298 326", "#fff", 1.4, { opacity: 0.6 }) +
      shade("M264 118V341.5A79 15 0 0 0 298 329V116z", 0.15) +
      shine("M150 122V336.5L163 340V122z", 0.26) +
      curvedLabel(input, { cx: 219, half: 57, top: 134, bottom: 262, sag: 4.5 }) +
      hatch("M291.5 144V332", 11, 0.34) +
      shade("M140 122A79 15 0 0 0 298 122V128A79 15 0 0 1 140 128z", 0.14) +
      fill("M133 98V117A86 17 0 0 0 305 117V98z", tones.cap) +
      stroke("M142 115.5A85 17 0 0 0 296 115.5", INK, 15, { opacity: 0.13, dash: "1 6" }) +
      shade("M276 110V127A86 17 0 0 0 305 117V98z", 0.1) +
      ellipse(219, 98, 86, 17, tones.cap) +
      ellipse(219, 98, 86, 17, "#fff", 0.34) +
      `<ellipse cx="219" cy="98" rx="74" ry="12.5" fill="none" stroke="${INK}" stroke-opacity=".22"/>` +
      shine(d`M160 94q24 -9 62 -9l-2 4q-34 1 -60 5z`, 0.7),
    frame: [74, 60, 296],
  };
};
