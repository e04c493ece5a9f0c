import { demoGtin } from "../demo-gtin";
import type { Catalogue } from "./index";
import type { SeedHsCode, SeedOffer, SeedProduct, SeedVariant } from "./types";

const NUMBER_AND_UNIT = /\d (?:g|kg|mL|ml|L|l|W|cm|mm|罐|盒|袋|瓶|片|枚|包|条|支|个|只)/;

/** What is wrong with a catalogue: references that lead nowhere, doubles, offers no rule allows. */
export function faultsOfCatalogue(catalogue: Catalogue): string[] {
  const brands = new Set(catalogue.brands.map((brand) => brand.key));
  const categories = new Set(catalogue.categories.map((category) => category.key));
  const hsCodes = new Map(catalogue.hsCodes.map((line) => [line.code, line]));
  const listed = new Set(catalogue.positiveList.map((row) => row.hs8));
  const variants = catalogue.products.flatMap((product) => product.variants);
  const faults = [
    ...doubles(
      "slug",
      catalogue.products.map((product) => product.slug),
    ),
    ...doubles(
      "sku",
      variants.map((variant) => variant.sku),
    ),
    ...doubles(
      "GTIN",
      variants.map((variant) => demoGtin(variant.sku)),
    ),
  ];
  for (const product of catalogue.products) {
    const say = (fault: string) => faults.push(`${product.slug}: ${fault}`);
    if (!brands.has(product.brand)) say(`brand ${product.brand} is unknown`);
    if (!categories.has(product.category) || !product.category.includes(".")) {
      say(`category ${product.category} is not a second-level one`);
    }
    const line = hsCodes.get(product.hsCode);
    if (!line) say(`HS code ${product.hsCode} is unknown`);
    if (product.variants.length === 0) say("no variant");
    const number = product.producer.registrationNo;
    if (number !== undefined && !number.includes("DEMO"))
      say(`${number} is not visibly a demo value`);
    for (const variant of product.variants) {
      for (const fault of faultsOfVariant(product, variant)) say(`${variant.sku}: ${fault}`);
      const isBonded = variant.offers.some((offer) => offer.regime === "1210");
      if (isBonded && !listed.has(product.hsCode.slice(0, 8))) say("bonded, but not on the list");
      if (line && (needsLitres(line) || isTaxedByTheLitre(line)) && variant.volumeMl === undefined)
        say("litres without volume");
    }
  }
  return faults;
}

function faultsOfVariant(product: SeedProduct, variant: SeedVariant): string[] {
  const faults: string[] = [];
  if (!/^[A-Z0-9][A-Z0-9-]{2,19}$/.test(variant.sku))
    faults.push("sku is not 3 to 20 of A–Z, 0–9, -");
  if (NUMBER_AND_UNIT.test(variant.specZh) || NUMBER_AND_UNIT.test(variant.specEn)) {
    faults.push("an ordinary space stands between number and unit");
  }
  const { netWeightGrams, grossWeightGrams, netContent, packCount } = variant;
  const counts = [netWeightGrams, grossWeightGrams, netContent.value, packCount];
  if (!counts.every((count) => Number.isSafeInteger(count) && count > 0))
    faults.push("odd weights");
  if (grossWeightGrams < netWeightGrams) faults.push("gross weight below net weight");
  if (variant.offers.length === 0) faults.push("no offer");
  faults.push(...doubles("place of sale", variant.offers.map(placeOf)));
  for (const offer of variant.offers) {
    if (!product.regimes.includes(offer.regime))
      faults.push(`regime ${offer.regime} is not allowed`);
    if (offer.regime === "9610") faults.push("no direct-mail offer is sellable yet");
    if (offer.inHall && offer.regime !== "0110") faults.push("bonded goods stand in no hall");
    if (!Number.isSafeInteger(offer.priceFen) || offer.priceFen <= 0) faults.push("odd price");
    if (offer.referencePriceFen !== undefined && offer.referencePriceFen <= offer.priceFen) {
      faults.push("reference price is not above the price");
    }
  }
  return faults;
}

/** One variant has one price in one place. */
function placeOf(offer: SeedOffer): string {
  return `${offer.regime}${offer.inHall ? " in the hall" : ""}`;
}

/** 095: the litre as a statutory unit. */
function needsLitres(line: { unit1: string; unit2?: string }): boolean {
  return line.unit1 === "095" || line.unit2 === "095";
}

/** Beer and spirits: the tax is reckoned from the volume. */
function isTaxedByTheLitre({ consumption }: Pick<SeedHsCode, "consumption">): boolean {
  if (typeof consumption !== "object" || !("kind" in consumption)) return false;
  return consumption.kind === "beer" || consumption.unit === "l";
}

function doubles(what: string, values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.flatMap((value) => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [`${what} ${value} is used twice`];
  });
}
