import { useEffect, useState } from "react";
import { Button } from "~/components/ui/button";
import { Gauge } from "~/components/ui/gauge";
import { Icon } from "~/components/ui/icon";
import { spacedShortCode } from "~/domain/kiosk/short-code";
import { m } from "~/messages/compiled/messages";
import { useFetcher } from "~/platform/remix";
import type { HandoffStatus } from "~/services/kiosk/watch-handoff.server";
import { askJson } from "./ask-json";
import { QrCode } from "./qr-code";
import { useKnownListCount, useVisit } from "./visit";

/** What the kiosk gets when it puts its list up for a phone. */
export type HandoffAnswer =
  | {
      kind: "made";
      qr: { size: number; path: string };
      shortCode: string;
      /** where the short code is typed, without scheme: shop.example/h */
      typeAt: string;
      lifeSeconds: number;
      /** pieces in the snapshot; the list may change after it */
      unitCount: number;
    }
  /** no phone could reach this machine */
  | { kind: "no_address" }
  | { kind: "refused"; code: "LIST_EMPTY" | "NOT_A_KIOSK_VISIT" | "CART_FULL" | "OFFER_GONE" };

const POLL_MS = 2_000;
const WIPE_SECONDS = 10;

/**
 * The list as a code for the phone. `offerId`: goods that come onto the list first, if they are not on
 * it. Says when the phone took it, and then clears this screen.
 */
export function HandoffCard({ offerId }: { offerId?: string }) {
  const { isReachable } = useVisit();
  const maker = useFetcher<HandoffAnswer>();
  const listCount = useKnownListCount();
  const made = maker.data?.kind === "made" ? maker.data : undefined;
  const isStale = made !== undefined && maker.state === "idle" && made.unitCount !== listCount;
  if (made && !isStale) {
    return <CodeOfList key={made.shortCode} made={made} onAgain={() => make(maker, offerId)} />;
  }
  return (
    <div className="kiosk-code kiosk-code-start">
      <Icon name="qr" size={96} />
      <b>{m.kiosk_handoff_title()}</b>
      <small role={maker.data ? "alert" : undefined}>
        {isStale ? m.kiosk_handoff_stale() : startText(maker.data)}
      </small>
      <Button
        type="button"
        isWide
        isPending={maker.state !== "idle"}
        disabled={!isReachable}
        onClick={() => make(maker, offerId)}
      >
        {m.kiosk_handoff_show()}
      </Button>
    </div>
  );
}

type Maker = ReturnType<typeof useFetcher<HandoffAnswer>>;

function make(maker: Maker, offerId: string | undefined) {
  maker.submit(offerId ? { offerId } : {}, { method: "post", action: "/kiosk/handoff" });
}

function startText(answer: HandoffAnswer | undefined): string {
  if (!answer || answer.kind === "made") return m.kiosk_handoff_text();
  if (answer.kind === "no_address") return m.kiosk_handoff_no_address();
  switch (answer.code) {
    case "OFFER_GONE":
      return m.kiosk_offer_gone();
    case "CART_FULL":
      return m.kiosk_list_full();
    case "LIST_EMPTY":
    case "NOT_A_KIOSK_VISIT":
      return m.kiosk_list_empty();
  }
}

function CodeOfList({
  made,
  onAgain,
}: {
  made: Extract<HandoffAnswer, { kind: "made" }>;
  onAgain: () => void;
}) {
  const status = useStatus();
  const secondsLeft = useSecondsLeft(made.lifeSeconds);
  if (status === "claimed") return <Claimed />;
  if (status === "expired" || secondsLeft <= 0) {
    return (
      <div className="kiosk-code kiosk-code-start" role="status">
        <Icon name="clock" size={96} />
        <b>{m.kiosk_handoff_expired()}</b>
        <small>{m.kiosk_handoff_expired_text()}</small>
        <Button type="button" isWide onClick={onAgain}>
          {m.kiosk_handoff_again()}
        </Button>
      </div>
    );
  }
  return (
    <div className="kiosk-code">
      <QrCode {...made.qr} label={m.kiosk_qr_said()} />
      <small>{m.kiosk_short_code_at({ address: made.typeAt })}</small>
      <p className="kiosk-short-code">{spacedShortCode(made.shortCode)}</p>
      <Gauge
        intervals={Math.round(made.lifeSeconds / 60)}
        majorEvery={5}
        spans={[{ from: 0, to: secondsLeft / made.lifeSeconds }]}
      />
      <small role="timer">
        {m.kiosk_time_left({ minutes: Math.floor(secondsLeft / 60), seconds: secondsLeft % 60 })}
      </small>
    </div>
  );
}

function Claimed() {
  const { end } = useVisit();
  const left = useSecondsLeft(WIPE_SECONDS);
  useEffect(() => {
    if (left <= 0) end();
  }, [left, end]);
  return (
    <div className="kiosk-code kiosk-code-start" role="status">
      <Icon name="check" size={96} className="text-ok" />
      <b>{m.kiosk_claimed()}</b>
      <small>{m.kiosk_claimed_text({ seconds: Math.max(0, left) })}</small>
      <Button type="button" isWide tone="quiet" onClick={end}>
        {m.kiosk_claimed_now()}
      </Button>
    </div>
  );
}

/** Asks every two seconds whether a phone took the list; meanwhile the visit waits longer. */
function useStatus(): HandoffStatus["state"] {
  const { setPhoneBusy } = useVisit();
  const [state, setState] = useState<HandoffStatus["state"]>("open");
  const isSettled = state === "claimed" || state === "expired";
  useEffect(() => {
    if (isSettled) return;
    setPhoneBusy(true);
    let isGone = false;
    const ask = async () => {
      const status = await askJson<HandoffStatus>("/kiosk/handoff");
      if (status && !isGone) setState(status.state);
    };
    const timer = window.setInterval(() => void ask(), POLL_MS);
    return () => {
      isGone = true;
      window.clearInterval(timer);
      setPhoneBusy(false);
    };
  }, [isSettled, setPhoneBusy]);
  return state;
}

function useSecondsLeft(wholeSeconds: number): number {
  const [left, setLeft] = useState(wholeSeconds);
  useEffect(() => {
    const startedAt = performance.now();
    const timer = window.setInterval(() => {
      setLeft(wholeSeconds - Math.floor((performance.now() - startedAt) / 1_000));
    }, 250);
    return () => window.clearInterval(timer);
  }, [wholeSeconds]);
  return left;
}
