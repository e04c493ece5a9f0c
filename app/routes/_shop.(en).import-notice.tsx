import { InfoPage, InfoSection } from "~/components/shop/info-page";
import { formatRoundYuan } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { infoMeta } from "~/platform/page-meta";
import { Link, type MetaFunction, useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { getTaxGuide } from "~/services/catalog/get-tax-guide.server";

export const loader = (args: LoaderFunctionArgs) => getTaxGuide(publicContext(args));

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction = ({ matches }) =>
  infoMeta({
    title: m.shop_page_import_notice(),
    description: m.shop_notice_lead(),
    path: "/import-notice",
    matches,
  });

export default function ImportNotice() {
  const { notice, singleLimitFen, yearLimitFen } = useLoaderData<typeof loader>();
  return (
    <InfoPage title={m.shop_page_import_notice()} lead={m.shop_notice_lead()}>
      {notice ? (
        <InfoSection title={m.shop_notice_read_title({ version: notice.version })}>
          <ol className="numbered panel p-s4">
            {notice.sentences.map((sentence, index) => (
              <li key={sentence}>
                <b>{index + 1}</b>
                <span>{sentence}</span>
              </li>
            ))}
          </ol>
        </InfoSection>
      ) : null}
      <InfoSection title={m.shop_notice_identity_title()}>
        <p>{m.shop_notice_identity_text()}</p>
        <p>
          {m.shop_notice_identity_payer()}{" "}
          <Link to={href("/privacy")} className="link">
            {m.shop_page_privacy()}
          </Link>
        </p>
      </InfoSection>
      {singleLimitFen !== null && yearLimitFen !== null ? (
        <InfoSection title={m.shop_tax_limits_title()}>
          <p>
            {m.shop_tax_limits_text({
              single: formatRoundYuan(singleLimitFen),
              year: formatRoundYuan(yearLimitFen),
            })}{" "}
            <Link to={href("/tax#limits")} className="link">
              {m.shop_page_tax()}
            </Link>
          </p>
        </InfoSection>
      ) : null}
      <InfoSection id="home-only" title={m.shop_notice_home_title()}>
        <p>{m.shop_notice_home_text()}</p>
      </InfoSection>
      <InfoSection title={m.shop_notice_way_title()}>
        <ol className="numbered panel p-s4">
          {[
            m.shop_notice_way_1(),
            m.shop_notice_way_2(),
            m.shop_notice_way_3(),
            m.shop_notice_way_4(),
          ].map((step, index) => (
            <li key={step}>
              <b>{index + 1}</b>
              <span>{step}</span>
            </li>
          ))}
        </ol>
      </InfoSection>
      <InfoSection id="returns" title={m.shop_notice_returns_title()}>
        <ul>
          <li>{m.shop_notice_returns_before()}</li>
          <li>{m.shop_notice_returns_after()}</li>
          <li>{m.shop_notice_returns_duty_paid()}</li>
        </ul>
      </InfoSection>
    </InfoPage>
  );
}
