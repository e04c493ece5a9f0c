import { ok, type Result, refuse } from "../result";

/** Where a parcel goes; the district code (GB/T 2260) travels in the customs list. */
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
export type AddressRefusal = {
  code: "ADDRESS_INVALID";
  fields: Partial<Record<AddressField, "missing" | "too_long" | "form" | "outside_mainland">>;
};

/** Longest texts the customs list takes (CEB621 consigneeAddress 200, name 60 characters). */
const LONGEST = { recipientName: 40, regionText: 60, detail: 120 } as const;

/** Provinces of GB/T 2260 that parcels reach; 71, 81 and 82 lie outside the customs territory. */
const MAINLAND = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/;
const OUTSIDE = /^(71|81|82)/;

/** Reads an address as people type it: trims, joins inner spaces, plain digits, +86 dropped. */
export function parseAddress(
  raw: Readonly<Record<AddressField, string>>,
): Result<Address, AddressRefusal> {
  const plain = (text: string) => text.normalize("NFKC").trim().replace(/\s+/g, " ");
  const address: Address = {
    recipientName: plain(raw.recipientName),
    phone: plain(raw.phone)
      .replace(/[\s-]/g, "")
      .replace(/^(\+86|0086)/, ""),
    districtCode: plain(raw.districtCode),
    regionText: plain(raw.regionText),
    detail: plain(raw.detail),
  };
  const fields: AddressRefusal["fields"] = {};
  for (const field of ["recipientName", "regionText", "detail"] as const) {
    if (address[field] === "") fields[field] = "missing";
    else if (address[field].length > LONGEST[field]) fields[field] = "too_long";
  }
  if (address.phone === "") fields.phone = "missing";
  else if (!/^1[3-9]\d{9}$/.test(address.phone)) fields.phone = "form";
  const { districtCode } = address;
  if (districtCode === "") fields.districtCode = "missing";
  else if (/^\d{6}$/.test(districtCode) && OUTSIDE.test(districtCode)) {
    fields.districtCode = "outside_mainland";
  } else if (!/^\d{6}$/.test(districtCode) || !MAINLAND.test(districtCode)) {
    fields.districtCode = "form";
  } else if (districtCode.endsWith("00")) {
    // A code of a province or a city: the parcel and the customs list need the district.
    fields.districtCode = "form";
  }
  return Object.keys(fields).length > 0 ? refuse({ code: "ADDRESS_INVALID", fields }) : ok(address);
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
