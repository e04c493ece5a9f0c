import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";

/** Why a page is answered without the shop around it, by HTTP status. */
export type PlainPageStatus = 411 | 413 | 503;

/**
 * A page that needs no data, script or style sheet: for when the program cannot or will not go on.
 * @param limitBytes the most that is taken, for 413
 */
export function plainPage(status: PlainPageStatus, limitBytes = 0): string {
  const { title, text } = wordsOf(status, limitBytes);
  return `<!doctype html>
<html lang="${getLocale()}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · ${m.common_site_name()}</title></head>
<body style="font: 1rem/1.7 system-ui, sans-serif; color-scheme: light dark; max-width: 36rem; margin: 15vh auto; padding: 0 1.25rem">
<h1 style="font-size: 1.5rem">${title}</h1>
<p>${text}</p>
<p>${m.common_site_name()} · HTTP ${status}</p>
</body>
</html>
`;
}

function wordsOf(status: PlainPageStatus, limitBytes: number): { title: string; text: string } {
  switch (status) {
    case 411:
      return { title: m.common_no_length_title(), text: m.common_no_length_text() };
    case 413: {
      const limit = `${limitBytes / 1_000_000}\u00a0MB`;
      return { title: m.common_too_large_title(), text: m.common_too_large_text({ limit }) };
    }
    case 503:
      return { title: m.common_away_title(), text: m.common_away_text() };
  }
}
