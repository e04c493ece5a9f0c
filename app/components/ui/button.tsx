import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Link } from "~/platform/remix";
import { Icon, type IconName } from "./icon";

export type ButtonLook = {
  /** main: wu, the one primary act; duty: its duty-paid twin; danger takes something away */
  tone?: "main" | "duty" | "line" | "line-duty" | "quiet" | "danger";
  /** main 48 px, regular 44 px (kiosk and console have their own), small 36 px for mouse users */
  size?: "main" | "regular" | "small";
  isWide?: boolean;
  icon?: IconName;
};

export function buttonClass({ tone = "main", size = "main", isWide }: ButtonLook, more = "") {
  const sizeClass = size === "main" ? "" : ` btn-${size}`;
  return `btn btn-${tone}${sizeClass}${isWide ? " btn-wide" : ""}${more ? ` ${more}` : ""}`;
}

type ButtonProps = ButtonLook &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** the act is under way: shown by ticks, pressing again does nothing */
    isPending?: boolean;
    pendingLabel?: ReactNode;
  };

export function Button({
  tone,
  size,
  isWide,
  icon,
  isPending = false,
  pendingLabel,
  className,
  children,
  type = "submit",
  onClick,
  ...native
}: ButtonProps) {
  return (
    <button
      {...native}
      type={type}
      className={buttonClass({ tone, size, isWide }, className)}
      aria-busy={isPending || undefined}
      onClick={isPending ? (event) => event.preventDefault() : onClick}
    >
      {isPending ? <Ticking /> : icon ? <Icon name={icon} /> : null}
      {isPending && pendingLabel !== undefined ? pendingLabel : children}
    </button>
  );
}

type ButtonLinkProps = ButtonLook & {
  /** already made by `href()` */
  to: string;
  /** leave the app for a full page load: downloads, other faces, language */
  reload?: boolean;
  className?: string;
  children: ReactNode;
};

export function ButtonLink({
  to,
  reload = false,
  icon,
  className,
  children,
  ...look
}: ButtonLinkProps) {
  return (
    <Link to={to} reloadDocument={reload} className={buttonClass(look, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Link>
  );
}

/** A button-shaped sentence that says why nothing can be done here. */
export function BlockedButton({
  isWide = true,
  children,
}: {
  isWide?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={`btn${isWide ? " btn-wide" : ""}`} aria-disabled="true">
      {children}
    </span>
  );
}

function Ticking() {
  return (
    <svg className="ticking" viewBox="0 0 28 16" aria-hidden="true">
      {[2, 8, 14, 20, 26].map((x) => (
        <path key={x} d={`M${x} 16V2`} />
      ))}
    </svg>
  );
}
