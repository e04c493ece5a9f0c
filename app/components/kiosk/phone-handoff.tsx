import type { ReactNode } from "react";
import { ProductArt } from "~/components/product/product-art";
import { RegimeBadge } from "~/components/ui/badge";
import { Button, ButtonLink } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { Price } from "~/components/ui/price";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Form } from "~/platform/remix";
import type { HandoffLineView, HandoffView } from "~/services/kiosk/read-handoff.server";

/** How a claim ended that does not simply lead to the cart. */
export type ClaimAnswer =
  | { kind: "taken"; leftOutCount: number }
  | {
      kind: "refused";
      code: "HANDOFF_UNKNOWN" | "HANDOFF_EXPIRED" | "HANDOFF_CLAIMED" | "NO_VISITOR";
    };

/** The phone's side: what the kiosk's list holds, and one button that takes it. */
export function PhoneHandoff({
  view,
  shortCode,
  answer,
}: {
  view: HandoffView;
  /** the handoff was named by the typed code; the form carries it on */
  shortCode?: string;
  answer?: ClaimAnswer | undefined;
}) {
  if (answer?.kind === "taken") return <LeftOut count={answer.leftOutCount} />;
  if (answer) return <Over code={answer.code} />;
  switch (view.state) {
    case "open":
      return <OpenList view={view} shortCode={shortCode} />;
    case "claimed":
      return view.isMine ? <Mine /> : <Over code="HANDOFF_CLAIMED" />;
    case "expired":
      return <Over code="HANDOFF_EXPIRED" />;
    case "unknown":
      return <Over code="HANDOFF_UNKNOWN" />;
  }
}

function OpenList({
  view,
  shortCode,
}: {
  view: Extract<HandoffView, { state: "open" }>;
  shortCode: string | undefined;
}) {
  const hasBonded = view.lines.some((line) => line.regime !== "0110");
  return (
    <>
      <h1 className="text-t5 leading-tight pt-s4">{m.kiosk_phone_title()}</h1>
      <p className="text-ink-2 pb-s4">
        {m.kiosk_phone_text({ minutes: Math.ceil(view.secondsLeft / 60) })}
      </p>
      <ul className="panel handoff-lines">
        {view.lines.map((line) => (
          <Line key={`${line.art.sku} ${line.regime}`} line={line} />
        ))}
      </ul>
      <p className="handoff-sum">
        <span>{m.kiosk_phone_sum({ count: view.unitCount })}</span>
        <Price fen={view.goodsFen} />
      </p>
      <p className="text-t2 text-ink-2 pb-s4">
        {hasBonded ? m.kiosk_phone_next_bonded() : m.kiosk_phone_next_duty()}
      </p>
      <Form method="post">
        {shortCode ? <input type="hidden" name="code" value={shortCode} /> : null}
        <Button isWide icon="cart">
          {m.kiosk_phone_take()}
        </Button>
      </Form>
    </>
  );
}

function Line({ line }: { line: HandoffLineView }) {
  return (
    <li>
      <ProductArt art={line.art} crop="row" size={72} load="soon" />
      <div>
        <p>{line.name}</p>
        <p className="handoff-line-foot">
          <RegimeBadge regime={line.regime} />
          <span>
            {line.priceFen === null ? (
              m.kiosk_phone_gone()
            ) : (
              <>
                <Price fen={line.priceFen} size="small" /> × {line.quantity}
              </>
            )}
          </span>
        </p>
      </div>
    </li>
  );
}

function LeftOut({ count }: { count: number }) {
  return (
    <Said title={m.kiosk_phone_taken_title()} act={<ToCart />}>
      <Notice tone="warn" isLive>
        {m.kiosk_phone_left_out({ count })}
      </Notice>
    </Said>
  );
}

function Mine() {
  return (
    <Said title={m.kiosk_phone_mine_title()} act={<ToCart />}>
      {m.kiosk_phone_mine_text()}
    </Said>
  );
}

function Over({ code }: { code: Extract<ClaimAnswer, { kind: "refused" }>["code"] }) {
  switch (code) {
    case "HANDOFF_CLAIMED":
      return <Said title={m.kiosk_phone_claimed_title()}>{m.kiosk_phone_claimed_text()}</Said>;
    case "HANDOFF_EXPIRED":
      return <Said title={m.kiosk_phone_expired_title()}>{m.kiosk_phone_expired_text()}</Said>;
    case "HANDOFF_UNKNOWN":
    case "NO_VISITOR":
      return <Said title={m.kiosk_phone_unknown_title()}>{m.kiosk_phone_unknown_text()}</Said>;
  }
}

function ToCart() {
  return (
    <ButtonLink to={href("/cart")} size="regular" className="mt-s2">
      {m.kiosk_phone_to_cart()}
    </ButtonLink>
  );
}

function Said({ title, act, children }: { title: string; act?: ReactNode; children: ReactNode }) {
  return (
    <div className="pt-s5">
      <h1 className="visually-hidden">{m.kiosk_phone_title()}</h1>
      <EmptyState
        title={title}
        act={
          act ?? (
            <ButtonLink to={href("/h")} tone="quiet" size="regular" className="mt-s2">
              {m.kiosk_phone_other_code()}
            </ButtonLink>
          )
        }
      >
        {children}
      </EmptyState>
    </div>
  );
}

/** For people who type: the six characters beside the QR code. */
export function AskForCode({ typed, isWrong }: { typed: string; isWrong: boolean }) {
  return (
    <>
      <h1 className="text-t5 leading-tight pt-s4">{m.kiosk_phone_title()}</h1>
      <p className="text-ink-2 pb-s4">{m.kiosk_phone_code_text()}</p>
      <form method="get" action={href("/h")} className="grid gap-s4">
        <Field
          label={m.kiosk_phone_code_label()}
          labelNote={m.kiosk_phone_code_note()}
          error={isWrong ? m.kiosk_phone_code_wrong() : undefined}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              name="code"
              className="input handoff-code"
              defaultValue={typed}
              maxLength={12}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              required
            />
          )}
        </Field>
        <Button isWide>{m.kiosk_phone_code_show()}</Button>
      </form>
    </>
  );
}
