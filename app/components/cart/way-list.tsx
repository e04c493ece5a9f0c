import type { ReactNode } from "react";
import { formatRoundYuan, formatYuan } from "~/domain/format/money";
import { assertNever } from "~/domain/invariant";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { Way } from "./blocker-ways";

/** What a person can do about a refusal, each on a line of its own. */
export function WayList({ ways }: { ways: readonly Way[] }) {
  if (ways.length === 0) return null;
  return (
    <ul className="ways" aria-label={m.checkout_ways()}>
      {ways.map((way) => (
        <li key={way.kind === "duty_paid" ? way.offerId : way.kind}>
          <WayWords way={way} />
        </li>
      ))}
    </ul>
  );
}

function WayWords({ way }: { way: Way }): ReactNode {
  switch (way.kind) {
    case "fewer":
      return m.checkout_way_fewer();
    case "one_alone":
      return m.checkout_way_one_alone({ limit: formatRoundYuan(way.limitFen) });
    case "next_year":
      return m.checkout_way_next_year({ day: way.day });
    case "later":
      return m.checkout_way_later();
    case "allowance":
      return <WayLink to="/allowance">{m.checkout_way_allowance()}</WayLink>;
    case "guide":
      return <WayLink to="/tax#limits">{m.checkout_way_guide()}</WayLink>;
    case "duty_paid":
      return (
        <WayLink to={`/products/${way.slug}?offer=${way.offerId}`}>
          {m.checkout_way_duty_paid({ goods: way.goods, price: formatYuan(way.priceFen) })}
        </WayLink>
      );
    case "duty_paid_all":
      return <WayLink to="/search?by=0110">{m.checkout_way_duty_paid_all()}</WayLink>;
    default:
      return assertNever(way);
  }
}

function WayLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={href(to)} className="link">
      {children}
    </Link>
  );
}
