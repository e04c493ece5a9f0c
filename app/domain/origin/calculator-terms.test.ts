import { expect, it } from "vitest";
import { STATED_TESTS } from "./calculator-terms";
import { isProductAlternative, RULE_TESTS } from "./product-rule";

it("a person may state every test but those that are open to every line anyway", () => {
  expect(RULE_TESTS.filter((type) => isProductAlternative({ type }))).toEqual([...STATED_TESTS]);
});
