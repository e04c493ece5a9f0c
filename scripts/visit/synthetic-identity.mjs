import { randomInt } from "node:crypto";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const FIRST_BIRTHDAY = Date.UTC(1950, 0, 1);
const BIRTHDAYS = 20_000;
const DAY_MS = 86_400_000;

/**
 * An adult of Fuling (500102) who does not exist: random birthday and serial, right check digit. For
 * trying the shop from outside; the shop's own rules for numbers stand in app/domain/identity.
 */
export function drawIdentity() {
  const birthday = new Date(FIRST_BIRTHDAY + randomInt(BIRTHDAYS) * DAY_MS)
    .toISOString()
    .slice(0, 10)
    .replaceAll("-", "");
  const head = `500102${birthday}${String(randomInt(1_000)).padStart(3, "0")}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(head[index]), 0);
  return { name: "陈静怡", idNumber: head + "10X98765432"[sum % 11] };
}
