import { startShop } from "./running-shop";

/** Starts one shop for all browser tests; they read its address and logins from the environment. */
export default async function setup() {
  const shop = await startShop();
  process.env.SHOP_BASE = shop.base;
  process.env.SHOP_LOGINS = JSON.stringify(shop.demoLogins);
  process.env.SHOP_DATABASE = shop.databaseUrl;
  return () => shop.stop();
}
