import type { SeedPart } from "../types";
import { BRANDS } from "./brands";
import { COFFEE_BEANS } from "./coffee-beans";
import { COFFEE_INSTANT } from "./coffee-instant";
import { COFFEE_VIETNAM } from "./coffee-vietnam";
import { FRUIT_DRIED } from "./fruit-dried";
import { FRUIT_DURIAN } from "./fruit-durian";
import { FRUIT_FRESH_ISLANDS } from "./fruit-fresh-islands";
import { FRUIT_FRESH_MEKONG } from "./fruit-fresh-mekong";
import { FRUIT_FRESH_THAILAND } from "./fruit-fresh-thailand";
import { FRUIT_FROZEN } from "./fruit-frozen";
import { HERBS_BARK_AND_PODS } from "./herbs-bark-and-pods";
import { HERBS_PEPPER_AND_ROOTS } from "./herbs-pepper-and-roots";
import { HERBS_TONICS } from "./herbs-tonics";
import { HS_CODES } from "./hs-codes";
import { JUICE } from "./juice";
import { NOODLES_INDONESIA } from "./noodles-indonesia";
import { NOODLES_STRAITS } from "./noodles-straits";
import { NOODLES_THAILAND_AND_NORTH } from "./noodles-thailand-and-north";
import { NOODLES_VIETNAM } from "./noodles-vietnam";
import { NUTS } from "./nuts";
import { POSITIVE_LIST } from "./positive-list";
import { RICE } from "./rice";
import { SAUCES_ISLANDS_LAOS } from "./sauces-islands-laos";
import { SAUCES_THAILAND_VIETNAM } from "./sauces-thailand-vietnam";
import { SEAFOOD_FISH } from "./seafood-fish";
import { SEAFOOD_PRAWNS } from "./seafood-prawns";
import { SEAFOOD_PROCESSED } from "./seafood-processed";
import { SEAFOOD_SHELLFISH } from "./seafood-shellfish";
import { TEA } from "./tea";

/** The ten ASEAN countries' part of the seed catalogue, in the order of the shop's tree. */
export const ASEAN: SeedPart = {
  brands: BRANDS,
  hsCodes: HS_CODES,
  positiveList: POSITIVE_LIST,
  products: [
    ...FRUIT_DURIAN,
    ...FRUIT_FRESH_THAILAND,
    ...FRUIT_FRESH_MEKONG,
    ...FRUIT_FRESH_ISLANDS,
    ...FRUIT_FROZEN,
    ...FRUIT_DRIED,
    ...SEAFOOD_FISH,
    ...SEAFOOD_PRAWNS,
    ...SEAFOOD_SHELLFISH,
    ...SEAFOOD_PROCESSED,
    ...HERBS_BARK_AND_PODS,
    ...HERBS_PEPPER_AND_ROOTS,
    ...HERBS_TONICS,
    ...COFFEE_VIETNAM,
    ...COFFEE_INSTANT,
    ...COFFEE_BEANS,
    ...TEA,
    ...JUICE,
    ...RICE,
    ...NUTS,
    ...NOODLES_INDONESIA,
    ...NOODLES_STRAITS,
    ...NOODLES_THAILAND_AND_NORTH,
    ...NOODLES_VIETNAM,
    ...SAUCES_THAILAND_VIETNAM,
    ...SAUCES_ISLANDS_LAOS,
  ],
};
