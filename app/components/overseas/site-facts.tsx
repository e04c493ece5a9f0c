import { KeyValue, type Pair } from "~/components/ops/key-value";
import { Gauge, GaugeCaption, GaugeHead } from "~/components/ui/gauge";
import { OriginFlag } from "~/components/ui/origin";
import { formatCount, NBSP } from "~/domain/format/quantity";
import { reportedMonth } from "~/domain/overseas/reported-month";
import { m } from "~/messages/compiled/messages";
import {
  FIELD_WORDS,
  OWNERSHIP_WORDS,
  SERVICE_WORDS,
  USE_WORDS,
  ZONE_WORDS,
} from "~/messages/overseas-words";
import type { SiteView } from "~/services/overseas/get-warehouse.server";
import { isNearlyFull, langOf, listWords, usagePercent, wayTo } from "./site-words";

/** What is registered of a site, by name. */
export function SiteFactsList({ view }: { view: SiteView }) {
  const { sheet } = view;
  const text = (value: string | null) =>
    value === null ? m.overseas_sum_none() : <span lang={langOf(value)}>{value}</span>;
  const inBoth = (zh: string | null, en: string | null) =>
    text([zh, en].filter((word) => word !== null).join(" / ") || null);
  const days = sheet.transitDays;
  const pairs: Pair[] = [
    { name: m.overseas_fact_name(), value: inBoth(sheet.nameZh, sheet.nameEn) },
    {
      name: m.overseas_col_place(),
      value: (
        <>
          <OriginFlag code={sheet.countryCode} /> {view.countryName}{" "}
          {inBoth(sheet.cityZh, sheet.cityEn)}
        </>
      ),
    },
    { name: FIELD_WORDS.address(), value: text(sheet.address) },
    {
      name: m.overseas_card_way(),
      value: sheet.gateway
        ? days === null
          ? wayTo(sheet.gateway)
          : m.overseas_card_days({ way: wayTo(sheet.gateway), days })
        : m.overseas_sum_none(),
    },
    {
      name: FIELD_WORDS.ownership(),
      value: [
        sheet.ownership ? OWNERSHIP_WORDS[sheet.ownership]() : m.overseas_sum_none(),
        sheet.siteUse ? USE_WORDS[sheet.siteUse]() : undefined,
      ]
        .filter((word) => word !== undefined)
        .join(m.overseas_list_mark()),
    },
    { name: FIELD_WORDS.operator(), value: inBoth(sheet.operator, sheet.operatorEn) },
    { name: FIELD_WORDS.operatorCreditCode(), value: text(sheet.operatorCreditCode) },
    { name: FIELD_WORDS.opensOn(), value: text(sheet.opensOn) },
  ];
  return <KeyValue pairs={pairs} />;
}

/** How large it is, how much is in use, what it can do. */
export function SiteSize({ view }: { view: SiteView }) {
  const { sheet } = view;
  const { areaM2, usedM2, sharedM2 } = sheet;
  const pairs: Pair[] = [
    {
      name: FIELD_WORDS.services(),
      value: listWords(sheet.services, SERVICE_WORDS) || m.overseas_sum_none(),
    },
    {
      name: FIELD_WORDS.zones(),
      value: listWords(sheet.zones, ZONE_WORDS) || m.overseas_sum_none(),
    },
    {
      name: FIELD_WORDS.palletPositions(),
      value:
        sheet.palletPositions === null ? m.overseas_sum_none() : formatCount(sheet.palletPositions),
    },
  ];
  return (
    <div className="grid gap-3">
      {areaM2 === null ? null : (
        <div>
          <GaugeHead reading={usedM2 === null ? null : usagePercent((usedM2 * 10_000) / areaM2)}>
            {usedM2 === null
              ? m.overseas_usage_unreported()
              : m.overseas_usage_reading({
                  used: formatCount(usedM2),
                  area: formatCount(areaM2),
                })}
          </GaugeHead>
          <Gauge
            intervals={10}
            majorEvery={5}
            spans={usedM2 === null ? [] : [usedSpan(usedM2, areaM2)]}
            cuts={[0.9]}
          />
          <GaugeCaption
            start={
              sharedM2 ? m.overseas_usage_shared({ shared: formatCount(sharedM2) }) : `0${NBSP}m²`
            }
            unit={m.overseas_usage_tick()}
            end={reportWords(view)}
          />
        </div>
      )}
      <KeyValue pairs={pairs} />
    </div>
  );
}

function usedSpan(usedM2: number, areaM2: number) {
  const isFull = isNearlyFull(Math.round((usedM2 * 10_000) / areaM2));
  return { from: 0, to: usedM2 / areaM2, ...(isFull ? { tone: "warn" as const } : {}) };
}

function reportWords({ sheet }: SiteView): string {
  const { usageAsOf: day, monthShipments: count } = sheet;
  if (day === null) return "";
  if (count === null) return m.overseas_report_line_day({ day });
  return m.overseas_report_line({ day, month: reportedMonth(day), count: formatCount(count) });
}
