import { Converter } from "opencc-js/t2cn";
import { customPinyin, pinyin } from "pinyin-pro";
import type { ChineseText } from "~/domain/search/normalise";

/** Words that pinyin-pro's dictionary misreads. Each stands in chinese.server.test.ts. */
const READINGS: Record<string, string> = {
  参鸡汤: "shēn jī tāng",
  参茶: "shēn chá",
  长相思: "cháng xiāng sī",
  朝日: "zhāo rì",
  长寿面: "cháng shòu miàn",
};
customPinyin(READINGS);

const toPlainSimplified = Converter({ from: "t", to: "cn" });
const toSimplifiedWithWords = Converter({ from: "twp", to: "cn" });

/**
 * Traditional to Simplified (opencc-js) and readings (pinyin-pro). Taiwan's words are changed only in
 * text that has Traditional characters: in Simplified text 冰棒 or 雷射 mean what they say.
 */
export const chineseText: ChineseText = {
  simplify: (text) => (toPlainSimplified(text) === text ? text : toSimplifiedWithWords(text)),
  syllables: (han) =>
    pinyin(han, { toneType: "none", type: "array", v: true, toneSandhi: false, nonZh: "removed" }),
};
