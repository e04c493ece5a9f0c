import { ok, type Result, refuse } from "../result";

/**
 * Where a parcel goes; the district code (GB/T 2260) travels in the customs list. Orders collected in
 * the hall name the collector only: their three last fields are empty.
 */
export type Address = {
  recipientName: string;
  /** mainland mobile number, eleven digits */
  phone: string;
  districtCode: string;
  /** province, city, district in words */
  regionText: string;
  /** street and house */
  detail: string;
};

export type AddressField = keyof Address;
export type AddressFault =
  | "missing"
  | "too_long"
  | "form"
  | "outside_mainland"
  /** the region names no district we know, or several */
  | "unknown_place"
  | "ambiguous";
export type AddressRefusal = {
  code: "ADDRESS_INVALID";
  fields: Partial<Record<AddressField, AddressFault>>;
};

/** Longest texts the customs list takes (CEB621 consigneeAddress 200, name 60 characters). */
const LONGEST = { recipientName: 40, regionText: 60, detail: 120 } as const;

/** Provinces of GB/T 2260 that parcels reach; 71, 81 and 82 lie outside the customs territory. */
const MAINLAND = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/;
const OUTSIDE = /^(71|81|82)/;
/** Cities that have no districts: 东莞, 中山, 儋州, 嘉峪关. */
const WHOLE_CITIES = new Set(["441900", "442000", "460400", "620200"]);

const plain = (text: string) => text.normalize("NFKC").trim().replace(/\s+/g, " ");

/** Reads an address as people type it: trims, joins inner spaces, plain digits, +86 dropped. */
export function parseAddress(
  raw: Readonly<Record<AddressField, string>>,
): Result<Address, AddressRefusal> {
  const address: Address = {
    recipientName: plain(raw.recipientName),
    phone: plainPhone(raw.phone),
    districtCode: plain(raw.districtCode),
    regionText: plain(raw.regionText),
    detail: plain(raw.detail),
  };
  const fields: AddressRefusal["fields"] = {};
  const note = (field: AddressField, fault: AddressFault | undefined) => {
    if (fault) fields[field] = fault;
  };
  for (const field of ["recipientName", "regionText", "detail"] as const) {
    note(field, textFault(address[field], LONGEST[field]));
  }
  note("phone", phoneFault(address.phone));
  note("districtCode", districtFault(address.districtCode));
  return refusalOr(address, fields);
}

/** Who collects an order in the goods hall: a name and a phone number, no address. */
export function parsePickupContact(
  raw: Readonly<Pick<Record<AddressField, string>, "recipientName" | "phone">>,
): Result<Address, AddressRefusal> {
  const address: Address = {
    recipientName: plain(raw.recipientName),
    phone: plainPhone(raw.phone),
    districtCode: "",
    regionText: "",
    detail: "",
  };
  const fields: AddressRefusal["fields"] = {};
  const nameFault = textFault(address.recipientName, LONGEST.recipientName);
  if (nameFault) fields.recipientName = nameFault;
  const fault = phoneFault(address.phone);
  if (fault) fields.phone = fault;
  return refusalOr(address, fields);
}

function refusalOr(address: Address, fields: AddressRefusal["fields"]) {
  return Object.keys(fields).length > 0
    ? refuse({ code: "ADDRESS_INVALID" as const, fields })
    : ok(address);
}

function plainPhone(text: string): string {
  return plain(text)
    .replace(/[\s-]/g, "")
    .replace(/^(\+86|0086)/, "");
}

function textFault(text: string, longest: number): AddressFault | undefined {
  if (text === "") return "missing";
  return text.length > longest ? "too_long" : undefined;
}

function phoneFault(phone: string): AddressFault | undefined {
  if (phone === "") return "missing";
  return /^1[3-9]\d{9}$/.test(phone) ? undefined : "form";
}

function districtFault(code: string): AddressFault | undefined {
  if (code === "") return "missing";
  if (!/^\d{6}$/.test(code)) return "form";
  if (OUTSIDE.test(code)) return "outside_mainland";
  // A code ending in 00 names a province or a city: parcel and customs list need the district.
  const isDistrict = !code.endsWith("00") || WHOLE_CITIES.has(code);
  return MAINLAND.test(code) && isDistrict ? undefined : "form";
}

/** `138****5207` */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** `陈**`: the family name stays. */
export function maskName(name: string): string {
  const [first = "", ...rest] = [...name];
  return first + "*".repeat(Math.max(1, Math.min(rest.length, 3)));
}
