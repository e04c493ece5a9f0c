import { formatContent, NBSP } from "~/domain/format/quantity";
import type { ArtInput } from "./input";
import { INK, JIANG, PAPER } from "./palette";
import { d, fill, fitSize, stroke, text, widthInEms } from "./pen";

/** "900 g", "25 g × 16", "64 件": what the label and the scale say. */
export function contentText(input: ArtInput, isTotal = false): string {
  const { content, packCount, words } = input;
  if (!content) return "";
  const say = (value: number) =>
    content.unit === "piece" ? `${value}${NBSP}${words.piece}` : formatContent(value, content.unit);
  const each = content.value / packCount;
  if (isTotal || packCount === 1 || !Number.isInteger(each)) return say(content.value);
  return `${say(each)}${NBSP}×${NBSP}${packCount}`;
}

const isChinese = (words: string) => /[\u3400-\u9fff]/.test(words);

/** Nouns a goods name may end in, so that a break never cuts through one. */
const HEADS =
  /(?:咖啡豆|洗发水|洗洁精|洗衣液|护发素|沐浴露|洗手液|洗面奶|洁面乳|身体乳|防晒霜|纸尿裤|卫生巾|湿纸巾|乌冬面|方便面|火鸡面|葡萄酒|果汁糖|巧克力|牛肉干|椰子水|矿泉水|保温杯|电饭煲|山羊奶粉|羊奶粉|奶粉|纯牛奶|鲜牛奶|酸牛奶|牛奶|酸奶|奶酪|芝士|黄油|奶油|蜂蜜|薯片|海苔|饼干|曲奇|蛋糕|糖果|软糖|拉面|泡面|米粉|粉丝|香米|大米|燕麦|麦片|坚果|腰果|咖啡|奶茶|红茶|绿茶|抹茶|果汁|酱油|咖喱|辣酱|果酱|鱼露|椰浆|面膜|面霜|精华|爽肤水|牙膏|牙刷|香皂|牛排|羊排|虾仁|鱼柳|鱼排|果干|榴莲|芒果|燕窝|人参|肉桂)$/;

/** Where a Chinese name may break in two: before its head noun, else between words near the middle. */
function breakChinese(name: string): [string, string] {
  const space = name.lastIndexOf(" ");
  if (space > 0) return [name.slice(0, space), name.slice(space + 1)];
  const head = HEADS.exec(name);
  if (head && head.index >= 2) return [name.slice(0, head.index), name.slice(head.index)];
  const middle = name.length / 2;
  let best = Math.ceil(middle);
  let distance = Number.POSITIVE_INFINITY;
  for (const { index } of new Intl.Segmenter("zh", { granularity: "word" }).segment(name)) {
    const off = Math.abs(index - middle);
    if (index > 1 && index < name.length - 1 && off < distance) {
      best = index;
      distance = off;
    }
  }
  return [name.slice(0, best), name.slice(best)];
}

/** Words on `count` lines of about the same length. */
function breakWords(name: string, count: number): string[] {
  const lines: string[] = [];
  let rest = name.split(/\s+/).filter(Boolean);
  for (let left = Math.min(count, rest.length); left > 1; left--) {
    const goal = rest.join(" ").length / left;
    let taken = 1;
    while (taken < rest.length - (left - 1)) {
      const now = rest.slice(0, taken).join(" ").length;
      const next = rest.slice(0, taken + 1).join(" ").length;
      if (Math.abs(next - goal) > Math.abs(now - goal)) break;
      taken++;
    }
    lines.push(rest.slice(0, taken).join(" "));
    rest = rest.slice(taken);
  }
  return [...lines, rest.join(" ")];
}

const widest = (lines: readonly string[]) => Math.max(...lines.map(widthInEms));

type SetName = { lines: string[]; size: number };

/** The name in as many lines as make it largest in a width and a height; one line wins a tie. */
export function setName(name: string, width: number, height: number, max = 26): SetName {
  // A number stays with what it counts: 3 段.
  const trimmed = name.trim().replace(/(\d)\s+(?=[\u3400-\u9fff%])/g, `$1${NBSP}`);
  const ways = isChinese(trimmed)
    ? [[trimmed], ...(trimmed.length > 3 ? [breakChinese(trimmed)] : [])]
    : [1, 2, 3, 4].map((count) => breakWords(trimmed, count));
  let best: SetName = { lines: [trimmed], size: 0 };
  for (const lines of ways) {
    const size = Math.min(max, width / Math.max(1, widest(lines)), height / (lines.length * 1.16));
    if (size > best.size + 0.6) best = { lines, size };
  }
  return best;
}

