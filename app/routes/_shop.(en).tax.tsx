import { InfoPage, InfoSection } from "~/components/shop/info-page";
import { UnverifiedMark } from "~/components/tariff/figure-mark";
import { Gauge, GaugeCaption } from "~/components/ui/gauge";
import { formatBps, formatRoundYuan, formatYuan } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { infoMeta } from "~/platform/page-meta";
import { Link, type MetaFunction, useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { getTaxGuide, type TaxExample } from "~/services/catalog/get-tax-guide.server";
import type { MailKind, PersonalMailGuide } from "~/services/catalog/personal-mail-guide";

export const loader = (args: LoaderFunctionArgs) => getTaxGuide(publicContext(args));

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export const meta: MetaFunction = ({ matches }) =>
  infoMeta({
    title: m.shop_page_tax(),
    description: m.shop_tax_lead(),
    path: "/tax",
    matches,
  });

export default function Tax() {
  const guide = useLoaderData<typeof loader>();
  const { singleLimitFen, yearLimitFen, taxShareBps, dutyShareBps } = guide;
  return (
    <InfoPage title={m.shop_page_tax()} lead={m.shop_tax_lead()}>
      <InfoSection title={m.shop_tax_bonded_title()}>
        {taxShareBps !== null && dutyShareBps !== null ? (
          <p>
            {m.shop_tax_bonded_text({
              duty: formatBps(dutyShareBps),
              share: formatBps(taxShareBps),
            })}
          </p>
        ) : null}
        <ul>
          <li>{m.shop_tax_bonded_base()}</li>
          <li>{m.shop_tax_bonded_rounding()}</li>
          <li>{m.shop_tax_bonded_final()}</li>
        </ul>
        {guide.examples.length > 0 ? <Examples examples={guide.examples} /> : null}
      </InfoSection>
      <InfoSection title={m.shop_tax_duty_paid_title()}>
        <p>{m.shop_tax_duty_paid_text()}</p>
      </InfoSection>
      {singleLimitFen !== null && yearLimitFen !== null ? (
        <InfoSection id="limits" title={m.shop_tax_limits_title()}>
          <p>
            {m.shop_tax_limits_text({
              single: formatRoundYuan(singleLimitFen),
              year: formatRoundYuan(yearLimitFen),
            })}
          </p>
          <div className="info-gauge">
            <Gauge
              intervals={52}
              majorEvery={10}
              spans={[{ from: 0, to: singleLimitFen / yearLimitFen, isHatched: true }]}
            />
            <GaugeCaption
              start="0"
              unit={m.shop_tax_limits_caption({ single: formatRoundYuan(singleLimitFen) })}
              end={formatRoundYuan(yearLimitFen)}
            />
          </div>
          <ul>
            <li>{m.shop_tax_limits_over()}</li>
            <li>{m.shop_tax_limits_split()}</li>
            <li>{m.shop_tax_limits_counted()}</li>
          </ul>
          <p>
            <Link to={href("/allowance")} className="link">
              {m.checkout_allowance_link()}
            </Link>
          </p>
        </InfoSection>
      ) : null}
      {guide.mail ? <PersonalMail mail={guide.mail} /> : null}
      <InfoSection title={m.shop_tax_refund_title()}>
        <p>{m.shop_tax_refund_text()}</p>
      </InfoSection>
      <p>
        <Link to={href("/tariff")} className="link">
          {m.tariff_title()}
        </Link>{" "}
        <Link to={href("/import-notice")} className="link">
          {m.shop_page_import_notice()}
        </Link>
      </p>
    </InfoPage>
  );
}

const MAIL_KIND_WORDS: Readonly<Record<MailKind, () => string>> = {
  food: m.shop_tax_mail_food,
  other: m.shop_tax_mail_other,
  luxury: m.shop_tax_mail_luxury,
};

/** Parcels between people are another thing: told apart here, so that nobody mixes the two up. */
function PersonalMail({ mail }: { mail: PersonalMailGuide }) {
  const { limitFen, exemptUpToFen, parcelFen, rows, isUnverified } = mail;
  return (
    <InfoSection id="mail" title={m.shop_tax_mail_title()}>
      <p>
        {m.shop_tax_mail_text({
          limit: formatRoundYuan(limitFen),
          exempt: formatRoundYuan(exemptUpToFen),
        })}{" "}
        <UnverifiedMark state={isUnverified ? "unverified" : "verified"} />
      </p>
      <section className="panel">
        <table className="info-table">
          <thead>
            <tr>
              <th scope="col">{m.shop_tax_mail_kind()}</th>
              <th scope="col">{m.shop_tax_mail_rate()}</th>
              <th scope="col">{m.shop_tax_mail_tax({ value: formatRoundYuan(parcelFen) })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ kind, rateBps, taxFen, isExempt }) => (
              <tr key={kind}>
                <th scope="row">{MAIL_KIND_WORDS[kind]()}</th>
                <td>{formatBps(rateBps)}</td>
                <td>{isExempt ? m.shop_tax_mail_exempt() : formatYuan(taxFen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </InfoSection>
  );
}

function Examples({ examples }: { examples: readonly TaxExample[] }) {
  return (
    <section
      className="panel scroll-x"
      aria-label={m.shop_tax_example_caption()}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls sideways on phones
      tabIndex={0}
    >
      <table className="info-table">
        <thead>
          <tr>
            <th scope="col">{m.shop_tax_example_vat()}</th>
            <th scope="col">{m.shop_tax_example_goods()}</th>
            <th scope="col">{m.shop_tax_example_freight()}</th>
            <th scope="col">{m.shop_tax_example_rate()}</th>
            <th scope="col">{m.shop_tax_example_tax()}</th>
            <th scope="col">{m.shop_tax_example_total()}</th>
          </tr>
        </thead>
        <tbody>
          {examples.map((example) => (
            <tr key={example.vatBps}>
              <th scope="row">{formatBps(example.vatBps)}</th>
              <td>{formatYuan(example.goodsFen)}</td>
              <td>{formatYuan(example.freightFen)}</td>
              <td>{formatBps(Math.round(example.ratePpm / 100))}</td>
              <td>{formatYuan(example.taxFen)}</td>
              <td>
                <b>{formatYuan(example.totalFen)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
