import { AsyncLocalStorage } from "node:async_hooks";
import { overwriteGetLocale } from "~/messages/compiled/runtime";
import type { Locale } from "./context.server";

const storage = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => storage.getStore() ?? "zh-CN");

/** Runs `work`, and all it awaits, with messages in the given language. */
export function withLocale<Value>(locale: Locale, work: () => Value): Value {
  return storage.run(locale, work);
}
