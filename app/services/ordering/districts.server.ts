import {
  type District,
  districtText,
  findDistricts,
  parseDistrictList,
  suggestDistricts,
} from "~/domain/order/district";
import { DISTRICT_LIST } from "./district-list";

const DISTRICTS = parseDistrictList(DISTRICT_LIST);
const MOST_SUGGESTIONS = 12;

/** The district as an address names it, and its code. */
export type Place = { districtCode: string; regionText: string };

const placeOf = (district: District): Place => ({
  districtCode: district.code,
  regionText: districtText(district),
});

/** Places a typed region may mean: none, the one, or several to choose from. */
export function placesNamed(text: string): Place[] {
  return findDistricts(text, DISTRICTS).map(placeOf);
}

/** Regions to choose from while typing. */
export function suggestRegions(text: string): string[] {
  return suggestDistricts(text, DISTRICTS, MOST_SUGGESTIONS).map(districtText);
}
