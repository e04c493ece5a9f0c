import { Icon, type IconName } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import { href, zhPath } from "~/platform/href";
import { Link, useLocation } from "~/platform/remix";
import type { ConsoleCounts } from "~/services/reporting/count-console-work.server";

type Item = {
  /** the zh-CN address; its query names a saved view */
  to: string;
  icon: IconName;
  name: string;
  count?: number;
  isHot?: boolean;
};
type Group = { name?: string; items: Item[] };

function groups(counts: ConsoleCounts): Group[] {
  const { orders } = counts;
  return [
    {
      items: [
        {
          to: "/ops/needs-hand",
          icon: "warn",
          name: m.ops_nav_needs_hand(),
          count: counts.needsHand,
          isHot: true,
        },
        { to: "/ops/orders", icon: "document", name: m.ops_nav_orders(), count: orders.today },
      ],
    },
    {
      name: m.ops_nav_customs(),
      items: [
        {
          to: "/ops/orders?view=rejected",
          icon: "stamp",
          name: m.ops_nav_rejected(),
          count: orders.rejected,
        },
        {
          to: "/ops/orders?view=inspection",
          icon: "shield",
          name: m.ops_nav_inspection(),
          count: orders.inspection,
        },
      ],
    },
    {
      name: m.ops_nav_inside(),
      items: [
        {
          to: "/ops/orders?view=to_pick",
          icon: "list",
          name: m.ops_nav_to_pick(),
          count: orders.to_pick,
        },
        {
          to: "/ops/orders?view=to_ship",
          icon: "truck",
          name: m.ops_nav_to_ship(),
          count: orders.to_ship,
        },
        { to: "/ops/goods-in", icon: "ship", name: m.ops_nav_goods_in() },
        { to: "/ops/stock", icon: "box", name: m.ops_nav_stock() },
        {
          to: "/ops/stock?show=near",
          icon: "clock",
          name: m.ops_nav_near(),
          count: counts.nearLots,
        },
      ],
    },
    {
      name: m.ops_nav_abroad(),
      items: [
        {
          to: "/ops/warehouses",
          icon: "globe",
          name: m.ops_nav_warehouses(),
          count: counts.overseasSites,
        },
      ],
    },
    {
      name: m.rules_title(),
      items: [
        { to: "/ops/rules", icon: "ruler", name: m.rules_nav_rules() },
        { to: "/ops/tariff", icon: "tax", name: m.tariff_ops_nav() },
        { to: "/ops/origin-proofs", icon: "stamp", name: m.proof_nav() },
        {
          to: "/ops/rules/changes",
          icon: "edit",
          name: m.rules_changes_title(),
          count: counts.ruleChanges,
        },
      ],
    },
  ];
}

/** The item of the page shown: its view when one is named for it, else the nearest path above. */
function currentOf(items: readonly Item[], pathname: string, search: string): Item | undefined {
  const path = zhPath(pathname).replace(/\/$/, "");
  const query = new URLSearchParams(search);
  const fits = items.filter((item) => {
    const [itemPath = "", itemQuery] = item.to.split("?");
    if (path !== itemPath && !path.startsWith(`${itemPath}/`)) return false;
    return [...new URLSearchParams(itemQuery)].every(([key, value]) => query.get(key) === value);
  });
  return fits.sort((a, b) => b.to.length - a.to.length)[0];
}

/** The console's navigation: where work waits, and how much of it. */
export function OpsNav({ counts }: { counts: ConsoleCounts }) {
  const { pathname, search } = useLocation();
  const shown = groups(counts);
  const current = currentOf(
    shown.flatMap((group) => group.items),
    pathname,
    search,
  );
  return (
    <nav className="ops-nav" aria-label={m.ops_nav_label()}>
      {shown.flatMap((group) => [
        group.name ? <h2 key={group.name}>{group.name}</h2> : null,
        <ul key={`${group.name}-items`}>
          {group.items.map((item) => (
            <li key={item.to}>
              <Link
                to={href(item.to)}
                title={item.name}
                aria-current={item.to === current?.to ? "page" : undefined}
              >
                <Icon name={item.icon} size={18} />
                <span>{item.name}</span>
                {item.count === undefined || (item.isHot && item.count === 0) ? null : (
                  <em className={item.isHot ? "ops-count ops-count-hot" : "ops-count"}>
                    {item.count}
                  </em>
                )}
              </Link>
            </li>
          ))}
        </ul>,
      ])}
    </nav>
  );
}
