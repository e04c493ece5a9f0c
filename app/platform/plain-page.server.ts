import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";

/** The page while the database is away: it needs no data, no script and no style sheet. */
export function awayPage(): string {
  const title = m.common_away_title();
  return `<!doctype html>
<html lang="${getLocale()}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · ${m.common_site_name()}</title></head>
<body style="font: 1rem/1.7 system-ui, sans-serif; color-scheme: light dark; max-width: 36rem; margin: 15vh auto; padding: 0 1.25rem">
<h1 style="font-size: 1.5rem">${title}</h1>
<p>${m.common_away_text()}</p>
<p>${m.common_site_name()} · HTTP 503</p>
</body>
</html>
`;
}
