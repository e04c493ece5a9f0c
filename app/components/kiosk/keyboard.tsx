import { Icon } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";

const ROWS = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/**
 * Letters and digits on the screen. Chinese needs no more: the server reads pinyin and initials, and
 * its suggestions are the candidates.
 */
export function Keyboard({
  onKey,
  onErase,
  onClear,
}: {
  onKey: (key: string) => void;
  onErase: () => void;
  onClear: () => void;
}) {
  return (
    <fieldset className="kiosk-keyboard" aria-label={m.kiosk_keyboard()}>
      {ROWS.map((row, index) => (
        <div key={row}>
          {[...row].map((key) => (
            <button key={key} type="button" onClick={() => onKey(key)}>
              {key}
            </button>
          ))}
          {index === ROWS.length - 1 ? (
            <button type="button" className="wide" onClick={onErase} aria-label={m.kiosk_erase()}>
              <Icon name="backspace" size={36} />
            </button>
          ) : null}
        </div>
      ))}
      <div>
        <button type="button" className="wide" onClick={onClear}>
          {m.kiosk_clear()}
        </button>
        <button type="button" className="space" onClick={() => onKey(" ")}>
          {m.kiosk_space()}
        </button>
      </div>
    </fieldset>
  );
}

/** Digits only, for the number under a bar code. */
export function NumberPad({
  onKey,
  onErase,
}: {
  onKey: (key: string) => void;
  onErase: () => void;
}) {
  return (
    <fieldset className="kiosk-pad" aria-label={m.kiosk_keyboard()}>
      {[..."123456789"].map((key) => (
        <button key={key} type="button" onClick={() => onKey(key)}>
          {key}
        </button>
      ))}
      <span />
      <button type="button" onClick={() => onKey("0")}>
        0
      </button>
      <button type="button" onClick={onErase} aria-label={m.kiosk_erase()}>
        <Icon name="backspace" size={36} />
      </button>
    </fieldset>
  );
}
