import { kindOf } from "../kind";
import { slip } from "../label";
import { type ArtPalette, INK } from "../palette";
import { ellipse, fill, hatch, shade, shine, stroke } from "../pen";
import { castShadow, type Form } from "./shared";

const STEEL = "#dfe3e1";

function flask(tones: ArtPalette): string {
  return (
    castShadow(tones, 158, 252, 332) +
    fill(
      "M158 156C158 146 166 138 176 134H232C242 138 250 146 250 156V314Q250 332 234 334Q204 338 174 334Q158 332 158 314z",
      tones.main,
    ) +
    fill(
      "M158 266C182 250 202 276 222 268S242 258 250 262V314Q250 332 234 334Q204 338 174 334Q158 332 158 314z",
      tones.deep,
      0.5,
    ) +
    shade(
      "M230 134H232C242 138 250 146 250 156V314Q250 332 234 334Q230 334.5 226 335Q238 330 238 312V160Q238 144 230 134z",
      0.2,
    ) +
    shine("M166 160Q168 148 178 142V310Q170 312 168 306z", 0.34) +
    hatch("M243 160V316", 11, 0.34) +
    fill("M172 122H236V136H172z", STEEL) +
    shade("M220 122h16v14h-16z", 0.18) +
    fill("M176 78Q176 68 186 68H222Q232 68 232 78V122Q204 129 176 122z", tones.cap) +
    stroke("M177 108Q204 114 231 108", INK, 20, { opacity: 0.14, dash: "1 5" }) +
    shade("M218 68H222Q232 68 232 78V122Q226 124 218 125z", 0.14)
  );
}

function ricePot(tones: ArtPalette): string {
  return (
    castShadow(tones, 110, 300, 330) +
    fill("M112 224V296Q112 326 142 330Q206 338 270 330Q300 326 300 296V224z", "#f2f0e8") +
    shade("M262 224V331Q266 330.5 270 330Q300 326 300 296V224z", 0.13) +
    fill("M112 206C112 168 152 146 206 146S300 168 300 206V226Q206 244 112 226z", tones.main) +
    shade("M256 156C282 166 300 184 300 206V226Q282 230 262 232C272 206 270 178 256 156z", 0.18) +
    shine("M130 196Q140 166 182 156Q152 174 146 204z", 0.36) +
    stroke("M112 226Q206 244 300 226", INK, 2, { opacity: 0.3 }) +
    fill("M186 146Q186 132 206 132T226 146z", tones.deep) +
    fill("M158 256H232V308H158z", "#2a3532") +
    stroke("M168 268h30M168 280h44", tones.light, 3) +
    stroke("M168 298h56", tones.light, 7, { opacity: 0.8, dash: "1 4" }) +
    ellipse(254, 282, 9, 9, tones.deep) +
    hatch("M292 236V306", 11, 0.3) +
    fill("M98 206h18v18h-18zM296 206h18v18h-18z", tones.deep)
  );
}

function kettle(tones: ArtPalette): string {
  return (
    castShadow(tones, 120, 280, 332) +
    stroke("M266 178C318 178 320 272 268 286", tones.deep, 15, { cap: "round" }) +
    fill("M146 170L104 146L98 158L136 214z", STEEL) +
    shade("M146 170L136 214L98 158L102 152z", 0.14) +
    fill("M150 156H258L284 312Q284 328 266 330Q204 338 142 330Q124 328 124 312z", STEEL) +
    fill(
      "M129 284C160 264 186 294 214 286S258 272 279 280L284 312Q284 328 266 330Q204 338 142 330Q124 328 124 312z",
      tones.main,
      0.85,
    ) +
    shade("M240 156H258L284 312Q284 328 266 330Q258 331 250 332Q264 326 262 306z", 0.15) +
    shine("M160 168L140 306H152L170 168z", 0.6) +
    hatch("M258 176L276 310", 11, 0.3) +
    fill("M146 142Q204 128 262 142L260 160Q204 170 148 160z", tones.deep) +
    fill("M190 132Q190 118 204 118T218 132z", tones.deep) +
    stroke("M140 326Q204 334 268 326", "#fff", 2, { opacity: 0.6 })
  );
}

function pan(tones: ArtPalette): string {
  return (
    castShadow(tones, 96, 280, 322) +
    stroke("M268 226L364 178", tones.cap, 17, { cap: "round" }) +
    stroke("M268 226L300 210", STEEL, 13) +
    fill("M88 230C92 290 130 318 186 318S280 290 284 230z", tones.deep) +
    shade("M250 296C272 280 282 258 284 230H264C264 256 262 276 250 296z", 0.2) +
    ellipse(186, 230, 98, 32, tones.main) +
    ellipse(186, 232, 88, 26, "#3c4442") +
    ellipse(186, 236, 72, 18, "#4c5653") +
    shine("M112 226Q140 208 186 207Q146 216 124 234z", 0.25) +
    stroke("M104 276Q130 306 178 310", "#fff", 3, { opacity: 0.25, cap: "round" })
  );
}

