import { addDays, type CalendarDay } from "~/domain/calendar-day";
import type { WarehouseId } from "~/domain/ids";
import { fen } from "~/domain/money";
import type { ConsumptionTax } from "~/domain/tax/consumption-tax";
import type * as schema from "../schema";
import type { Catalogue } from "./catalogue";
import type { SeedHsCode, SeedOffer, SeedProduct, SeedVariant } from "./catalogue/types";
import { BONDED_WAREHOUSE, CITY_WAREHOUSE, HALL_WAREHOUSE } from "./demo-firms";
import { demoGtin } from "./demo-gtin";
import { drawFor, seedId } from "./draw";

type Rows = {
  brands: (typeof schema.brand.$inferInsert)[];
  authorisations: (typeof schema.brandAuthorisation.$inferInsert)[];
  products: (typeof schema.product.$inferInsert)[];
  variants: (typeof schema.variant.$inferInsert)[];
  offers: (typeof schema.offer.$inferInsert)[];
};

/** Rows of everything that is shown and sold, as it stands on the day of the first start. */
export function catalogueRows(catalogue: Catalogue, today: CalendarDay): Rows {
  const recordNos = itemRecordNumbers(catalogue.products);
  return {
    brands: catalogue.brands.map((brand) => ({
      id: seedId("brd", brand.key),
      slug: brand.key,
      nameZh: brand.nameZh,
      nameEn: brand.nameEn,
      aliases: [...(brand.aliases ?? [])],
    })),
    authorisations: catalogue.brands.map((brand, index) => ({
      documentNo: `DEMO-AUTH-${String(index + 1).padStart(4, "0")}`,
      brandId: seedId("brd", brand.key),
      grantorName: `${brand.nameEn} (demo)`,
      validFrom: `${today.slice(0, 4)}-01-01`,
      validTo: addDays(today, 400),
      isDemo: true,
    })),
    products: catalogue.products.map((product) => productRow(product, today)),
    variants: catalogue.products.flatMap((product) =>
      product.variants.map((variant, index) =>
        variantRow(product, variant, index, recordNos.get(variant.sku)),
      ),
    ),
    offers: catalogue.products.flatMap((product) =>
      product.variants.flatMap((variant) =>
        variant.offers.flatMap((offer) => offerRows(product, variant, offer, today)),
      ),
    ),
  };
}

function productRow(product: SeedProduct, today: CalendarDay): Rows["products"][number] {
  const publishedAt = publicationOf(product, today);
  return {
    id: productId(product),
    slug: product.slug,
    status: "published",
    brandId: seedId("brd", product.brand),
    categoryKey: product.category,
    originCode: product.origin,
    nameZh: product.nameZh,
    nameEn: product.nameEn,
    nameOrig: product.nameOrig,
    labelZh: product.labelZh,
    labelEn: product.labelEn,
    aliases: [...(product.aliases ?? [])],
    summaryZh: product.summaryZh,
    summaryEn: product.summaryEn,
    storageZone: product.storage,
    shelfLifeDays: product.shelfLifeDays,
    regimes: [...product.regimes],
    artForm: product.art.form,
    artFamily: product.art.family,
    stage: product.stage,
    diet: [...(product.diet ?? [])],
    gradeKey: product.grade?.key,
    gradeValue: product.grade?.value,
    ingredientsZh: product.ingredientsZh,
    ingredientsEn: product.ingredientsEn,
    usageZh: product.usageZh,
    usageEn: product.usageEn,
    audienceZh: product.audienceZh,
    audienceEn: product.audienceEn,
    allergens: [...(product.allergens ?? [])],
    mayContain: [...(product.mayContain ?? [])],
    nutrition: product.nutrition,
    producerName: product.producer.nameEn,
    producerCity: product.producer.city,
    producerRegistrationNo: product.producer.registrationNo,
    producerRegistrationState: product.producer.registrationNo ? "unverified" : null,
    sales30d: drawSales(product),
    createdAt: publishedAt,
    publishedAt,
  };
}

/** Most goods sell a little, few sell much. */
function drawSales(product: SeedProduct): number {
  const draw = drawFor(`sales:${product.slug}`);
  const rank = draw.between(1, 40);
  return Math.floor(draw.between(300, 900) / rank);
}

/** Reduced goods have stood here for a while; of the others about one in twelve is new. */
function publicationOf(product: SeedProduct, today: CalendarDay): Date {
  const draw = drawFor(`published:${product.slug}`);
  const isReduced = product.variants.some((variant) =>
    variant.offers.some((offer) => offer.referencePriceFen !== undefined),
  );
  const isNew = draw.oneIn(12) && !isReduced;
  const daysAgo = isNew ? draw.between(1, 14) : draw.between(90, 320);
  const hour = String(draw.between(9, 17)).padStart(2, "0");
  return new Date(`${addDays(today, -daysAgo)}T${hour}:00:00+08:00`);
}

