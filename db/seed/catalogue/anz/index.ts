import type { SeedPart } from "../types";
import { BRANDS } from "./brands";
import { AU_BUTTER_CREAM } from "./butter-cream-au";
import { NZ_BUTTER_CREAM } from "./butter-cream-nz";
import { CEREALS } from "./cereals";
import { AU_CHEESE } from "./cheese-au";
import { NZ_CHEESE } from "./cheese-nz";
import { FRUITS } from "./fruit";
import { HONEYS } from "./honey";
import { HS_CODES } from "./hs-codes";
import { AU_INFANT } from "./infant-au";
import { NZ_INFANT } from "./infant-nz";
import { MEAT_AND_SEAFOOD } from "./meat-seafood";
import { AU_MILK } from "./milk-au";
import { NZ_MILK } from "./milk-nz";
import { POSITIVE_LIST } from "./positive-list";
import { ANCHOR_POWDERS } from "./powder-anchor";
import { AU_POWDERS } from "./powder-au";
import { OTHER_NZ_POWDERS } from "./powder-nz";
import { SPREADS_AND_NUTS } from "./spreads-nuts";
import { SWEETS_AND_CARE } from "./sweets-care";
import { WINES } from "./wine";

/** Australia and New Zealand. */
export const ANZ: SeedPart = {
  brands: BRANDS,
  hsCodes: HS_CODES,
  positiveList: POSITIVE_LIST,
  products: [
    ...ANCHOR_POWDERS,
    ...OTHER_NZ_POWDERS,
    ...NZ_INFANT,
    ...NZ_MILK,
    ...NZ_BUTTER_CREAM,
    ...NZ_CHEESE,
    ...AU_POWDERS,
    ...AU_INFANT,
    ...AU_MILK,
    ...AU_BUTTER_CREAM,
    ...AU_CHEESE,
    ...HONEYS,
    ...FRUITS,
    ...CEREALS,
    ...SPREADS_AND_NUTS,
    ...WINES,
    ...MEAT_AND_SEAFOOD,
    ...SWEETS_AND_CARE,
  ],
};
