import { ProductArt } from "~/components/product/product-art";
import { Taxed } from "~/components/product/taxed";
import { ButtonLink } from "~/components/ui/button";
import { Icon } from "~/components/ui/icon";
import { Origin } from "~/components/ui/origin";
import { Price } from "~/components/ui/price";
import { RiverHead } from "~/components/ui/river";
import { formatYuan } from "~/domain/format/money";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { useFetcher } from "~/platform/remix";
import type { CartGroupView, CartLineView, CartView } from "~/services/cart/cart-view";
import { answerText, type ListAnswer } from "./add-to-list";
import { HandoffCard } from "./handoff-card";

/** What this visit has put together, and how it goes on: by phone, or at the counter. */
export function KioskList({ list }: { list: CartView }) {
  if (list.groups.length === 0) return <Empty />;
  const hasBonded = list.groups.some((group) => group.customsRegime !== "0110");
  const hasDuty = list.groups.some((group) => group.customsRegime === "0110");
  return (
    <div className="kiosk-list">
      <div className="kiosk-list-shelf">
        <header>
          <h1>{m.kiosk_list()}</h1>
          <p>{m.kiosk_pieces({ count: list.unitCount })}</p>
        </header>
        {list.groups.map((group) => (
          <Group key={group.key} group={group} />
        ))}
      </div>
      <section className="kiosk-list-next">
        <div>
          <h2>{m.kiosk_next_title()}</h2>
          {hasBonded ? <p>{m.kiosk_next_bonded()}</p> : null}
          {hasDuty ? <p>{m.kiosk_next_duty()}</p> : null}
          <p className="text-ink-2">{m.kiosk_no_identity()}</p>
        </div>
        <HandoffCard key={list.unitCount} />
      </section>
    </div>
  );
}

function Empty() {
  return (
    <div className="kiosk-list kiosk-list-empty">
      <header>
        <h1>{m.kiosk_list_empty()}</h1>
        <p>{m.kiosk_list_empty_text()}</p>
      </header>
      <p>
        <ButtonLink to={href("/kiosk/home")}>{m.kiosk_to_goods()}</ButtonLink>
      </p>
    </div>
  );
}

function Group({ group }: { group: CartGroupView }) {
  const isBonded = group.customsRegime !== "0110";
  const isPickup = group.deliveryMethod === "hall_pickup";
  return (
    <section className="panel">
      <RiverHead
        bank={isBonded ? "bonded" : "duty"}
        title={
          isBonded ? m.kiosk_group_bonded() : isPickup ? m.kiosk_group_hall() : m.kiosk_group_home()
        }
        note={formatYuan(group.totals.goodsFen)}
      />
      <ul>
        {group.lines.map((line) => (
          <Line key={line.offerId} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { line: CartLineView }) {
  const fetcher = useFetcher<ListAnswer>();
  const isPending = fetcher.state !== "idle";
  const { offerId, quantity } = line;
  const least = quantity <= 1;
  const answer = fetcher.data;
  return (
    <li className="kiosk-line">
      <ProductArt art={line.art} crop="row" size={112} load="soon" />
      <div>
        <b>
          {line.name} {line.spec}
        </b>
        <p>
          {line.origin.code ? (
            <Origin code={line.origin.code} name={line.origin.name} width={30} />
          ) : null}
          {line.priceFen === null ? (
            <span className="text-warn">{m.kiosk_offer_gone()}</span>
          ) : (
            <>
              <Price fen={line.priceFen} size="small" />
              <small>
                <Taxed tax={line.tax} className="" />
              </small>
            </>
          )}
        </p>
        {answer?.kind === "refused" ? <p role="alert">{answerText(answer)}</p> : null}
      </div>
      <fieldset className="stepper" aria-label={m.common_quantity_of({ goods: line.name })}>
        <Step
          form={fetcher.Form}
          fields={
            least
              ? { intent: "remove", offerId }
              : { intent: "set", offerId, quantity: quantity - 1 }
          }
          icon={least ? "trash" : "minus"}
          label={least ? m.kiosk_remove({ goods: line.name }) : m.common_quantity_less()}
          isPending={isPending}
        />
        <output>{quantity}</output>
        <Step
          form={fetcher.Form}
          fields={{ intent: "set", offerId, quantity: quantity + 1 }}
          icon="plus"
          label={m.common_quantity_more()}
          isPending={isPending || quantity >= 99}
        />
      </fieldset>
    </li>
  );
}

function Step({
  form: Form,
  fields,
  icon,
  label,
  isPending,
}: {
  form: ReturnType<typeof useFetcher>["Form"];
  fields: Record<string, string | number>;
  icon: "trash" | "minus" | "plus";
  label: string;
  isPending: boolean;
}) {
  return (
    <Form method="post" action={href("/kiosk/list")}>
      <input type="hidden" name="answer" value="here" />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" aria-label={label} disabled={isPending}>
        <Icon name={icon} size={30} />
      </button>
    </Form>
  );
}
