/** How a fruit cut in half looks, with a whole one behind it. */
export type Cut = {
  skin: string;
  skinDark: string;
  flesh: string;
  /** width of the skin's ring */
  rim: number;
  rays?: string;
  seeds?: {
    colour: string;
    rings: readonly (readonly [radius: number, dash: string, width: number])[];
    isRound?: boolean;
  };
  core?: { colour: string; rx: number; ry: number };
  segments?: { colour: string; count: number };
  /** whole fruit: half axes and turn */
  whole?: readonly [rx: number, ry: number, turn: number];
  isFuzzy?: boolean;
  leaf?: string;
};

export const FRUIT_KINDS = [
  ["durian", /durian|musang|monthong/],
  ["dragon_red", /red.*(dragon|pitaya)|(dragon|pitaya).*red/],
  ["dragon", /dragon|pitaya/],
  ["mangosteen", /mangosteen/],
  ["mango", /mango/],
  ["banana", /banana/],
  ["pineapple", /pineapple|ananas/],
  ["gold_kiwi", /(gold|sun).*kiwi|kiwi.*gold/],
  ["kiwi", /kiwi/],
  ["young_coconut", /(young|green|fragrant|fresh|water).*coconut|coconut.*(young|green)/],
  ["coconut", /coconut/],
  ["papaya", /papaya/],
  ["rambutan", /rambutan/],
  ["longan", /longan|langsat|tamarind/],
  ["salak", /salak|snake fruit/],
  ["lychee", /lychee|litchi|grape|berry|berries|plum/],
  ["avocado", /avocado/],
  ["passion", /passion/],
  ["lime", /lime|calamansi|kalamansi/],
  ["pomelo", /pomelo|grapefruit/],
  ["watermelon", /watermelon/],
  ["melon", /melon/],
  ["cherry", /cherry|cherries/],
  ["citrus", /orange|mandarin|pomelo|lemon|citrus|grapefruit|tangerine/],
  ["jackfruit", /jackfruit|cempedak|soursop|custard/],
  ["guava", /guava|pear/],
  ["apple", /apple/],
] as const;

export type FruitKind = (typeof FRUIT_KINDS)[number][0];

