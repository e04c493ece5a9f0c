import type { ReactNode } from "react";
import { RiverPanel } from "~/components/ui/river";
import { formatNearDay } from "~/domain/format/day";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import type { ProductOffer } from "~/services/catalog/product-view";

/** How these goods come to the buyer: why bonded ones cannot be taken along, where the others are paid. */
export function WhyPanel({ offer, children }: { offer: ProductOffer; children: ReactNode }) {
  const isBonded = offer.regime !== "0110";
  return (
    <RiverPanel bank={isBonded ? "bonded" : "duty"} className="kiosk-why">
      <div>{isBonded ? <WhyNotToday offer={offer} /> : <AtTheCounter offer={offer} />}</div>
      {children}
    </RiverPanel>
  );
}

function WhyNotToday({ offer }: { offer: ProductOffer }) {
  return (
    <>
      <h2>{m.kiosk_why_title()}</h2>
      <p>{m.kiosk_why_where()}</p>
      <p>{m.kiosk_why_rule()}</p>
      {offer.isInStock ? (
        <>
          <h3>{m.kiosk_phone_steps()}</h3>
          <ol>
            <li>{m.kiosk_step_scan()}</li>
            <li>{m.kiosk_step_pay()}</li>
            <li>
              {offer.promise
                ? m.kiosk_step_home_by({
                    day: formatNearDay(offer.promise.arrivesBy, getLocale()),
                  })
                : m.kiosk_step_home()}
            </li>
          </ol>
        </>
      ) : (
        <p className="kiosk-why-out">{m.kiosk_out_of_stock_text()}</p>
      )}
    </>
  );
}

function AtTheCounter({ offer }: { offer: ProductOffer }) {
  if (!offer.isInStock) {
    return (
      <>
        <h2>{m.kiosk_out_of_stock()}</h2>
        <p className="kiosk-why-out">{m.kiosk_out_of_stock_text()}</p>
      </>
    );
  }
  if (!offer.offersHallPickup) {
    return (
      <>
        <h2>{m.kiosk_duty_home_title()}</h2>
        <p>{m.kiosk_duty_home_text()}</p>
      </>
    );
  }
  return (
    <>
      <h2>{m.kiosk_counter_title()}</h2>
      <p>{m.kiosk_counter_text()}</p>
      <ol>
        <li>{m.kiosk_counter_take()}</li>
        <li>{m.kiosk_counter_pay()}</li>
      </ol>
      <h3>{m.kiosk_counter_phone_title()}</h3>
      <p>{m.kiosk_counter_phone_text()}</p>
    </>
  );
}
