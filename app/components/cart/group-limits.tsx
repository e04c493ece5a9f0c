import { CapGauge } from "~/components/order/cap-gauge";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Link } from "~/platform/remix";
import type { CartGroupView } from "~/services/cart/cart-view";
import { capGoods } from "./blocker-words";
import { SingleLimitGauge, YearLimitGauge } from "./limit-gauges";

/** What limits a bonded order: its own value, and the person's year once an identity is proven. */
export function GroupLimits({ group }: { group: CartGroupView }) {
  const { singleLimit, allowance, caps, blockers } = group;
  if (singleLimit === null) return null;
  const isRefused = blockers.some(({ code }) => code === "SINGLE_LIMIT");
  return (
    <div className="limits">
      <SingleLimitGauge limit={singleLimit} isRefused={isRefused} />
      {allowance ? (
        <YearLimitGauge allowance={allowance} dutiableFen={singleLimit.dutiableFen} />
      ) : null}
      {caps.map((cap) => (
        <CapGauge
          key={cap.group}
          cap={cap}
          orderGrams={cap.orderGrams}
          title={m.checkout_cap_title({ goods: capGoods(cap.group) })}
        />
      ))}
      <p className="limit-note">
        <Link to={href("/allowance")} className="link">
          {m.checkout_allowance_link()}
        </Link>
      </p>
    </div>
  );
}
