import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { FishMark } from "~/components/ui/fish-mark";
import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { useNavigation } from "~/platform/remix";
import { KioskBar } from "./bar";
import { DisplayDialog } from "./display-dialog";
import { endVisit } from "./end-visit";
import { Banks } from "./home";
import { IdleGuard } from "./idle-guard";
import { useDisplay } from "./use-display";
import type { IdleSettings } from "./use-idle";
import { useReachable } from "./use-reachable";
import { useScanner } from "./use-scanner";
import { useWays, VisitProvider } from "./visit";

export type KioskFrameView = IdleSettings & { isDemo: boolean };

/** The kiosk's frame: who we are above, the same acts below, and the visit's limits around all of it. */
export function KioskFrame({ view, children }: { view: KioskFrameView; children: ReactNode }) {
  const { go, back } = useWays();
  const [isEnding, setEnding] = useState<"no" | "ending" | "unreachable">("no");
  const [isPhoneBusy, setPhoneBusy] = useState(false);
  const [isDisplayOpen, setDisplayOpen] = useState(false);
  const [display, changeDisplay] = useDisplay();
  const { isReachable, asOf } = useReachable();
  const isLoading = useNavigation().state !== "idle";

  const end = useCallback(() => {
    setEnding("ending");
    void endVisit(() => setEnding("unreachable"));
  }, []);
  useScanner((code) => {
    if (isReachable) go(href(`/kiosk/scan?${new URLSearchParams({ code })}`));
  });
  useFreshPage();
  useNoMenus();
  const visit = useMemo(
    () => ({ go, back, end, setPhoneBusy, isReachable }),
    [go, back, end, isReachable],
  );
  return (
    <VisitProvider value={visit}>
      <div className="kiosk" data-alive={useIsAlive() || undefined}>
        <div className="kiosk-above" aria-hidden="true">
          <Banks />
        </div>
        <Header isDemo={view.isDemo} />
        <div className="kiosk-told">
          {isReachable ? null : (
            <Notice tone="warn" icon="refresh" isLive>
              {m.kiosk_offline({ time: asOf })}
            </Notice>
          )}
        </div>
        <main id="main" aria-busy={isLoading || undefined}>
          {children}
        </main>
        <KioskBar
          isLow={display.isLow}
          onLow={() => changeDisplay({ isLow: !display.isLow })}
          onDisplay={() => setDisplayOpen(true)}
        />
        <DisplayDialog
          isOpen={isDisplayOpen}
          onClose={() => setDisplayOpen(false)}
          display={display}
          onChange={changeDisplay}
        />
        <IdleGuard
          settings={view}
          isPhoneBusy={isPhoneBusy}
          isEnding={isEnding !== "no"}
          onOver={end}
        />
        {isEnding === "no" ? null : <Cover isUnreachable={isEnding === "unreachable"} />}
      </div>
    </VisitProvider>
  );
}

function Header({ isDemo }: { isDemo: boolean }) {
  return (
    <header className="kiosk-head">
      <FishMark size={64} />
      <div>
        <b>{m.common_site_name()}</b>
        <small lang={m.kiosk_other_lang()}>{m.common_site_name_other()}</small>
      </div>
      <div className="kiosk-head-end">
        <b>{m.kiosk_screen()}</b>
        {isDemo ? <small>{m.kiosk_demo_star()}</small> : null}
      </div>
    </header>
  );
}

/** Nothing of the visit can be read while it ends, not even when the server does not answer. */
function Cover({ isUnreachable }: { isUnreachable: boolean }) {
  return (
    <div className="kiosk-cover" role="alert">
      <FishMark size={120} />
      <p>{isUnreachable ? m.kiosk_ending_unreachable() : m.kiosk_ending()}</p>
    </div>
  );
}

/** Holds a finger that rests on the screen to the page: no menu, nothing dragged out. */
function useNoMenus() {
  useEffect(() => {
    const prevent = (event: Event) => event.preventDefault();
    const kinds = ["contextmenu", "dragstart"] as const;
    for (const kind of kinds) document.addEventListener(kind, prevent);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, prevent);
    };
  }, []);
}

/** A page the browser kept in memory and shows again on Back is loaded anew. */
function useFreshPage() {
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload();
    };
    window.addEventListener("pageshow", onShow);
    return () => window.removeEventListener("pageshow", onShow);
  }, []);
}

/** True once the page runs: what needs it stays hidden until then. */
function useIsAlive(): boolean {
  const [isAlive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return isAlive;
}

/** Before a visit: only the scanner is heard. */
export function AttractFrame({ children }: { children: ReactNode }) {
  const { go } = useWays();
  useScanner((code) => go(href(`/kiosk/scan?${new URLSearchParams({ code })}`)));
  useFreshPage();
  useNoMenus();
  return <main id="main">{children}</main>;
}
