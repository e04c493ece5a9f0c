import { shanghaiDay } from "~/domain/calendar-day";
import type { ServiceContext } from "~/platform/context.server";
import { currentRules } from "~/services/rules/current-rules.server";
import { bareCode, type TariffLine, tariffCodes, tariffLineOn } from "./tariff-lines";

export type TariffLineName = Pick<TariffLine, "hs8" | "nameZh" | "nameEn">;

export type FoundLines = {
  /** what was looked for, as it was understood */
  words: string;
  lines: TariffLineName[];
  /** lines beyond the limit included */
  total: number;
  /** lines of the whole book */
  known: number;
};

const LONGEST_WORDS = 60;
const SHOWN = 40;

/**
 * Lines of the tariff book by the beginning of their code (any spelling) or by words of their name in
 * either language; nothing asked finds the book's first lines. No statement: the book is in memory.
 */
export async function findTariffLines(ctx: ServiceContext, asked: string): Promise<FoundLines> {
  const book = await currentRules(ctx);
  const day = shanghaiDay(ctx.fixedNow ?? new Date());
  const words = asked.trim().slice(0, LONGEST_WORDS);
  const code = bareCode(words);
  const codes = tariffCodes(book);
  const found = /^\d+$/.test(code)
    ? codes.filter((hs8) => hs8.startsWith(code.slice(0, 8)))
    : codes.filter((hs8) => hasWords(tariffLineOn(book, hs8, day), words));
  return {
    words,
    lines: found.slice(0, SHOWN).map((hs8) => {
      const { nameZh, nameEn } = tariffLineOn(book, hs8, day);
      return { hs8, nameZh, nameEn };
    }),
    total: found.length,
    known: codes.length,
  };
}

function hasWords({ nameZh, nameEn }: TariffLine, words: string): boolean {
  const names = `${nameZh ?? ""} ${nameEn ?? ""}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => names.includes(word));
}
