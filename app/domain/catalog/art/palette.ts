import type { ArtFamily } from "../terms";

/** One family's flat tones. Paper, jiang band and ink are common to all drawings. */
export type ArtPalette = {
  ground: string;
  water: string;
  /** cast shadow */
  cast: string;
  main: string;
  deep: string;
  light: string;
  cap: string;
};

export const PAPER = "#fffdf7";
export const JIANG = "#7a5c31";
export const JIANG_DEEP = "#5f4725";
export const INK = "#17211f";

const palette = (
  ground: string,
  water: string,
  cast: string,
  main: string,
  deep: string,
  light: string,
  cap: string,
): ArtPalette => ({ ground, water, cast, main, deep, light, cap });

export const PALETTES: Record<ArtFamily, ArtPalette> = {
  dairy: palette("#eaf1ef", "#dae7e5", "#b9cfcd", "#f5f1e4", "#0e5a63", "#8fb9ba", "#f5f1e4"),
  powder: palette("#e9f1f1", "#d8e6e7", "#b5cbcd", "#1f6b74", "#0e4c54", "#5e9ca1", "#efe7d3"),
  powder2: palette("#f3eee2", "#e8dfcb", "#cfc2a6", "#c99a4b", "#7e5a22", "#e3c48a", "#f6f0e2"),
  powder3: palette("#eaeef5", "#dae2ee", "#b8c5d9", "#3d639b", "#25487b", "#86a3cb", "#f2eee2"),
  skim: palette("#ebf0f4", "#dbe5ec", "#b9c9d4", "#7fa9bf", "#2f6179", "#b5d0dd", "#f4f1e8"),
  butter: palette("#f6f1df", "#ece3c4", "#d5c79c", "#efce6b", "#8a6716", "#f7e3a3", "#fff8e2"),
  infant: palette("#f5ede3", "#eadfce", "#d2c1a7", "#e4b98c", "#8b5a2b", "#f1d7b8", "#fbf5ea"),
  honey: palette("#f6efdd", "#ecdfbe", "#d3bf8d", "#db9a2b", "#7f5210", "#f2c76b", "#3b3128"),
  snack: palette("#f3f0e3", "#e6e1cb", "#c9c29e", "#8f9a3c", "#4d5719", "#c3cb83", "#f7f3e2"),
  noodle: palette("#f6ece2", "#ecdccb", "#d6bc9f", "#cf7a33", "#7b4213", "#ebb27c", "#fbf4ea"),
  coffee: palette("#f0e9e0", "#e2d6c7", "#c2b09a", "#6a4c38", "#3f2b1e", "#a98765", "#efe3d0"),
  sauce: palette("#efebe2", "#e1dacb", "#c2b79f", "#4a3a2a", "#2c2118", "#8c7350", "#c9a24e"),
  wine: palette("#eeeee4", "#dfe0d0", "#bec1a6", "#2e4033", "#1b2a21", "#64806d", "#7a5c31"),
  fruit: palette("#f0f3e2", "#e2e9cc", "#c4cfa3", "#8fb14a", "#56722a", "#c6dc92", "#7a5b36"),
  durian: palette("#f3f1dd", "#e7e4c2", "#cbc798", "#a8a343", "#6a6a22", "#d6d184", "#7a6a36"),
  dragon: palette("#f4edef", "#e9dde1", "#d3bec6", "#c45c86", "#8a3459", "#e59bb6", "#7e9b3f"),
  sea: palette("#e8eff3", "#d5e3ea", "#b2c8d3", "#7fa3b5", "#355f75", "#c9dce5", "#e9b58d"),
  prawn: palette("#eaf0f2", "#d9e5e8", "#b9cdd2", "#d98d5f", "#8f4f2a", "#f1c3a0", "#7fa3b5"),
  herb: palette("#f3ede0", "#e7dcc7", "#cdbc9c", "#a56b3c", "#6a3f1e", "#cf9c6c", "#5e6b1e"),
  beauty: palette("#f0ecf1", "#e3dbe6", "#c6b9cc", "#f2edf3", "#6c587a", "#b5a3c0", "#8a7698"),
  daily: palette("#e9f1ec", "#d8e6dd", "#b6cdbe", "#5e9a7c", "#2c6249", "#a4cbb6", "#f4f2e8"),
  rice: palette("#f1f0e6", "#e3e1d0", "#c6c3a9", "#ede6d2", "#5e6b1e", "#b9c07e", "#fffdf5"),
  nut: palette("#f3ece1", "#e7dac6", "#cdb999", "#b98247", "#6e4519", "#e0b887", "#f8f1e3"),
};
