/** Shorter bursts are no code: a GTIN-8 has eight digits. */
export const SHORTEST_SCAN = 8;
/** Scanners type a character every few ms; hands need about 130 (ux.md §1.3). */
const MEAN_GAP_MS = 30;
/** A longer pause begins another burst, so that letters typed just before a scan stay out of it. */
const LONGEST_GAP_MS = 60;
/** A scanner held on a code, or a trigger that bounced, sends it again. */
const REPEAT_MS = 1_500;

export type KeyHeard =
  /** a key of a hand, or not known yet */
  | { kind: "key"; isBurstStart: boolean }
  | { kind: "scan"; code: string }
  /** the same code within the guard time: swallowed */
  | { kind: "repeat" };

/**
 * Tells a hand scanner (a keyboard that types a code in one burst and ends it with Enter or Tab)
 * from hands. Time comes with each key, in ms of any clock that only goes forward.
 * @param repeatMs guard time against a code sent twice; 0 where the same code may follow at once, as
 * when a picker scans three equal pieces
 */
export function createScanRecogniser(
  repeatMs = REPEAT_MS,
): (key: string, atMs: number) => KeyHeard {
  let burst = "";
  let startedAt = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  let last = { code: "", atMs: Number.NEGATIVE_INFINITY };
  return (key, atMs) => {
    // Capitals of a link come as Shift and letter: Shift is no pause and no part of the code.
    if (key === "Shift") return { kind: "key", isBurstStart: false };
    const isInTime = atMs - lastAt <= LONGEST_GAP_MS;
    const typedAt = lastAt;
    lastAt = atMs;
    if (key.length === 1) {
      const isBurstStart = !isInTime || burst === "";
      burst = isInTime ? burst + key : key;
      if (isBurstStart) startedAt = atMs;
      return { kind: "key", isBurstStart };
    }
    const code = burst;
    burst = "";
    const isEnd = (key === "Enter" || key === "Tab") && isInTime && code.length >= SHORTEST_SCAN;
    if (!isEnd || (typedAt - startedAt) / (code.length - 1) > MEAN_GAP_MS) {
      return { kind: "key", isBurstStart: false };
    }
    const isRepeat = code === last.code && atMs - last.atMs < repeatMs;
    last = { code, atMs };
    return isRepeat ? { kind: "repeat" } : { kind: "scan", code };
  };
}
