/** A county-level division of the mainland, as parcels and customs lists name it. */
export type District = {
  /** six digits of GB/T 2260 */
  code: string;
  province: string;
  /** empty where it is not part of an address: municipalities, counties right under a province */
  city: string;
  name: string;
};

/** 重庆市涪陵区, 广东省深圳市南山区, 广东省东莞市: the division as it stands in an address. */
export function districtText({ province, city, name }: District): string {
  return `${province}${city}${name}`;
}

/** Reads a list of a line per province: `50重庆市 :0101万州区,0102涪陵区 …`. */
export function parseDistrictList(text: string): District[] {
  const districts: District[] = [];
  for (const line of text.trim().split("\n")) {
    const [head = "", ...cities] = line.split(" ");
    const province = head.slice(2);
    for (const group of cities) {
      const [city = "", members = ""] = group.split(":");
      for (const member of members.split(",")) {
        districts.push({
          code: head.slice(0, 2) + member.slice(0, 4),
          province,
          city,
          name: member.slice(4),
        });
      }
    }
  }
  return districts;
}

const plain = (text: string) => text.normalize("NFKC").replace(/[\s,，、/·.\-—]/g, "");

/** How people shorten names: 广西 for 广西壮族自治区, 涪陵 for 涪陵区. Two characters stay at least. */
function shortNames(name: string, endings: RegExp): string[] {
  const short = name.replace(endings, "");
  return short.length >= 2 && short !== name ? [name, short] : [name];
}

const PROVINCE_END = /(?:壮族|回族|维吾尔)?自治区$|[省市]$/;
const CITY_END = /市$|地区$|盟$|自治州$/;
const DISTRICT_END = /自治[县旗]$|[区县市旗]$/;

/** What may follow once one of `names` was read, or none of them. */
function afterAny(rest: string, names: readonly string[]): string[] {
  return [
    rest,
    ...names.filter((name) => rest.startsWith(name)).map((name) => rest.slice(name.length)),
  ];
}

function isNamedBy(text: string, district: District): boolean {
  const { province, city, name } = district;
  const ends = shortNames(name, DISTRICT_END);
  if (!ends.some((end) => text.endsWith(end))) return false;
  const provinces = shortNames(province, PROVINCE_END);
  // A municipality is often written twice: 重庆市 重庆市 涪陵区.
  const cities = city === "" ? provinces : shortNames(city, CITY_END);
  return afterAny(text, provinces)
    .flatMap((rest) => afterAny(rest, cities))
    .some((rest) => ends.includes(rest));
}

/**
 * The districts a text names: province and city may be left out or shortened, the district may not
 * be missing. A full name wins over shortened ones (吉林市 has a 船营区, 朝阳区 is in two cities).
 */
export function findDistricts(text: string, districts: readonly District[]): District[] {
  const wanted = plain(text);
  if (wanted.length < 2) return [];
  const found = districts.filter((district) => isNamedBy(wanted, district));
  const exact = found.filter((district) => wanted.endsWith(district.name));
  return exact.length > 0 ? exact : found;
}

/** Districts whose address form begins with the text, or holds it: to choose from while typing. */
export function suggestDistricts(
  text: string,
  districts: readonly District[],
  limit: number,
): District[] {
  const wanted = plain(text);
  if (wanted === "") return [];
  const named = districts.filter((district) => isNamedBy(wanted, district));
  const holding = districts.filter((district) => districtText(district).includes(wanted));
  return [...new Set([...named, ...holding])].slice(0, limit);
}
