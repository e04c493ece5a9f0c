import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { isLocale, overwriteGetLocale } from "~/messages/compiled/runtime";
import { RemixBrowser } from "~/platform/remix";

// The document says its language; changing it is a full page load.
const { lang } = document.documentElement;
overwriteGetLocale(() => (isLocale(lang) ? lang : "zh-CN"));

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
