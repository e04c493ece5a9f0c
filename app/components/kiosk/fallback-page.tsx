import { FishMark } from "~/components/ui/fish-mark";
import { m } from "~/messages/compiled/messages";
import type { Locale } from "~/messages/compiled/runtime";

/** Asks every five seconds until there is an answer, then loads what was wanted, once. */
const RETRY = `const ask=async()=>{try{if((await fetch("/kiosk/pulse",{cache:"no-store"})).ok)return location.reload()}catch{}setTimeout(ask,5000)};setTimeout(ask,5000)`;

const STYLES = `body{margin:0;background:var(--paper);color:var(--ink);font:var(--t3)/1.45 var(--font);user-select:none}
main{box-sizing:border-box;display:grid;align-content:end;gap:16px;width:min(1080px,100%);height:100dvh;margin-inline:auto;padding:40px 40px 30dvh}
h1{margin:0;font-size:var(--t5);line-height:1.3}
p{margin:0}`;

/**
 * A whole document for a step that found no server: nothing of a visit, nothing to load, and it asks
 * for the same address again by itself. Kept in the browser by the kiosk's service worker.
 */
export function FallbackPage({ locale, tokens }: { locale: Locale; tokens: string }) {
  return (
    <html lang={locale} data-face="kiosk">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{m.kiosk_unreachable({}, { locale })}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet */}
        <style dangerouslySetInnerHTML={{ __html: `${tokens}\n${STYLES}` }} />
      </head>
      <body>
        <main>
          <FishMark size={120} />
          <h1>{m.kiosk_unreachable({}, { locale })}</h1>
          <p>{m.kiosk_unreachable_text({}, { locale })}</p>
        </main>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own script */}
        <script dangerouslySetInnerHTML={{ __html: RETRY }} />
      </body>
    </html>
  );
}
