import type { LotId, OrderId, VariantId, WarehouseId } from "../ids";

/**
 * Names the accounts of the ledgers (inventory-and-warehouses.md §1.1, §1.2). One function an
 * account, so that every posting of the program spells it alike. `outside` accounts alone may be
 * negative: they are the other side of what comes and goes.
 */
export type LedgerAccountSpec = {
  code: string;
  ledger: "promise" | "physical" | "allowance";
  kind: "inside" | "outside";
  bucket: string;
  warehouseId?: WarehouseId;
  variantId?: VariantId;
  lotId?: LotId;
  location?: string;
  customsStatus?: "bonded" | "released";
  personHash?: string;
  year?: number;
};

type Goods = { warehouseId: WarehouseId; variantId: VariantId };

const promise =
  (bucket: "source" | "saleable" | "committed" | "consumed", kind: "inside" | "outside") =>
  ({ warehouseId, variantId }: Goods): LedgerAccountSpec => ({
    code: `promise:${bucket}:${warehouseId}:${variantId}`,
    ledger: "promise",
    kind,
    bucket,
    warehouseId,
    variantId,
  });

/** What may be promised to buyers. Checkout holds `saleable` for `committed`; the gate consumes it. */
export const promiseAccounts = {
  source: promise("source", "outside"),
  saleable: promise("saleable", "inside"),
  committed: promise("committed", "inside"),
  consumed: promise("consumed", "outside"),
};

type LotGoods = Goods & { lotId: LotId };
type LotBucket = "supplier" | "good" | "parcel" | "quarantine" | "customer";

function physical(
  bucket: LotBucket,
  goods: LotGoods,
  place: { customsStatus?: "bonded" | "released"; location?: string },
): LedgerAccountSpec {
  const { warehouseId, variantId, lotId } = goods;
  const outside = bucket === "supplier" || bucket === "customer";
  return {
    code: ["physical", bucket, lotId, place.customsStatus, place.location]
      .filter(Boolean)
      .join(":"),
    ledger: "physical",
    kind: outside ? "outside" : "inside",
    bucket,
    warehouseId,
    variantId,
    lotId,
    ...place,
  };
}

/**
 * Where the pieces of a lot stand. Paid: `good` bonded is held for `good` released (1210) or for the
 * order's parcel (0110); release posts the one and holds the other; picking posts into the parcel;
 * the gate posts parcel → customer.
 */
export const physicalAccounts = {
  supplier: (goods: LotGoods) => physical("supplier", goods, {}),
  good: (goods: LotGoods, customsStatus: "bonded" | "released", bin: string) =>
    physical("good", goods, { customsStatus, location: bin }),
  parcel: (goods: LotGoods, orderId: OrderId) =>
    physical("parcel", goods, { customsStatus: "released", location: orderId }),
  quarantine: (goods: LotGoods) => physical("quarantine", goods, {}),
  customer: (goods: LotGoods) => physical("customer", goods, {}),
};

/**
 * A person's yearly allowance in fen: an order holds `free` for `used`; release posts it. `elsewhere`
 * is what customs counts beyond our own releases (other shops): only customs' word moves it. What that
 * word takes from orders that are reserved already is `owed`, until they free it (allowance_override).
 */
export const allowanceAccounts = {
  free: (personHash: string, year: number) => allowance("free", personHash, year),
  used: (personHash: string, year: number) => allowance("used", personHash, year),
  elsewhere: (personHash: string, year: number) => allowance("elsewhere", personHash, year),
};

function allowance(
  bucket: "free" | "used" | "elsewhere",
  personHash: string,
  year: number,
): LedgerAccountSpec {
  return {
    code: `allowance:${bucket}:${personHash}:${year}`,
    ledger: "allowance",
    kind: "inside",
    bucket,
    personHash,
    year,
  };
}
