import type { SiteCommand } from "~/domain/overseas/lifecycle";
import { m } from "~/messages/compiled/messages";

/** What a step has done, in one sentence. */
export function doneWords(command: SiteCommand, edition: number): string {
  switch (command) {
    case "file":
      return m.overseas_done_file();
    case "return":
      return m.overseas_done_return();
    case "approve":
      return m.overseas_done_approve({ edition });
    case "activate":
      return m.overseas_done_activate();
    case "suspend":
      return m.overseas_done_suspend();
    case "resume":
      return m.overseas_done_resume();
    case "close":
      return m.overseas_done_close();
  }
}
