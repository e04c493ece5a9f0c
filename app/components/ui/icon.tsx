import spriteUrl from "./icons.svg?url&no-inline";

export type IconName =
  | "search"
  | "scan"
  | "cart"
  | "home"
  | "grid"
  | "user"
  | "users"
  | "document"
  | "store"
  | "warehouse"
  | "truck"
  | "ship"
  | "train"
  | "box"
  | "stamp"
  | "shield"
  | "clock"
  | "calendar"
  | "mail"
  | "lock"
  | "trash"
  | "pin"
  | "phone"
  | "chat"
  | "heart"
  | "share"
  | "globe"
  | "text-size"
  | "list"
  | "filter"
  | "sort"
  | "chevron-right"
  | "chevron-left"
  | "chevron-down"
  | "chevron-up"
  | "arrow-right"
  | "close"
  | "plus"
  | "minus"
  | "check"
  | "warn"
  | "info"
  | "refresh"
  | "download"
  | "upload"
  | "edit"
  | "eye"
  | "copy"
  | "leave"
  | "reach"
  | "keyboard"
  | "backspace"
  | "ledger"
  | "ruler"
  | "thermometer"
  | "snowflake"
  | "printer"
  | "qr"
  | "more"
  | "columns"
  | "tax"
  | "bell"
  | "leaf"
  | "wrench";

type IconProps = {
  name: IconName;
  /** pixels; 24 is the grid it was drawn on */
  size?: number;
  /** a spoken name, only where no word stands beside it */
  label?: string;
  className?: string;
};

/** One of our own icons, from a sprite that the browser keeps. */
export function Icon({ name, size = 20, label, className }: IconProps) {
  return (
    <svg
      className={className ? `icon ${className}` : "icon"}
      width={size}
      height={size}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <use href={`${spriteUrl}#${name}`} />
    </svg>
  );
}
