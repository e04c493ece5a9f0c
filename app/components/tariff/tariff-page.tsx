import type { ReactNode } from "react";
import { Breadcrumb } from "~/components/ui/breadcrumb";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";

const PAGES = [
  ["/tariff", m.tariff_nav_desk],
  ["/tariff/ranking", m.tariff_nav_ranking],
  ["/tariff/origin", m.tariff_nav_origin],
  ["/tariff/certificate", m.proof_check_nav],
] as const;

export type TariffPath = (typeof PAGES)[number][0];

/** The frame of the three public pages of the desk. */
export function TariffPage({
  path,
  title,
  lead,
  children,
}: {
  path: TariffPath;
  title: string;
  lead: string;
  children: ReactNode;
}) {
  const isFirst = path === "/tariff";
  return (
    <div className="page tariff">
      <Breadcrumb
        crumbs={[
          { label: m.shop_home(), to: href("/") },
          ...(isFirst ? [] : [{ label: m.tariff_title(), to: href("/tariff") }]),
          { label: title },
        ]}
      />
      <header>
        <h1>{title}</h1>
        <p>{lead}</p>
      </header>
      <nav className="tariff-pages" aria-label={m.tariff_title()}>
        {PAGES.map(([to, name]) => (
          <Link key={to} to={href(to)} aria-current={to === path ? "page" : undefined}>
            {name()}
          </Link>
        ))}
      </nav>
      {children}
    </div>
  );
}