function variantRow(
  product: SeedProduct,
  variant: SeedVariant,
  index: number,
  itemRecordNo: string | undefined,
): Rows["variants"][number] {
  return {
    id: seedId("var", variant.sku),
    productId: productId(product),
    position: index + 1,
    sku: variant.sku,
    gtin: demoGtin(variant.sku),
    specZh: variant.specZh,
    specEn: variant.specEn,
    netContentValue: variant.netContent.value,
    netContentUnit: variant.netContent.unit,
    packCount: variant.packCount,
    netWeightGrams: variant.netWeightGrams,
    grossWeightGrams: variant.grossWeightGrams,
    volumeMl: variant.volumeMl,
    hsCode: product.hsCode,
    dealUnit: product.dealUnit,
    itemRecordNo,
  };
}

/**
 * An offer, and for a reduced one the dearer offer before it: the struck-out price is the lowest of
 * the seven days before, so those days must be on record.
 */
function offerRows(
  product: SeedProduct,
  variant: SeedVariant,
  offer: SeedOffer,
  today: CalendarDay,
): Rows["offers"] {
  const warehouseId = warehouseOf(offer);
  const key = `${variant.sku}:${offer.regime}:${warehouseId}`;
  const reducedAt = new Date(`${addDays(today, -5)}T00:00:00+08:00`);
  const publishedAt = publicationOf(product, today);
  const common = {
    variantId: seedId("var", variant.sku),
    customsRegime: offer.regime,
    warehouseId,
    taxIncluded: offer.regime === "0110",
  };
  const current = { ...common, id: seedId("off", key), priceFen: fen(offer.priceFen) };
  if (offer.referencePriceFen === undefined) return [{ ...current, validFrom: publishedAt }];
  const referencePriceFen = fen(offer.referencePriceFen);
  return [
    {
      ...common,
      id: seedId("off", `${key}:before`),
      priceFen: referencePriceFen,
      validFrom: publishedAt,
      validTo: reducedAt,
    },
    { ...current, referencePriceFen, validFrom: reducedAt },
  ];
}

export function warehouseOf(offer: SeedOffer): WarehouseId {
  if (offer.regime !== "0110") return BONDED_WAREHOUSE;
  return offer.inHall ? HALL_WAREHOUSE : CITY_WAREHOUSE;
}

/** Material numbers of the demo account book, counted in the order of the article numbers. */
export function itemRecordNumbers(products: readonly SeedProduct[]): Map<string, string> {
  const bonded = products
    .flatMap((product) => product.variants)
    .filter((variant) => variant.offers.some((offer) => offer.regime === "1210"))
    .map((variant) => variant.sku)
    .sort();
  return new Map(
    bonded.map((sku, index) => [sku, `DEMO${String(index + 1).padStart(4, "0")}`] as const),
  );
}

/** Where a figure of a ten-digit line was read, from what the catalogue notes of the line as a whole. */
function sourcesOf({ source }: SeedHsCode) {
  const [, page] = /2026 tariff(?: book)?,? p\. ?(\d+)/.exec(source) ?? [];
  const isVatSeen = /VAT(?:: seen|: table| read| and high-end rule: seen)/.test(source);
  return {
    line: "2026 年税则（第三方摘录）",
    mfn: page ? `2026 年税则第 ${page} 页（第三方摘录）` : "未见 2026 年税则该行",
    vat: isVatSeen ? "税率网页（商业转载）" : "一般规则（未见该税号的原文）",
    consumptionTax: "消费税税目税率",
  };
}

/** What the seed knows of its ten-digit lines, each figure as a row of its own. */
export function hsLineRows(lines: readonly SeedHsCode[], knownMfn: ReadonlySet<string>) {
  const dated = (line: SeedHsCode, figure: keyof ReturnType<typeof sourcesOf>) => ({
    validFrom: "2026-01-01",
    state: line.state,
    source: sourcesOf(line)[figure],
  });
  const mfn = new Map(
    lines
      .filter(({ code, mfnBps }) => mfnBps !== undefined && !knownMfn.has(code.slice(0, 8)))
      .map((line) => [line.code.slice(0, 8), line]),
  );
  return {
    lines: lines.map((line): typeof schema.hsLine.$inferInsert => ({
      ...dated(line, "line"),
      code: line.code,
      nameZh: line.nameZh,
      unit1: line.unit1,
      unit2: line.unit2,
    })),
    vat: lines.map((line): typeof schema.vatRate.$inferInsert => ({
      ...dated(line, "vat"),
      hsCode: line.code,
      rateBps: line.vatBps,
    })),
    consumptionTax: lines.map((line): typeof schema.consumptionTaxRate.$inferInsert => ({
      ...dated(line, "consumptionTax"),
      hsCode: line.code,
      tax: consumptionOf(line.consumption),
    })),
    mfn: [...mfn].map(([hs8, line]): typeof schema.tariffRate.$inferInsert => ({
      ...dated(line, "mfn"),
      hs8,
      regime: "MFN",
      origin: "*",
      duty: { kind: "ad_valorem", bps: line.mfnBps ?? 0 },
    })),
  };
}

function consumptionOf(tax: SeedHsCode["consumption"]): ConsumptionTax {
  if (typeof tax === "string") return { kind: tax };
  return "kind" in tax ? tax : { kind: "ad_valorem", rateBps: tax.adValoremBps };
}

function productId(product: SeedProduct) {
  return seedId("prd", product.slug);
}
