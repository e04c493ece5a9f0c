import type { SeedProduct } from "../types";

type Producer = SeedProduct["producer"];

/** Registration numbers are visibly demo values; cosmetics makers and vineyards here carry none. */
const nz = (nameEn: string, city: string, serial: string): Producer => ({
  nameEn,
  city,
  registrationNo: `DEMO-NZL-${serial}`,
});
const au = (nameEn: string, city: string, serial: string): Producer => ({
  nameEn,
  city,
  registrationNo: `DEMO-AUS-${serial}`,
});

export const FONTERRA = nz("Fonterra Limited", "Auckland", "0200");
export const FONTERRA_BRANDS = nz("Fonterra Brands (New Zealand) Limited", "Auckland", "0201");
export const MIRAKA = nz("Miraka Limited", "Taupō", "0205");
export const NEW_MILK = nz("New Zealand New Milk Limited", "Auckland", "0208");
export const DAIRY_GOAT = nz("Dairy Goat Co-operative (N.Z.) Limited", "Hamilton", "0211");
export const GOODMAN_FIELDER = nz("Goodman Fielder New Zealand Limited", "Christchurch", "0214");
export const WESTLAND = nz("Westland Milk Products", "Hokitika", "0217");
export const EASIYO = nz("EasiYo Products Limited", "Auckland", "0220");
export const COLLECTIVE = nz("The Collective Dairy Limited", "Auckland", "0223");
export const NUTRICIA = nz("Danone Nutricia NZ Limited", "Auckland", "0226");
export const SYNLAIT = nz("Synlait Milk Limited", "Dunsandel", "0229");

export const SAPUTO = au("Saputo Dairy Australia Pty Ltd", "Melbourne", "0300");
export const TATURA = au("Tatura Milk Industries", "Tatura", "0303");
export const DELORAINE = au("Australia Deloraine Dairy Pty Ltd", "Dandenong South", "0306");
export const A2_AUSTRALIA = au("The a2 Milk Company (Australia) Pty Ltd", "Smeaton Grange", "0309");
export const NOUMI = au("Noumi Operations Pty Ltd", "Shepparton", "0312");
export const LACTALIS_QLD = au("Lactalis Australia Pty Ltd", "South Brisbane", "0315");
export const LACTALIS_WA = au("Lactalis Australia Pty Ltd", "Harvey", "0316");
export const BEGA = au("Bega Cheese Limited", "Bega", "0318");
export const KING_ISLAND = au("King Island Dairy", "King Island", "0321");
export const FONTERRA_AU = au("Fonterra Australia Pty Ltd", "Cobden", "0324");
export const BULLA = au("Bulla Dairy Foods", "Colac", "0327");
export const CHOBANI = au("Chobani Pty Ltd", "Dandenong South", "0330");
export const JALNA = au("Jalna Dairy Foods Pty Ltd", "Thomastown", "0333");
export const CAMPERDOWN = au("Camperdown Powder Pty Ltd", "Braeside", "0336");
export const NUCHEV = au("Nuchev Food Pty Ltd", "Melbourne", "0339");

export const MANUKA_HEALTH = nz("Manuka Health New Zealand Limited", "Te Awamutu", "0240");
export const COMVITA = nz("Comvita New Zealand Limited", "Paengaroa", "0243");
export const STREAMLAND = nz("Streamland Biological Technology Limited", "Auckland", "0246");
export const CAPILANO = au("Hive + Wellness Australia Pty Ltd", "Brisbane", "0350");
export const ZESPRI = nz("Zespri International Limited", "Mount Maunganui", "0250");
export const ROCKIT = nz("Rockit Global Limited", "Hastings", "0253");
export const TG_GLOBAL = nz("T&G Global Limited", "Auckland", "0256");
export const REID_FRUITS = au("Reid Fruits Pty Ltd", "Huonville", "0353");
export const RED_TRACTOR = au("Blue Lake Milling Pty Ltd", "Bordertown", "0356");
export const HARRAWAYS = nz("Harraway & Sons Limited", "Dunedin", "0259");
export const SANITARIUM = au("Sanitarium Health Food Company", "Berkeley Vale", "0359");
export const CARMANS = au("Carman's Fine Foods Pty Ltd", "Cheltenham", "0362");
export const PICS = nz("Picot Productions Limited", "Nelson", "0262");
export const NUTWORKS = au("Nutworks Pty Ltd", "Yandina", "0365");
export const SELECT_HARVESTS = au("Select Harvests Food Products Pty Ltd", "Thomastown", "0368");
export const RANGERS_VALLEY = au("Rangers Valley Cattle Station Pty Ltd", "Glen Innes", "0371");
export const JACKS_CREEK = au("Jack's Creek Pty Ltd", "Tamworth", "0374");
export const SILVER_FERN = nz("Silver Fern Farms Limited", "Dunedin", "0265");
export const TALLEYS = nz("Talley's Limited", "Havelock", "0268");
export const WHITTAKERS = nz("J.H. Whittaker & Sons Limited", "Porirua", "0271");
export const COOKIE_TIME = nz("Cookie Time Limited", "Christchurch", "0274");
export const ARNOTTS = au("Arnott's Biscuits Pty Ltd", "Huntingwood", "0377");

export const PENFOLDS: Producer = { nameEn: "Penfolds", city: "Nuriootpa" };
export const JACOBS_CREEK: Producer = { nameEn: "Jacob's Creek", city: "Rowland Flat" };
export const CASELLA: Producer = { nameEn: "Casella Family Brands", city: "Yenda" };
export const BROWN_BROTHERS: Producer = { nameEn: "Brown Brothers", city: "Milawa" };
export const CLOUDY_BAY: Producer = { nameEn: "Cloudy Bay Vineyards", city: "Blenheim" };
export const DELEGAT: Producer = { nameEn: "Delegat Limited", city: "Blenheim" };
export const VILLA_MARIA: Producer = { nameEn: "Villa Maria Estate", city: "Auckland" };
export const EGO: Producer = { nameEn: "Ego Pharmaceuticals Pty Ltd", city: "Braeside" };
export const SUKIN: Producer = { nameEn: "Sukin Australia Pty Ltd", city: "Melbourne" };
