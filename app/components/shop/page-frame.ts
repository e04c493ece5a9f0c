import { m } from "~/messages/compiled/messages";
import { pageMeta } from "~/platform/page-meta";
import type { FrameData } from "./frame-handle";

type Matches = readonly ({ id: string; data?: unknown } | undefined)[];

/** What the frame's loader knows, found among a page's matches. */
export function frameOf(matches: Matches): FrameData | undefined {
  return matches.find((match) => match?.id === "routes/_shop")?.data as FrameData | undefined;
}

/** Title, description and addresses of an explaining page. */
export function infoMeta(page: {
  title: string;
  description: string;
  path: string;
  matches: Matches;
}) {
  return pageMeta({
    title: `${page.title} · ${m.common_site_name()}`,
    description: page.description,
    path: page.path,
    origin: frameOf(page.matches)?.origin,
  });
}
