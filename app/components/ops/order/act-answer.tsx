import { Notice } from "~/components/ui/notice";
import { WAREHOUSE_ACTS } from "~/domain/order/next-act";
import { m } from "~/messages/compiled/messages";
import { type ActRefusal, actWords, refusalWords } from "./act-words";

/** What came of the act just done: green with what is next, or red with why nothing changed. */
export function ActAnswer({
  intent,
  refusal,
  isPickup,
}: {
  intent: string;
  refusal: ActRefusal | null;
  isPickup: boolean;
}) {
  if (refusal) {
    return (
      <Notice tone="danger" isLive title={m.ops_refused_title()}>
        {refusalWords(refusal)}
      </Notice>
    );
  }
  return (
    <Notice tone="ok" isLive>
      {doneWords(intent, isPickup)}
    </Notice>
  );
}

function doneWords(intent: string, isPickup: boolean): string {
  const act = WAREHOUSE_ACTS.find((name) => name === intent);
  if (act) return actWords(act, isPickup).done;
  return intent === "repair" ? m.ops_done_repair() : m.ops_done_give_up();
}
