import { InfoPage, InfoSection } from "~/components/shop/info-page";
import { IDENTITY_KEPT_HOURS } from "~/domain/identity/retention";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { infoMeta } from "~/platform/page-meta";
import type { MetaFunction } from "~/platform/remix";
import type { HeadersFunction } from "~/platform/remix.server";

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction = ({ matches }) =>
  infoMeta({
    title: m.shop_page_privacy(),
    description: m.shop_privacy_lead(),
    path: "/privacy",
    matches,
  });

export default function Privacy() {
  return (
    <InfoPage title={m.shop_page_privacy()} lead={m.shop_privacy_lead()}>
      <InfoSection title={m.shop_privacy_browse_title()}>
        <p>{m.shop_privacy_browse_text()}</p>
      </InfoSection>
      <InfoSection title={m.shop_privacy_order_title()}>
        <p>{m.shop_privacy_order_text()}</p>
      </InfoSection>
      <InfoSection id="identity" title={m.shop_privacy_identity_title()}>
        <ul>
          <li>{m.shop_privacy_identity_why()}</li>
          <li>{m.shop_privacy_identity_how()}</li>
          <li>{m.shop_privacy_identity_long({ hours: IDENTITY_KEPT_HOURS })}</li>
          <li>{m.shop_privacy_identity_who()}</li>
        </ul>
      </InfoSection>
      <InfoSection title={m.shop_privacy_cookie_title()}>
        <p>{m.shop_privacy_cookie_text()}</p>
      </InfoSection>
      <InfoSection title={m.shop_privacy_screen_title()}>
        <p>{m.shop_privacy_screen_text()}</p>
      </InfoSection>
    </InfoPage>
  );
}
