import type { ReactNode } from "react";
import { Breadcrumb } from "~/components/ui/breadcrumb";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";

/** A page that explains: title, a sentence that says it all, and sections that can be linked to. */
export function InfoPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children: ReactNode;
}) {
  return (
    <article className="page info">
      <Breadcrumb crumbs={[{ label: m.shop_home(), to: href("/") }, { label: title }]} />
      <header>
        <h1>{title}</h1>
        <p>{lead}</p>
      </header>
      {children}
    </article>
  );
}

export function InfoSection({
  id,
  title,
  children,
}: {
  id?: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <section id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