function blender(tones: ArtPalette): string {
  return (
    castShadow(tones, 140, 270, 332) +
    stroke("M244 116C286 116 286 210 244 214", tones.deep, 11, { cap: "round" }) +
    fill("M152 96H254L242 236H164z", "#eef3f1", 0.9) +
    fill("M156 160C180 146 206 168 230 158L249 160L242 236H164z", tones.light, 0.9) +
    shine("M162 102L172 230H182L172 102z", 0.8) +
    stroke("M230 110V226", INK, 12, { opacity: 0.4, dash: "1 9" }) +
    fill("M148 78H258L254 98H152z", tones.deep) +
    fill("M164 234H242L262 316Q262 332 246 333Q203 338 160 333Q144 332 144 316z", tones.main) +
    shade("M226 234H242L262 316Q262 332 246 333Q240 333.5 234 334Q246 326 242 312z", 0.18) +
    ellipse(203, 290, 20, 18, "#f2f0e8") +
    stroke("M203 290L213 278", tones.deep, 4, { cap: "round" }) +
    hatch("M246 246L256 314", 9, 0.3)
  );
}

function dryer(tones: ArtPalette): string {
  return (
    castShadow(tones, 130, 260, 330) +
    stroke("M192 316C214 336 250 320 262 300S308 262 348 276", "#4a5855", 5, { cap: "round" }) +
    fill("M168 214L220 208L208 306Q206 320 192 320Q176 320 174 306z", tones.deep) +
    shine("M178 222L190 220L190 306Q184 308 182 302z", 0.26) +
    fill("M180 246h18v24h-17z", "#f2f0e8", 0.9) +
    fill("M84 134L140 124V222L84 206z", STEEL) +
    shade("M84 184L140 196V222L84 206z", 0.16) +
    fill("M136 118H226C272 118 298 142 298 172S272 226 226 226H136z", tones.light) +
    shade("M136 194C200 206 262 198 295 182C290 208 264 226 226 226H136z", 0.16) +
    shine("M148 128H224Q256 130 276 146Q246 140 148 142z", 0.45) +
    stroke("M136 118V226", INK, 2, { opacity: 0.25 }) +
    ellipse(250, 172, 30, 36, tones.deep) +
    stroke("M230 172h40M234 157h32M234 187h32", "#fff", 2.4, { opacity: 0.6 })
  );
}

function brush(tones: ArtPalette): string {
  const one = (x: number, turn: number, colour: string) =>
    `<g transform="rotate(${turn} ${x} 330)">` +
    fill(
      `M${x - 11} 330V196Q${x - 11} 176 ${x - 5} 160V118H${x + 5}V160Q${x + 11} 176 ${x + 11} 196V330z`,
      colour,
    ) +
    shade(`M${x + 3} 118H${x + 5}V160Q${x + 11} 176 ${x + 11} 196V330H${x + 3}z`, 0.18) +
    fill(`M${x - 9} 84h18v38h-18z`, "#f2f0e8") +
    stroke(`M${x - 22} 86V120`, tones.light, 18, { dash: "2 3" }) +
    "</g>";
  return (
    castShadow(tones, 140, 270, 332) +
    one(176, -10, tones.main) +
    one(236, 12, tones.deep) +
    fill("M146 236H264V314Q264 331 248 333Q205 338 162 333Q146 331 146 314z", "#f2f0e8") +
    shade("M240 236H264V314Q264 331 248 333Q244 333.5 238 334z", 0.13) +
    fill(
      "M146 290C170 274 196 300 222 292S252 282 264 286V314Q264 331 248 333Q205 338 162 333Q146 331 146 314z",
      tones.main,
      0.7,
    ) +
    hatch("M257 246V316", 11, 0.3)
  );
}

type Kind = "flask" | "rice" | "kettle" | "pan" | "blender" | "dryer" | "brush";
const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ["rice", /rice cooker|cooker|steamer|air fryer|multi.?cook|pot\b|humidifier/],
  ["kettle", /kettle|teapot|coffee maker|pour.?over/],
  ["pan", /pan\b|wok|skillet/],
  ["blender", /blender|juicer|mixer|grinder|mill/],
  ["dryer", /dryer|drier|iron\b|massag/],
  ["brush", /brush|razor|shaver|trimmer|knife|scissors/],
];

/** Small appliances and kitchen ware without a label of their own. */
export const appliance: Form = (input, tones) => ({
  body: drawAppliance(kindOf<Kind>(input.hint, KINDS, "flask"), tones),
  slip: slip(input),
  frame: [72, 62, 298],
});

function drawAppliance(kind: Kind, tones: ArtPalette): string {
  switch (kind) {
    case "flask":
      return flask(tones);
    case "rice":
      return ricePot(tones);
    case "kettle":
      return kettle(tones);
    case "pan":
      return pan(tones);
    case "blender":
      return blender(tones);
    case "dryer":
      return dryer(tones);
    case "brush":
      return brush(tones);
  }
}
