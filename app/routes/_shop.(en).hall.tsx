import { InfoPage, InfoSection } from "~/components/shop/info-page";
import { ButtonLink } from "~/components/ui/button";
import { RiverPanel } from "~/components/ui/river";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { infoMeta } from "~/platform/page-meta";
import type { MetaFunction } from "~/platform/remix";
import type { HeadersFunction } from "~/platform/remix.server";

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction = ({ matches }) =>
  infoMeta({
    title: m.shop_hall_visit(),
    description: m.shop_hall_lead(),
    path: "/hall",
    matches,
  });

export default function Hall() {
  return (
    <InfoPage title={m.shop_hall_visit()} lead={m.shop_hall_lead()}>
      <RiverPanel bank="duty" className="info-river">
        <h2>{m.shop_hall_where()}</h2>
        <p>{m.shop_hall_address()}</p>
        <p>{m.shop_hall_hours()}</p>
      </RiverPanel>
      <InfoSection title={m.shop_hall_take_title()}>
        <p>{m.shop_hall_take_text()}</p>
        <ButtonLink to={href("/search?by=hall_in_stock")} tone="line-duty">
          {m.shop_hall_goods()}
        </ButtonLink>
      </InfoSection>
      <InfoSection title={m.shop_hall_pickup_title()}>
        <p>{m.shop_hall_pickup_text()}</p>
      </InfoSection>
      <InfoSection title={m.shop_hall_bonded_title()}>
        <p>{m.shop_hall_bonded_text()}</p>
      </InfoSection>
      <InfoSection title={m.shop_hall_screen_title()}>
        <p>{m.shop_hall_screen_text()}</p>
      </InfoSection>
    </InfoPage>
  );
}
