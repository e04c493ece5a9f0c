import { BlockedButton, ButtonLink } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { RiverHead } from "~/components/ui/river";
import { formatRoundYuan, formatYuan } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import type { Form } from "~/platform/remix";
import type { CartGroupView } from "~/services/cart/cart-view";
import { waysOf } from "./blocker-ways";
import { blockedLabel, blockerText, groupBlockers } from "./blocker-words";
import { CartLine } from "./cart-line";
import { DeliveryChoice } from "./delivery-choice";
import { GroupChanges } from "./group-changes";
import { GroupLimits } from "./group-limits";
import { GroupTotals } from "./group-totals";
import { WayList } from "./way-list";

/** What becomes one order and one parcel: its goods, its money, its limits, its own checkout. */
export function CartGroup({
  group,
  removalForm,
}: {
  group: CartGroupView;
  removalForm: typeof Form;
}) {
  const isDutyPaid = group.customsRegime === "0110";
  const isAnySold = group.lines.some((line) => line.priceFen !== null);
  return (
    <section className="cart-group panel" aria-label={headTitle(group)}>
      <RiverHead
        bank={isDutyPaid ? "duty" : "bonded"}
        title={headTitle(group)}
        note={headNote(group)}
      />
      <div className="cart-group-body">
        <div>
          <ul>
            {group.lines.map((line) => (
              <CartLine key={line.offerId} line={line} group={group} removalForm={removalForm} />
            ))}
          </ul>
          {isAnySold ? <DeliveryChoice group={group} /> : null}
        </div>
        <div className="cart-group-money">
          {isAnySold ? (
            <GroupTotals
              group={group}
              totalLabel={isDutyPaid ? m.checkout_total_included() : m.checkout_total_taxed()}
            />
          ) : null}
          {group.changed ? (
            <div>
              <GroupChanges group={group} canAcknowledge />
            </div>
          ) : null}
          <GroupLimits group={group} />
          <GroupCheckout group={group} />
        </div>
      </div>
    </section>
  );
}

const headTitle = ({ customsRegime }: CartGroupView) =>
  customsRegime === "0110" ? m.checkout_group_duty_paid() : m.checkout_group_bonded();

function headNote({ deliveryMethod, warehouse }: CartGroupView): string {
  return deliveryMethod === "hall_pickup"
    ? m.checkout_head_pickup({ warehouse: warehouse.name })
    : m.checkout_head_parcel({ warehouse: warehouse.name });
}

function GroupCheckout({ group }: { group: CartGroupView }) {
  const { blockers, canCheckOut, customsRegime, totals, treatment, singleLimit, key } = group;
  const isDutyPaid = customsRegime === "0110";
  const amount = totals.totalFen === null ? "" : formatYuan(totals.totalFen);
  return (
    <div className="cart-pay">
      {treatment === "full" && singleLimit ? (
        <Notice tone="warn">
          {m.checkout_full_levy({ limit: formatRoundYuan(singleLimit.limitFen) })}
        </Notice>
      ) : null}
      {groupBlockers(blockers).map((blocker) => (
        <Notice key={blocker.code} tone="danger">
          {blockerText(blocker)}
          <WayList ways={waysOf(blocker, group)} />
        </Notice>
      ))}
      {canCheckOut ? (
        <>
          <ButtonLink to={href(`/checkout/${key}`)} tone={isDutyPaid ? "duty" : "main"} isWide>
            {isDutyPaid ? m.checkout_to_duty_paid({ amount }) : m.checkout_to_bonded({ amount })}
          </ButtonLink>
          <p>{isDutyPaid ? m.checkout_no_identity() : m.checkout_next_steps()}</p>
        </>
      ) : (
        <BlockedButton>{blockedLabel(blockers)}</BlockedButton>
      )}
    </div>
  );
}
