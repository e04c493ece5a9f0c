const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/**
 * A round range in which the value stands high but not at the top. Weights and volumes get twenty
 * intervals of a round size; pieces get one interval a piece as long as that can be told apart.
 */
export function niceRange(
  value: number,
  isPieces: boolean,
): { max: number; intervals: number; majorEvery: number } {
  if (isPieces && value <= 36) {
    const max = Math.max(5, Math.ceil(value / 0.92 / 5) * 5);
    return { max, intervals: max, majorEvery: 5 };
  }
  for (let power = 0.01; power < 1e6; power *= 10) {
    for (const step of STEPS) {
      const max = step * power * 20;
      if (value <= max * 0.92) return { max, intervals: 20, majorEvery: 5 };
    }
  }
  return { max: value * 1.25, intervals: 20, majorEvery: 5 };
}
