import { InfoPage, InfoSection } from "~/components/shop/info-page";
import { FishMark } from "~/components/ui/fish-mark";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { infoMeta } from "~/platform/page-meta";
import { Link, type MetaFunction } from "~/platform/remix";
import type { HeadersFunction } from "~/platform/remix.server";

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction = ({ matches }) =>
  infoMeta({
    title: m.shop_page_about(),
    description: m.shop_about_lead(),
    path: "/about",
    matches,
  });

export default function About() {
  return (
    <InfoPage title={m.shop_page_about()} lead={m.shop_about_lead()}>
      <InfoSection title={m.shop_about_place_title()}>
        <p>{m.shop_about_place_text()}</p>
      </InfoSection>
      <InfoSection title={m.shop_about_way_title()}>
        <p>{m.shop_about_way_text()}</p>
        <p>
          <Link to={href("/overseas-warehouses")} className="link">
            {m.shop_page_overseas()}
          </Link>
        </p>
      </InfoSection>
      <InfoSection title={m.shop_about_lot_title()}>
        <p>{m.shop_about_lot_text()}</p>
      </InfoSection>
      <InfoSection title={m.shop_about_mark_title()}>
        <div className="flex items-start gap-s4">
          <FishMark size={56} className="flex-none" />
          <p>{m.shop_about_mark_text()}</p>
        </div>
      </InfoSection>
      <InfoSection title={m.shop_about_demo_title()}>
        <p>{m.shop_about_demo_text()}</p>
      </InfoSection>
    </InfoPage>
  );
}
