import { useEffect, useRef, useState } from "react";
import { Button } from "~/components/ui/button";
import { m } from "~/messages/compiled/messages";

/** The order's secret link, to be kept: it opens the order on another device, for whoever has it. */
export function KeepLink({ address }: { address: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [canCopy, setCanCopy] = useState(false);
  const [isCopied, setCopied] = useState(false);
  // The clipboard exists on secure pages only; elsewhere the field is selected by hand.
  useEffect(() => setCanCopy(navigator.clipboard !== undefined), []);
  return (
    <section className="panel keep-link" aria-labelledby="keep-title">
      <h2 id="keep-title">{m.order_keep()}</h2>
      <p>{m.order_keep_text()}</p>
      <div>
        <input
          ref={field}
          className="input"
          value={address}
          readOnly
          aria-label={m.order_keep()}
          onFocus={(event) => event.currentTarget.select()}
        />
        {canCopy ? (
          <Button
            type="button"
            tone="line"
            icon={isCopied ? "check" : "copy"}
            onClick={() =>
              void navigator.clipboard.writeText(address).then(
                () => setCopied(true),
                () => field.current?.focus(),
              )
            }
          >
            {isCopied ? m.order_copied() : m.order_copy()}
          </Button>
        ) : null}
      </div>
      <p className="visually-hidden" role="status">
        {isCopied ? m.order_copied() : ""}
      </p>
    </section>
  );
}
