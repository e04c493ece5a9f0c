import type { Page, TestInfo } from "@playwright/test";
import { expect } from "./e2e";
import { syntheticPerson } from "./synthetic-person";

/** Every test buys as a person of its own. */
export const personOf = ({ testId }: TestInfo) =>
  syntheticPerson(Number.parseInt(testId.slice(-6), 16) % 10_000_000);

/** What each language calls the things that are pressed and read. */
export const WORDS = {
  zh: {
    prefix: "",
    query: "安佳奶粉",
    brand: /安佳/,
    bonded: "保税直发",
    add: "加入购物车",
    cart: "购物车",
    checkout: /^结算保税商品/,
    name: "姓名",
    phone: "手机号",
    region: "所在地区",
    street: "街道、小区、门牌",
    saveAddress: "保存，下一步",
    orderer: "订购人姓名",
    idNumber: "身份证号",
    masked: /校验位正确/,
    consent: /我单独同意/,
    verify: "核验并继续",
    accept: /我已阅读并接受/,
    place: "提交订单，去支付",
    pay: /^确认支付/,
    released: "已放行",
    releasedStage: "放行",
    keep: "保存订单链接",
    orders: "我的订单",
    kioskStart: "中文",
    kioskCode: "显示二维码",
  },
  en: {
    prefix: "/en",
    query: "Anchor milk powder",
    brand: /Anchor/,
    bonded: "Bonded",
    add: "Add to cart",
    cart: "Cart",
    checkout: /^Check out bonded goods/,
    name: "Name",
    phone: "Mobile number",
    region: "Province, city, district",
    street: "Street, building, door",
    saveAddress: "Save and go on",
    orderer: "Name of the orderer",
    idNumber: "Identity card number",
    masked: /check digit right/,
    consent: /I separately agree/,
    verify: "Verify and go on",
    accept: /I have read and accept/,
    place: "Order and pay",
    pay: /^Pay ¥/,
    released: "Released",
    releasedStage: "Released",
    keep: "Keep the order's link",
    orders: "My orders",
    kioskStart: "English",
    kioskCode: "Show the code",
  },
} as const;

/** The step's button stands in the page on desktop and at the foot of a phone's screen. */
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).filter({ visible: true }).click();

export const idField = (page: Page, words: { idNumber: string }) =>
  page.getByRole("textbox", { name: words.idNumber, exact: true });

/** A shopper's words and acts in either language. */
export type PurchaseWords = (typeof WORDS)[keyof typeof WORDS];

/** The first bonded card of a result list. */
export const openBondedGoods = (page: Page, words: { brand: RegExp; bonded: string }) =>
  page
    .getByRole("article")
    .filter({ hasText: words.brand })
    .filter({ hasText: words.bonded })
    .getByRole("link")
    .first()
    .click();

/** The checkout's first step; a street with one of the simulator's words asks customs for an answer. */
export async function enterAddress(
  page: Page,
  words: PurchaseWords,
  name: string,
  street = "敦仁街道兴华中路 88 号",
) {
  await page.getByLabel(words.name, { exact: true }).fill(name);
  await page.getByLabel(words.phone).fill("138 0000 5207");
  await page.getByLabel(words.region).fill("重庆涪陵");
  await page.getByLabel(words.street).fill(street);
  await press(page, words.saveAddress);
}

/** The checkout's second step, up to its button: the number is masked as soon as it is entered. */
export async function enterIdentity(
  page: Page,
  words: PurchaseWords,
  person: { name: string; idNumber: string },
) {
  await page.getByLabel(words.orderer).fill(person.name);
  await idField(page, words).fill(person.idNumber);
  await idField(page, words).blur();
  await expect(idField(page, words)).toHaveValue(/^500102\*{8}/);
  await page.getByLabel(words.consent).check();
}
