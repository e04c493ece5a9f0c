import { EmptyState } from "~/components/ui/empty-state";
import { OriginFlag } from "~/components/ui/origin";
import { PARTNER_COUNTRIES } from "~/domain/catalog/terms";
import { formatHs } from "~/domain/format/duty";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { REGIME_SHORT_WORDS } from "~/messages/tariff-words";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { FoundLines } from "~/services/trade/find-tariff-lines.server";
import type { GoodsOfLine } from "~/services/trade/goods-of-lines.server";
import type { DeskQuery, OriginRate } from "~/services/trade/open-tariff-desk.server";
import { deskHref } from "./desk-form";
import { UnverifiedMark } from "./figure-mark";

/** Lines that fit what was asked, each leading on with the same origin and day. */
export function FoundLinesList({
  found,
  query,
  action,
}: {
  found: FoundLines;
  query: DeskQuery;
  action?: string;
}) {
  const { lines, total, known, words } = found;
  if (total === 0 && isCode(words)) {
    return (
      <EmptyState
        title={m.tariff_none_code_title({ words })}
        act={
          <Link className="link" to={deskHref({ ...query, line: headingOf(words) }, action)}>
            {headingOf(words)
              ? m.tariff_none_code_act({ heading: headingOf(words) })
              : m.tariff_none_act()}
          </Link>
        }
      >
        {m.tariff_none_code_text({ known })}
      </EmptyState>
    );
  }
  if (total === 0) {
    return (
      <EmptyState
        title={m.tariff_none_title({ words })}
        act={
          <Link className="link" to={deskHref({ origin: query.origin, date: query.date }, action)}>
            {m.tariff_none_act()}
          </Link>
        }
      >
        {m.tariff_none_text({ known })}
      </EmptyState>
    );
  }
  const isEnglish = getLocale() === "en";
  return (
    <section className="panel tariff-lines">
      <h2>{m.tariff_found({ words, total })}</h2>
      <ul>
        {lines.map(({ hs8, nameZh, nameEn }) => (
          <li key={hs8}>
            <Link to={deskHref({ ...query, line: hs8 }, action)}>
              <b>{formatHs(hs8)}</b>
              <span>{(isEnglish ? (nameEn ?? nameZh) : (nameZh ?? nameEn)) ?? hs8}</span>
            </Link>
          </li>
        ))}
      </ul>
      {total > lines.length ? <p>{m.tariff_found_more({ shown: lines.length })}</p> : null}
    </section>
  );
}

const isCode = (words: string) => /^[\d. ]{4,}$/.test(words);
/** The four digits a longer code begins with; empty where no more were asked. */
const headingOf = (words: string) => {
  const digits = words.replace(/\D/g, "");
  return digits.length > 4 ? digits.slice(0, 4) : "";
};

/** Before a question: lines of goods we sell, as ways in. */
export function StartLines({ goods, query }: { goods: readonly GoodsOfLine[]; query: DeskQuery }) {
  return (
    <section className="panel tariff-lines">
      <h2>{m.tariff_starts_title()}</h2>
      <ul>
        {goods.map(({ hs8, title, originCode }) => (
          <li key={hs8}>
            <Link to={deskHref({ ...query, line: hs8, origin: originCode })}>
              <b>{formatHs(hs8)}</b>
              <span>{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A line without an origin: what each member pays at the least. */
export function OriginOverview({
  overview,
  query,
  action,
}: {
  overview: readonly OriginRate[];
  query: DeskQuery;
  action?: string;
}) {
  return (
    <section className="panel tariff-overview">
      <h2>{m.tariff_overview_title()}</h2>
      <p>{m.tariff_overview_lead({ day: query.date })}</p>
      <ul>
        {overview.map(({ code, name, lowest }) => (
          <li key={code}>
            <Link to={deskHref({ ...query, origin: code }, action)}>
              <CountryFlag code={code} />
              <span>{name}</span>
              {lowest ? (
                <span className="tariff-figure">
                  <b>{lowest.dutyText}</b> <small>{REGIME_SHORT_WORDS[lowest.regime]()}</small>
                  <UnverifiedMark state={lowest.state} />
                </span>
              ) : (
                <small>{m.tariff_overview_none()}</small>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A flag where we have one: of members, not of the rest of the world. */
export function CountryFlag({ code }: { code: string }) {
  const member = [...PARTNER_COUNTRIES, "CN" as const].find((one) => one === code);
  return member ? <OriginFlag code={member} /> : null;
}

/** What we sell of the line, as links. */
export function GoodsLinks({ goods }: { goods: readonly GoodsOfLine[] }) {
  return (
    <section className="panel tariff-goods">
      <h2>{m.tariff_goods_title()}</h2>
      {goods.length === 0 ? (
        <p>{m.tariff_goods_none()}</p>
      ) : (
        <ul>
          {goods.map(({ slug, title, originCode }) => (
            <li key={slug}>
              <CountryFlag code={originCode} />{" "}
              <Link className="link" to={href(`/products/${slug}`)}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
