import { freePort } from "./free-port";
import { startShop } from "./running-shop";

/**
 * Starts one shop for all browser tests; they read its address from the environment. It
 * knows its public address, so that the kiosk's codes lead a phone to it.
 */
export default async function setup() {
  const port = await freePort();
  const shop = await startShop({
    PORT: String(port),
    PUBLIC_ORIGIN: `http://127.0.0.1:${port}`,
  });
  process.env.SHOP_BASE = shop.base;
  process.env.SHOP_DATABASE = shop.databaseUrl;
  return () => shop.stop();
}
