import { Button } from "~/components/ui/button";
import { Dialog } from "~/components/ui/dialog";
import { Gauge } from "~/components/ui/gauge";
import { m } from "~/messages/compiled/messages";
import { type IdleSettings, useIdle } from "./use-idle";
import { useVisit } from "./visit";

/** Asks whether somebody is still there, offers the next person a fresh start, and ends what is left. */
export function IdleGuard({
  settings,
  isPhoneBusy,
  isEnding,
  onOver,
}: {
  settings: IdleSettings;
  isPhoneBusy: boolean;
  isEnding: boolean;
  onOver: () => void;
}) {
  const { end } = useVisit();
  const { state, touch } = useIdle(settings, isPhoneBusy, onOver);
  if (isEnding) return null;
  const seconds = state.kind === "asking" ? state.secondsLeft : 0;
  return (
    <>
      {state.kind === "active" && state.isGap ? (
        <div className="kiosk-gap" data-no-touch>
          <button type="button" onClick={end}>
            {m.kiosk_new_visitor()}
          </button>
        </div>
      ) : null}
      <Dialog
        isOpen={state.kind === "asking"}
        onClose={touch}
        title={m.kiosk_idle_title()}
        acts={
          <Button type="button" isWide onClick={touch}>
            {m.kiosk_idle_continue()}
          </Button>
        }
      >
        <p role="timer">{m.kiosk_idle_left({ seconds })}</p>
        <Gauge
          intervals={settings.warningSeconds}
          majorEvery={10}
          spans={[{ from: 0, to: state.kind === "asking" ? state.shareLeft : 0 }]}
        />
      </Dialog>
    </>
  );
}
