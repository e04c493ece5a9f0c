import { expect, it } from "vitest";
import { pageNumbers } from "./pagination";

it.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [5, 9, [1, 0, 4, 5, 6, 0, 9]],
  [9, 9, [1, 0, 8, 9]],
  [2, 4, [1, 2, 3, 4]],
])("page %i of %i shows %j", (page, last, shown) => {
  expect(pageNumbers(page, last)).toEqual(shown);
});
