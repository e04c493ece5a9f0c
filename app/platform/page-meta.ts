import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { href, zhPath } from "./href";

type Descriptor = Record<string, unknown>;

export type PageMeta = {
  title: string;
  description?: string;
  /** the page's own path with the part of its query that makes another page of it */
  path: string;
  /** scheme and host, without which there are no canonical addresses */
  origin: string | undefined;
  /** keep it out of search engines: filtered lists, visitors' pages */
  isUnlisted?: boolean;
  /** schema.org data */
  data?: Descriptor | Descriptor[];
};

/** Title, description, canonical address, the other language and structured data of a page. */
export function pageMeta(page: PageMeta): Descriptor[] {
  const { origin, path } = page;
  const zh = zhPath(path);
  const at = (locale: "zh-CN" | "en") => `${origin}${href(zh, locale)}`;
  const alternates = (
    [
      ["zh-CN", at("zh-CN")],
      ["en", at("en")],
      ["x-default", at("zh-CN")],
    ] as const
  ).map(([hrefLang, address]) => ({ tagName: "link", rel: "alternate", hrefLang, href: address }));
  return [
    { title: page.title },
    ...(page.description ? [{ name: "description", content: page.description }] : []),
    ...(page.isUnlisted ? [{ name: "robots", content: "noindex, follow" }] : []),
    ...(origin && !page.isUnlisted
      ? [{ tagName: "link", rel: "canonical", href: at(getLocale()) }, ...alternates]
      : []),
    ...(page.data ? [page.data].flat().map((data) => ({ "script:ld+json": data })) : []),
  ];
}

type Matches = readonly ({ id: string; data?: unknown } | undefined)[];

/** Scheme and host, as the shop's frame loaded them; found among a page's matches. */
export function originOf(matches: Matches): string | undefined {
  const frame = matches.find((match) => match?.id === "routes/_shop")?.data;
  return (frame as { origin: string } | undefined)?.origin;
}

/** Title, description and addresses of a page that explains. */
export function infoMeta(page: {
  title: string;
  description: string;
  path: string;
  matches: Matches;
}): Descriptor[] {
  return pageMeta({
    title: `${page.title} · ${m.common_site_name()}`,
    description: page.description,
    path: page.path,
    origin: originOf(page.matches),
  });
}
