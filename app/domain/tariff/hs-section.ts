/** Last chapter of each section of the Harmonized System, from section I on. */
const LAST_CHAPTERS = [
  5, 14, 15, 24, 27, 38, 40, 43, 46, 49, 63, 67, 70, 71, 83, 85, 89, 92, 93, 96, 97,
] as const;

export const HS_SECTIONS = [
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "7",
  "8",
  "9",
  "10",
  "11",
  "12",
  "13",
  "14",
  "15",
  "16",
  "17",
  "18",
  "19",
  "20",
  "21",
] as const;
export type HsSection = (typeof HS_SECTIONS)[number];

/** The section a code belongs to by its chapter; undefined for national chapters (98, 99) and no code. */
export function hsSection(hs: string): HsSection | undefined {
  const chapter = Number(hs.slice(0, 2));
  if (!Number.isInteger(chapter) || chapter < 1) return undefined;
  return HS_SECTIONS[LAST_CHAPTERS.findIndex((last) => chapter <= last)];
}
