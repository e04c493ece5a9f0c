import { type FormEvent, useState } from "react";
import { Icon } from "~/components/ui/icon";
import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import type { ScanRefusal } from "~/services/kiosk/resolve-scan.server";
import { NumberPad } from "./keyboard";
import { useVisit } from "./visit";

const LONGEST = 14;

/** How to hold a pack before the reader, what was wrong with the last code, and its number by hand. */
export function ScanDesk({ code, fault }: { code: string; fault: ScanRefusal["code"] | null }) {
  return (
    <div className="kiosk-scan">
      <header>
        <h1>{m.kiosk_scan()}</h1>
        <p>{m.kiosk_scan_text()}</p>
      </header>
      <PackDrawing />
      <div className="kiosk-scan-told">
        {fault ? (
          <Notice tone="warn" title={faultTitle(fault)} isLive>
            {faultText(fault, code)}
          </Notice>
        ) : null}
      </div>
      {/* A new fault empties the field. */}
      <ByHand key={`${fault} ${code}`} />
    </div>
  );
}

function ByHand() {
  const { go } = useVisit();
  const [typed, setTyped] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== "") go(href(`/kiosk/scan?${new URLSearchParams({ code: typed })}`));
  };
  return (
    <form className="kiosk-by-hand" method="get" action={href("/kiosk/scan")} onSubmit={submit}>
      <h2>{m.kiosk_by_hand()}</h2>
      <div className="kiosk-desk-line">
        <Icon name="keyboard" size={40} />
        <input
          name="code"
          type="text"
          value={typed}
          onChange={(event) => setTyped(event.target.value.replace(/\D/g, "").slice(0, LONGEST))}
          inputMode="none"
          autoComplete="off"
          aria-label={m.kiosk_by_hand()}
          placeholder={m.kiosk_by_hand_hint()}
        />
        <button type="submit">{m.kiosk_look_up()}</button>
      </div>
      <NumberPad
        onKey={(key) => setTyped((before) => (before + key).slice(0, LONGEST))}
        onErase={() => setTyped((before) => before.slice(0, -1))}
      />
    </form>
  );
}

function faultTitle(fault: ScanRefusal["code"]): string {
  switch (fault) {
    case "NOT_OURS":
      return m.kiosk_scan_not_ours();
    case "MISREAD":
      return m.kiosk_scan_misread();
    case "FOREIGN_LINK":
      return m.kiosk_scan_foreign();
    case "UNREADABLE":
      return m.kiosk_scan_unreadable();
  }
}

function faultText(fault: ScanRefusal["code"], code: string): string {
  switch (fault) {
    case "NOT_OURS":
      return m.kiosk_scan_not_ours_text({ code });
    case "MISREAD":
      return m.kiosk_scan_misread_text();
    case "FOREIGN_LINK":
      return m.kiosk_scan_foreign_text();
    case "UNREADABLE":
      return m.kiosk_scan_unreadable_text();
  }
}

/** A pack whose bar code meets the reader's line. */
function PackDrawing() {
  const bars = [0, 6, 10, 18, 24, 28, 36, 40, 48, 54, 62, 66, 74, 80, 84, 92, 98, 104, 110];
  return (
    <svg className="kiosk-pack" viewBox="0 0 640 300" aria-hidden="true">
      <path className="pack-ground" d="M20 262C140 246 240 276 340 260S520 250 620 264V300H20z" />
      <path className="pack-side" d="M400 74l46-22v196l-46 20z" />
      <path className="pack-face" d="M214 74h186v194H214z" />
      <path className="pack-top" d="M214 74l46-22h186l-46 22z" />
      <path className="pack-label" d="M242 108h130v116H242z" />
      {bars.map((x, index) => (
        <path
          key={x}
          className="pack-bar"
          d={`M${252 + x} 124v68`}
          strokeWidth={index % 3 === 0 ? 4 : 2}
        />
      ))}
      <path className="pack-number" d="M252 208h110" />
      <path className="pack-beam" d="M90 158h430" />
      <path className="pack-reader" d="M40 128h44v60H40zM84 146l22 12l-22 12" />
    </svg>
  );
}
