import type { ReactNode } from "react";
import { FishMark } from "~/components/ui/fish-mark";
import { Icon } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";

/** Head of the pages without a shop around them: the way back, what this is, and who we are. */
export function QuietHead({
  title,
  isHeading = true,
  backTo,
  backLabel,
  children,
}: {
  title: string;
  /** false where the page's own first words are its heading */
  isHeading?: boolean;
  /** already made by `href()` */
  backTo: string;
  backLabel: string;
  /** a link or words at the end */
  children?: ReactNode;
}) {
  return (
    <header className="quiet-head">
      <Link to={backTo} className="quiet-back" aria-label={backLabel}>
        <Icon name="chevron-left" size={24} />
      </Link>
      {isHeading ? <h1>{title}</h1> : <b>{title}</b>}
      {children}
      <Link to={href("/")} className="quiet-brand" aria-label={m.common_site_name()}>
        <FishMark size={28} />
        <span>{m.common_site_name()}</span>
      </Link>
    </header>
  );
}
