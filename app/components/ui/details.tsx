import type { ReactNode } from "react";
import { Icon } from "./icon";

/** A native fold: works without JavaScript. */
export function Details({
  summary,
  isOpen = false,
  className = "",
  children,
}: {
  summary: ReactNode;
  isOpen?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <details className={`fold ${className}`} open={isOpen}>
      <summary>
        {summary}
        <Icon name="chevron-down" size={18} />
      </summary>
      {children}
    </details>
  );
}
