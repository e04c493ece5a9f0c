import type { RuleAlternative } from "~/domain/origin/product-rule";
import type { Agreement } from "~/domain/tariff/rows";
import type {
  agreementEntry,
  originRule,
  personalMailRate,
  safeguard,
  tariffDifferential,
} from "../../schema";

const ASEAN = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"];

/** RCEP's entry into force by origin, as announced by customs. */
const RCEP_ENTRY: Record<string, readonly string[]> = {
  "2022-01-01": ["CN", "AU", "NZ", "JP", "SG", "TH", "VN", "LA", "KH", "BN"],
  "2022-02-01": ["KR"],
  "2022-03-18": ["MY"],
  "2022-05-01": ["MM"],
  "2023-01-02": ["ID"],
  "2023-06-02": ["PH"],
};

type Entry = typeof agreementEntry.$inferInsert;

const older = (agreement: Agreement, origin: string, validFrom: string): Entry => ({
  ...{ agreement, origin, validFrom },
  state: "unverified",
  source: "自有知识，未见来源",
});

export const AGREEMENT_ENTRIES: readonly Entry[] = [
  ...Object.entries(RCEP_ENTRY).flatMap(([validFrom, origins]) =>
    origins.map(
      (origin): Entry => ({
        ...{ agreement: "RCEP", origin, validFrom },
        state: "verified",
        source: "海关与税委会公告转载",
      }),
    ),
  ),
  ...ASEAN.map((origin) => older("ACFTA", origin, "2010-01-01")),
  older("CHAFTA", "AU", "2015-12-20"),
  older("KFTA", "KR", "2015-12-20"),
  older("NZFTA", "NZ", "2008-10-01"),
];

/** Beef, 2026 to 2028: 55 points above the country's quota of the year. Only those of 2026 were seen. */
export const SAFEGUARDS: readonly (typeof safeguard.$inferInsert)[] = (
  [
    ["NZ", 206_000_000],
    ["AU", 205_000_000],
  ] as const
).flatMap(([origin, quotaKg]) =>
  ["0201", "0202"].flatMap((hsPrefix) =>
    [
      { validFrom: "2026-01-01", validTo: "2026-12-31", quotaKg },
      { validFrom: "2027-01-01", validTo: "2028-12-31", quotaKg: null },
    ].map((ofYears) => ({
      ...{ hsPrefix, origin, additionalBps: 5_500, ...ofYears },
      state: "unverified" as const,
      source: "2025-12-31 牛肉保障措施报道（税号为推断）",
    })),
  ),
);

const RULE_SOURCE = "RCEP 附件三A 摘录";

/** Product rules of Annex 3A that were seen (HS 2012); of all other lines nothing is known. */
const RULES: readonly [prefixes: string, anyOf: RuleAlternative[]][] = [
  ["030492 030493 030494 030495 030499", [{ type: "CC" }]],
  ["0502 0505 0506", [{ type: "CC" }]],
  ["0504", [{ type: "CC", exceptFrom: ["01"] }]],
  ["0701 0702 0703 0704 0705 0706 0707 0708", [{ type: "WO" }]],
  ["1301 130211 130212 130213 130220 130231 130232 130239", [{ type: "CC" }]],
  ["130219", [{ type: "CC", exceptFrom: ["121120"] }]],
  ["14 1501 1502", [{ type: "CC" }]],
  ["271012 271019 280110", [{ type: "CTH" }, { type: "RVC40" }]],
  ["851711 851712 851718 851840 851850", [{ type: "CTSH" }, { type: "RVC40" }]],
  ["851890 8519 8521 8522 92 93 94 95", [{ type: "CTH" }, { type: "RVC40" }]],
];

export const ORIGIN_RULES: readonly (typeof originRule.$inferInsert)[] = RULES.flatMap(
  ([prefixes, anyOf]) =>
    prefixes.split(" ").map((hsPrefix) => ({
      ...{ hsPrefix, agreement: "RCEP" as const, rule: { anyOf } },
      ...{ validFrom: "2022-01-01", state: "verified" as const, source: RULE_SOURCE },
    })),
);

/** The part of China's appendix that was seen; the list is longer. */
export const TARIFF_DIFFERENTIALS: readonly (typeof tariffDifferential.$inferInsert)[] = [
  ...[
    ...["02011000", "02012000", "02013000", "02021000", "02022000", "02023000"],
    ...["39013000", "39019020", "39019090", "39021000"],
  ].map((hsPrefix) => ({ hsPrefix, validTo: null })),
  ...["520511", "520512", "520513", "520514"].map((hsPrefix) => ({
    ...{ hsPrefix, validTo: "2036-12-31" },
  })),
].map((row) => ({
  ...row,
  ...{
    validFrom: "2022-01-01",
    state: "verified" as const,
    source: "中国附录（仅见开头部分）",
  },
}));

const mailRate = (goodsKind: string, rateBps: number): typeof personalMailRate.$inferInsert => ({
  ...{ goodsKind, rateBps, validFrom: "2019-04-09" },
  ...{ state: "unverified", source: "自有知识，未见来源" },
});

/** Tax on personal mail by kind of goods; it is not retail import. */
export const PERSONAL_MAIL_RATES = [
  mailRate("food", 1_300),
  mailRate("other", 2_000),
  mailRate("luxury", 5_000),
];
