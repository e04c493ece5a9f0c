import { describe, expect, it } from "vitest";
import { pageMeta } from "./page-meta";

const page = { title: "奶粉", path: "/products/x", origin: "https://shop.example" };

describe("pageMeta", () => {
  it("names the canonical address and both languages", () => {
    expect(pageMeta(page)).toEqual([
      { title: "奶粉" },
      { tagName: "link", rel: "canonical", href: "https://shop.example/products/x" },
      {
        tagName: "link",
        rel: "alternate",
        hrefLang: "zh-CN",
        href: "https://shop.example/products/x",
      },
      {
        tagName: "link",
        rel: "alternate",
        hrefLang: "en",
        href: "https://shop.example/en/products/x",
      },
      {
        tagName: "link",
        rel: "alternate",
        hrefLang: "x-default",
        href: "https://shop.example/products/x",
      },
    ]);
  });

  it("gives the same alternates for the English page", () => {
    const en = pageMeta({ ...page, path: "/en/products/x" });
    expect(en).toContainEqual(
      expect.objectContaining({ hrefLang: "en", href: "https://shop.example/en/products/x" }),
    );
  });

  it("keeps unlisted pages out of search engines", () => {
    const tags = pageMeta({ ...page, isUnlisted: true });
    expect(tags).toEqual([{ title: "奶粉" }, { name: "robots", content: "noindex, follow" }]);
  });
});
