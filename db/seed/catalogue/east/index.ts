import type { SeedPart } from "../types";
import { BRANDS } from "./brands";
import { CARE_JP } from "./daily-jp-care";
import { HOME_JP } from "./daily-jp-home";
import { CARE_KR } from "./daily-kr-care";
import { HOME_KR } from "./daily-kr-home";
import { HS_CODES } from "./hs-codes";
import { NOODLES } from "./noodles";
import { PANTRY_JP } from "./pantry-jp";
import { PANTRY_KR } from "./pantry-kr";
import { POSITIVE_LIST } from "./positive-list";
import { BISCUITS_JP } from "./snacks-jp-biscuits";
import { CRISPS_JP } from "./snacks-jp-crisps";
import { SWEETS_JP } from "./snacks-jp-sweets";
import { BISCUITS_KR } from "./snacks-kr-biscuits";
import { CRISPS_KR } from "./snacks-kr-crisps";
import { LAVER_KR } from "./snacks-kr-laver";
import { SWEETS_KR } from "./snacks-kr-sweets";

/** Goods of Japan and Korea. */
export const EAST: SeedPart = {
  brands: BRANDS,
  hsCodes: HS_CODES,
  positiveList: POSITIVE_LIST,
  products: [
    ...CRISPS_JP,
    ...BISCUITS_JP,
    ...SWEETS_JP,
    ...CRISPS_KR,
    ...LAVER_KR,
    ...BISCUITS_KR,
    ...SWEETS_KR,
    ...NOODLES,
    ...PANTRY_JP,
    ...PANTRY_KR,
    ...CARE_JP,
    ...HOME_JP,
    ...CARE_KR,
    ...HOME_KR,
  ],
};
