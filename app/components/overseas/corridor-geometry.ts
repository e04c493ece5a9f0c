import type { Gateway } from "~/domain/overseas/gateways";

/**
 * The corridor sketch's drawing board: points and lanes on 45° and 90° only, 616 × 628. It shows how
 * places hang together, neither borders nor distances.
 */
export const BOARD = { width: 616, height: 628 } as const;

export type LaneKind = "river" | "rail" | "sea" | "road";
export type Lane = { kind: LaneKind; path: string };

export const LANES: readonly Lane[] = [
  { kind: "river", path: "M28 112L52 88H440" },
  { kind: "rail", path: "M150 88V236" },
  { kind: "rail", path: "M150 140L104 186V390L120 406V412" },
  { kind: "road", path: "M104 244L52 296V350" },
  { kind: "road", path: "M150 236H182L206 260" },
  { kind: "sea", path: "M150 236V270L232 352V528" },
  { kind: "sea", path: "M232 396L246 410H394" },
  { kind: "sea", path: "M232 420L190 462H176" },
  { kind: "sea", path: "M232 420L252 440H256" },
  { kind: "sea", path: "M232 456L256 480H366" },
  { kind: "sea", path: "M232 508L216 524H194" },
  { kind: "sea", path: "M236 554L262 580H276" },
  { kind: "sea", path: "M308 580H416L460 536H482" },
  { kind: "sea", path: "M416 580L440 604H498" },
  { kind: "sea", path: "M440 88L476 124H486" },
  { kind: "sea", path: "M440 88H530L566 124V142" },
];

export type Side = "start" | "end" | "middle";
export type PlaceKey =
  | "longtou"
  | "yibin"
  | "luzhou"
  | "chongqing"
  | "shanghai"
  | "qinzhou"
  | "mohan"
  | "ruili";

/** Ports and passes on the way; `dx`, `dy` place the name beside its point. */
export const PLACES: readonly {
  key: PlaceKey;
  x: number;
  y: number;
  dx: number;
  dy: number;
  anchor: Side;
}[] = [
  { key: "yibin", x: 28, y: 112, dx: 0, dy: 20, anchor: "middle" },
  { key: "luzhou", x: 52, y: 88, dx: 8, dy: -11, anchor: "end" },
  { key: "chongqing", x: 100, y: 88, dx: 0, dy: -11, anchor: "middle" },
  { key: "shanghai", x: 440, y: 88, dx: 0, dy: -11, anchor: "middle" },
  { key: "qinzhou", x: 150, y: 236, dx: 10, dy: -8, anchor: "start" },
  { key: "mohan", x: 104, y: 218, dx: -10, dy: 4, anchor: "end" },
  { key: "ruili", x: 52, y: 310, dx: -9, dy: 4, anchor: "end" },
  { key: "longtou", x: 150, y: 88, dx: 0, dy: -24, anchor: "middle" },
];

/** Where a gateway's first staff stands, on which side its words are, and the whole way there. */
export type Slot = { x: number; y: number; words: "right" | "left" | "below"; way: string };

const TO_QINZHOU = "M150 88V236";
const TRUNK = `${TO_QINZHOU}V270L232 352`;
const MOHAN = "M150 88V140L104 186";

export const SLOTS: Readonly<Record<Gateway, Slot>> = {
  haiphong: { x: 210, y: 278, words: "right", way: `${TO_QINZHOU}H182L206 260` },
  ho_chi_minh: { x: 232, y: 378, words: "right", way: `${TRUNK}V364` },
  vientiane: { x: 104, y: 326, words: "right", way: `${MOHAN}V312` },
  bangkok: { x: 120, y: 426, words: "left", way: `${MOHAN}V390L120 406V412` },
  laem_chabang: { x: 168, y: 462, words: "left", way: `${TRUNK}V420L190 462H176` },
  sihanoukville: { x: 264, y: 450, words: "right", way: `${TRUNK}V420L252 440H256` },
  yangon: { x: 52, y: 364, words: "below", way: `${MOHAN}V244L52 296V350` },
  port_klang: { x: 186, y: 524, words: "left", way: `${TRUNK}V508L216 524H194` },
  singapore: { x: 232, y: 542, words: "right", way: `${TRUNK}V528` },
  jakarta: { x: 284, y: 580, words: "below", way: `${TRUNK}V550L262 580H276` },
  muara: { x: 374, y: 480, words: "right", way: `${TRUNK}V456L256 480H366` },
  manila: { x: 402, y: 412, words: "right", way: `${TRUNK}V396L246 410H394` },
  busan: { x: 494, y: 126, words: "right", way: "M150 88H440L476 124H486" },
  osaka: { x: 566, y: 156, words: "left", way: "M150 88H530L566 124V142" },
  sydney: { x: 490, y: 538, words: "right", way: `${TRUNK}V550L262 580H416L460 536H482` },
  auckland: { x: 506, y: 606, words: "right", way: `${TRUNK}V550L262 580H416L440 604H498` },
};

/** A staff is 7 × 24 with five ticks at its right; its middle stands on the slot. */
export const STAFF = { width: 7, height: 24, gap: 16 } as const;

/** The water in a staff: the part of its 24 px that a share fills, in whole halves of a pixel. */
export function waterHeight(usageBps: number): number {
  const share = Math.min(10_000, Math.max(0, usageBps));
  return Math.round((share * (STAFF.height - 1) * 2) / 10_000) / 2;
}
