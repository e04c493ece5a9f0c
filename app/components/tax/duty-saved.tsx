import { formatBps, formatYuan } from "~/domain/format/money";
import { fen } from "~/domain/money";
import { m } from "~/messages/compiled/messages";
import type { DutySaving } from "~/services/trade/duty-saving";
import { agreementName } from "./agreement-name";

/** What the best agreement takes off the duty that such goods bear in general trade. */
export function DutySaved({ saving }: { saving: DutySaving }) {
  const { agreement, mfnBps, agreementBps, isUnverified } = saving;
  return (
    <>
      {m.tax_saving_text({
        agreement: agreementName(agreement),
        mfn: formatBps(mfnBps),
        rate: formatBps(agreementBps),
        // Of 100 yuan, a point is a yuan.
        saved: formatYuan(fen(mfnBps - agreementBps)),
      })}
      {isUnverified ? <small className="unbroken"> {m.shop_unverified()}</small> : null}
    </>
  );
}