type Block = {
  /** centre of the label */
  cx: number;
  top: number;
  width: number;
  /** space for class, name and content; the band follows below */
  height: number;
};

/** Class, name, short rule and net content set inside a block. */
export function labelWords(input: ArtInput, { cx, top, width, height }: Block): string {
  const inner = width - 10;
  const content = contentText(input);
  // A label in English needs no English class above the name.
  const hasClass = isChinese(input.name) && input.className !== "" && height >= 62;
  const classHeight = hasClass ? 16 : 2;
  const contentSize = content === "" ? 0 : fitSize(content, inner, 14);
  const contentHeight = content === "" ? 0 : contentSize + 9;
  const free = height - classHeight - contentHeight;
  const { lines, size } = setName(input.name, inner - 8, free);
  const lineHeight = size * 1.16;
  let y = top + classHeight + (free - lineHeight * lines.length) / 2;
  let out = hasClass ? classWords(input.className, cx, top + 13.5, inner) : "";
  for (const line of lines) {
    y += lineHeight;
    out += text(cx, y - size * 0.15, line, { size, anchor: "middle", isBold: true });
  }
  if (content === "") return out;
  return (
    out +
    stroke(d`M${cx - 12} ${y + 4}h24`, INK, 1) +
    text(cx, y + contentSize + 5, content, { size: contentSize, anchor: "middle" })
  );
}

function classWords(words: string, cx: number, y: number, width: number): string {
  const size = Math.min(9.5, width / (widthInEms(words) + words.length * 0.07));
  return text(cx, y, words, { size, anchor: "middle", opacity: 0.7, spacing: size * 0.07 });
}

/** Country and code in white on the jiang band. */
export function bandWords(input: ArtInput, cx: number, middle: number, width: number): string {
  if (!input.origin) return "";
  const { code, name } = input.origin;
  const words = isChinese(name) ? `${name} ${code}` : name;
  const size = fitSize(words, width - 16, 13) / (isChinese(name) ? 1 : 1.06);
  return text(cx, middle + size * 0.36, words, {
    size,
    colour: "#fff",
    anchor: "middle",
    isBold: true,
    spacing: 0.6,
  });
}

/** Flat paper label with a ruled top and the origin band below it, for plane fronts. */
export function flatLabel(
  input: ArtInput,
  { cx, top, width, height, rule }: Block & { rule: string },
): string {
  const left = cx - width / 2;
  return (
    fill(d`M${left} ${top}h${width}v${height}h-${width}z`, PAPER) +
    stroke(d`M${left} ${top}h${width}`, rule, 3) +
    labelWords(input, { cx, top: top + 3, width, height: height - 3 })
  );
}

/** The paper slip beside goods that carry no label; its upper edge is a scale. */
export function slip(input: ArtInput, left = 236, top = 262, width = 132): string {
  const cx = left + width / 2;
  const inner = width - 14;
  const content = contentText(input);
  const { lines, size } = setName(input.name, inner, isChinese(input.name) ? 26 : 38, 22);
  const nameHeight = size * 1.16 * lines.length;
  const height = 14 + nameHeight + (content === "" ? 6 : 22);
  const out =
    fill(d`M${left + 5} ${top + 5}h${width}v${height + 19}h-${width}z`, INK, 0.1) +
    fill(d`M${left} ${top}h${width}v${height}h-${width}z`, PAPER) +
    stroke(d`M${left + 8} ${top + 3}h${width - 16}`, INK, 5, { opacity: 0.4, dash: "1 5" }) +
    fill(d`M${left} ${top + height}h${width}v19h-${width}z`, JIANG) +
    bandWords(input, cx, top + height + 9.5, width) +
    lines
      .map((line, index) =>
        text(cx, top + 11 + size * (0.94 + index * 1.16), line, {
          size,
          anchor: "middle",
          isBold: true,
        }),
      )
      .join("");
  if (content === "") return out;
  const contentSize = fitSize(content, inner, 14.5);
  return (
    out + text(cx, top + 10 + nameHeight + 16, content, { size: contentSize, anchor: "middle" })
  );
}
