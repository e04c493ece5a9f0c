/**
 * A kind of goods as people name it: every word that means just it, in both languages, and the broader
 * kinds it belongs to; a narrower kind is one of its own. The first Chinese word is the one shown. Curated, because catalogue rows do not say
 * that 车厘子 and 樱桃 are one fruit or that 黑虎虾 is a prawn.
 */
export type Concept = {
  id: string;
  zh: readonly string[];
  en?: readonly string[];
  under?: readonly string[];
};
