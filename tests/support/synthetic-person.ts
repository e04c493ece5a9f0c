import { addDays } from "~/domain/calendar-day";
import { checkDigitOf } from "~/domain/identity/id-number";

/**
 * A person of Fuling who does not exist, with a number whose check digit is right. Each serial below
 * ten million is another person; the same serial is always the same one.
 */
export function syntheticPerson(serial: number): { name: string; idNumber: string } {
  const birthday = addDays("1950-01-01", Math.floor(serial / 1_000)).replaceAll("-", "");
  const head = `500102${birthday}${String(serial % 1_000).padStart(3, "0")}`;
  return { name: "陈静怡", idNumber: `${head}${checkDigitOf(head)}` };
}