export const CUTS: Partial<Record<FruitKind, Cut>> = {
  kiwi: {
    skin: "#7a5b36",
    skinDark: "#56722a",
    flesh: "#8fb14a",
    rim: 5,
    rays: "#c6dc92",
    isFuzzy: true,
    whole: [88, 70, 16],
    core: { colour: "#f2efd2", rx: 18, ry: 16 },
    seeds: {
      colour: "#1b1f12",
      rings: [
        [25, "2 6", 7],
        [31, "2 8.5", 5],
      ],
    },
  },
  gold_kiwi: {
    skin: "#8f6d3c",
    skinDark: "#7a5b36",
    flesh: "#e0bf4a",
    rim: 5,
    rays: "#f3e08e",
    isFuzzy: true,
    whole: [88, 68, 16],
    core: { colour: "#faf3cf", rx: 18, ry: 16 },
    seeds: {
      colour: "#2b2112",
      rings: [
        [25, "2 6", 7],
        [31, "2 8.5", 5],
      ],
    },
  },
  mangosteen: {
    skin: "#5b2f49",
    skinDark: "#6f8f3c",
    flesh: "#8a4a63",
    rim: 8,
    whole: [78, 72, -70],
    core: { colour: "#fdfaf2", rx: 36, ry: 34 },
    seeds: { colour: "#d9cfc4", rings: [[19, "1.5 18.4", 33]] },
  },
  coconut: {
    skin: "#6a4c38",
    skinDark: "#3f2b1e",
    flesh: "#fdfaf0",
    rim: 7,
    isFuzzy: true,
    whole: [80, 78, 0],
    core: { colour: "#e6e0cf", rx: 36, ry: 34 },
  },
  young_coconut: {
    skin: "#7f9f45",
    skinDark: "#56722a",
    flesh: "#efe9d2",
    rim: 6,
    whole: [82, 78, -20],
    core: { colour: "#fdfcf4", rx: 40, ry: 38 },
  },
  papaya: {
    skin: "#d9a13d",
    skinDark: "#56722a",
    flesh: "#ea9a4e",
    rim: 5,
    whole: [96, 66, 24],
    core: { colour: "#c46f2c", rx: 26, ry: 30 },
    seeds: {
      colour: "#2b2420",
      isRound: true,
      rings: [
        [9, "0 9", 7],
        [19, "0 10.5", 7.5],
      ],
    },
  },
  avocado: {
    skin: "#3c4f22",
    skinDark: "#2c3b18",
    flesh: "#dfe2a0",
    rim: 6,
    whole: [90, 66, 20],
    isFuzzy: true,
    core: { colour: "#8a5b31", rx: 25, ry: 25 },
  },
  passion: {
    skin: "#59354f",
    skinDark: "#3c2336",
    flesh: "#f2e6d8",
    rim: 8,
    whole: [74, 72, 0],
    core: { colour: "#e0a62c", rx: 44, ry: 42 },
    seeds: {
      colour: "#2b2420",
      isRound: true,
      rings: [
        [14, "0 13", 7],
        [30, "0 14", 7.5],
      ],
    },
  },
  lime: {
    skin: "#6f9a38",
    skinDark: "#4d6f22",
    flesh: "#eef2cf",
    rim: 4,
    whole: [76, 66, 12],
    segments: { colour: "#b9d37a", count: 10 },
    core: { colour: "#f5f6dd", rx: 6, ry: 6 },
    leaf: "#4d7a2c",
  },
  citrus: {
    skin: "#e29a35",
    skinDark: "#6f8f3c",
    flesh: "#fbe9c8",
    rim: 4,
    whole: [80, 76, 0],
    segments: { colour: "#f0ae4d", count: 10 },
    core: { colour: "#fbf1dc", rx: 7, ry: 7 },
    leaf: "#5f8434",
  },
  pomelo: {
    skin: "#c3c25a",
    skinDark: "#6f8f3c",
    flesh: "#f8f2e0",
    rim: 4,
    whole: [80, 86, 0],
    segments: { colour: "#e2a08c", count: 9 },
    core: { colour: "#fbf4e6", rx: 8, ry: 8 },
    leaf: "#5f8434",
  },
  watermelon: {
    skin: "#4d7a3a",
    skinDark: "#2f5226",
    flesh: "#eef0cf",
    rim: 5,
    whole: [92, 80, 14],
    isFuzzy: true,
    core: { colour: "#d9534a", rx: 54, ry: 54 },
    seeds: {
      colour: "#2b1d18",
      isRound: true,
      rings: [
        [20, "0 15.7", 5.5],
        [36, "0 18.8", 5.5],
      ],
    },
  },
  melon: {
    skin: "#d3c391",
    skinDark: "#8b7f4a",
    flesh: "#e9e2b4",
    rim: 5,
    whole: [84, 80, 0],
    isFuzzy: true,
    core: { colour: "#f0b678", rx: 50, ry: 50 },
    seeds: { colour: "#f7e6bd", isRound: true, rings: [[14, "0 8", 6.5]] },
  },
  guava: {
    skin: "#a9c25e",
    skinDark: "#6f8f3c",
    flesh: "#f7f3df",
    rim: 5,
    whole: [80, 74, 10],
    seeds: {
      colour: "#c9a566",
      isRound: true,
      rings: [
        [13, "0 8", 4],
        [22, "0 9", 4],
      ],
    },
    leaf: "#5f8434",
  },
  apple: {
    skin: "#c2473c",
    skinDark: "#7a5b36",
    flesh: "#fbf5dc",
    rim: 4,
    whole: [80, 76, 0],
    core: { colour: "#efe5bd", rx: 17, ry: 20 },
    seeds: { colour: "#4a3222", rings: [[8, "3 9.6", 8]] },
    leaf: "#5f8434",
  },
};
