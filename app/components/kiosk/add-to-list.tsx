import { Button } from "~/components/ui/button";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { useFetcher } from "~/platform/remix";
import type { ProductOffer } from "~/services/catalog/product-view";
import { useVisit } from "./visit";

/** How a change of the list ended. */
export type ListAnswer =
  | { kind: "changed"; quantity: number; isCapped: boolean }
  | { kind: "refused"; code: string };

/** Puts one piece on the list and says how many are on it. */
export function AddToList({ offer }: { offer: ProductOffer }) {
  const { isReachable } = useVisit();
  const fetcher = useFetcher<ListAnswer>();
  if (!offer.isInStock) {
    return (
      <span className="btn" aria-disabled="true">
        {m.kiosk_out_of_stock()}
      </span>
    );
  }
  return (
    <fetcher.Form method="post" action={href("/kiosk/list")} className="kiosk-add">
      <input type="hidden" name="answer" value="here" />
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="offerId" value={offer.offerId} />
      {offer.offersHallPickup ? (
        <input type="hidden" name="deliveryMethod" value="hall_pickup" />
      ) : null}
      <Button
        isWide
        icon="plus"
        tone={offer.regime === "0110" ? "duty" : "main"}
        isPending={fetcher.state !== "idle"}
        disabled={!isReachable}
      >
        {fetcher.data?.kind === "changed" ? m.kiosk_add_more() : m.kiosk_add()}
      </Button>
      <p role="status">{fetcher.data ? answerText(fetcher.data) : null}</p>
    </fetcher.Form>
  );
}

export function answerText(answer: ListAnswer): string {
  if (answer.kind === "changed") {
    return answer.isCapped
      ? m.kiosk_added_capped({ count: answer.quantity })
      : m.kiosk_added({ count: answer.quantity });
  }
  switch (answer.code) {
    case "OFFER_GONE":
      return m.kiosk_offer_gone();
    case "CART_FULL":
      return m.kiosk_list_full();
    default:
      return m.kiosk_not_changed();
  }
}
