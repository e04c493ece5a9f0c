import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type Tone = "plain" | "info" | "ok" | "warn" | "danger";
const ICONS: Record<Tone, IconName> = {
  plain: "info",
  info: "info",
  ok: "check",
  warn: "warn",
  danger: "warn",
};

/**
 * Says what is the case and what can be done. `isLive` announces it: for what appears after an act,
 * not for what stands on the page from the start.
 */
export function Notice({
  tone = "plain",
  title,
  icon = ICONS[tone],
  act,
  isLive = false,
  children,
}: {
  tone?: Tone;
  title?: ReactNode;
  icon?: IconName;
  /** buttons or links that mend it */
  act?: ReactNode;
  isLive?: boolean;
  children?: ReactNode;
}) {
  return (
    <div
      className={tone === "plain" ? "notice" : `notice notice-${tone}`}
      role={isLive ? (tone === "danger" ? "alert" : "status") : undefined}
    >
      <Icon name={icon} />
      <div>
        {title ? <b>{title}</b> : null}
        {title && children ? <br /> : null}
        {children}
      </div>
      {act ? <div className="notice-act">{act}</div> : null}
    </div>
  );
}
