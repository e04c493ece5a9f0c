import { changeText } from "~/components/order/checkout-words";
import { Button } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { assertNever } from "~/domain/invariant";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Form } from "~/platform/remix";
import type { CartGroupView } from "~/services/cart/cart-view";
import type { GroupChange, NewRule } from "~/services/cart/shown-quote.server";
import { goodsName } from "./cart-line";

/** What became of a group's figures since the visitor changed the cart last, and which rule did it. */
export function GroupChanges({
  group,
  canAcknowledge = false,
}: {
  group: CartGroupView;
  canAcknowledge?: boolean;
}) {
  const { changed, lines } = group;
  if (changed === null) return null;
  const nameOf = (offerId: string) => {
    const line = lines.find((one) => one.offerId === offerId);
    return line ? goodsName(line) : m.checkout_goods();
  };
  const isPriceKept = changed.changes.every(({ kind }) => kind !== "price");
  return (
    <Notice tone="warn" title={m.checkout_requoted_title({ day: changed.since })}>
      <ul className="ways">
        {changed.changes.map((change) => (
          <li key={JSON.stringify(change)}>{changeText(change, nameOf)}</li>
        ))}
        {isPriceKept ? <li>{m.checkout_requoted_price_kept()}</li> : null}
      </ul>
      <p className="changes-why">{reasonText(changed, isPriceKept)}</p>
      {canAcknowledge ? (
        <Form method="post" action={href("/cart")} replace preventScrollReset>
          <Button name="intent" value="acknowledge" tone="quiet" size="small">
            {m.checkout_requoted_read()}
          </Button>
        </Form>
      ) : null}
    </Notice>
  );
}

function reasonText({ because }: GroupChange, isPriceKept: boolean): string {
  if (because.length === 0) {
    return isPriceKept ? m.checkout_requoted_corrected() : m.checkout_requoted_by_price();
  }
  const rules = because.map((rule) =>
    m.checkout_requoted_rule({ rule: ruleText(rule.kind), day: rule.validFrom }),
  );
  return m.checkout_requoted_by_rules({ rules: rules.join(m.checkout_list_comma()) });
}

/** Kinds of rules that a quote rests on, as a buyer calls them. */
function ruleText(kind: NewRule["kind"]): string {
  switch (kind) {
    case "vat_rate":
      return m.checkout_rule_vat();
    case "consumption_tax_rate":
      return m.checkout_rule_consumption_tax();
    case "tariff_rate":
    case "agreement_entry":
    case "safeguard":
    case "origin_rule":
    case "tariff_differential":
    case "tariff_line":
      return m.checkout_rule_duty();
    case "freight_rule":
      return m.checkout_rule_freight();
    case "limit_rule":
      return m.checkout_rule_limit();
    case "positive_list_entry":
    case "hs_line":
      return m.checkout_rule_list();
    case "setting":
    case "personal_mail_rate":
    case "shelf_life_rule":
      return m.checkout_rule_policy();
    default:
      return assertNever(kind);
  }
}
