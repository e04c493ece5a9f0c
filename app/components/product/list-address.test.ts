import { expect, it } from "vitest";
import { readSearchRequest } from "~/domain/search/request";
import { changedAddress, listAddress } from "./list-address";

const request = (query: string) => readSearchRequest(new URLSearchParams(query));

it("says a category by its path alone", () => {
  const base = { path: "/c/dairy", category: "dairy" } as const;
  expect(listAddress(base, request("category=dairy&by=1210&page=2"))).toBe(
    "/c/dairy?by=1210&page=2",
  );
  expect(listAddress(base, request("category=dairy"))).toBe("/c/dairy");
});

it("begins a changed list at its first page", () => {
  expect(changedAddress({ path: "/search" }, request("q=奶粉&page=3"), { sort: "sales" })).toBe(
    `/search?q=${encodeURIComponent("奶粉")}&sort=sales`,
  );
});
