import { Button } from "~/components/ui/button";
import { Dialog } from "~/components/ui/dialog";
import { m } from "~/messages/compiled/messages";
import { type Display, TEXT_SIZES } from "./use-display";

/** Text size and contrast of this visit. */
export function DisplayDialog({
  isOpen,
  onClose,
  display,
  onChange,
}: {
  isOpen: boolean;
  onClose: () => void;
  display: Display;
  onChange: (change: Partial<Display>) => void;
}) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={m.kiosk_display()}
      acts={
        <Button type="button" isWide onClick={onClose}>
          {m.kiosk_done()}
        </Button>
      }
    >
      <h3>{m.kiosk_text_size()}</h3>
      <div className="kiosk-choices">
        {TEXT_SIZES.map((size) => (
          <button
            key={size}
            type="button"
            aria-pressed={display.text === size}
            onClick={() => onChange({ text: size })}
          >
            {`${size}%`}
          </button>
        ))}
      </div>
      <h3>{m.kiosk_contrast()}</h3>
      <div className="kiosk-choices">
        <button
          type="button"
          aria-pressed={!display.isNight}
          onClick={() => onChange({ isNight: false })}
        >
          {m.kiosk_contrast_day()}
        </button>
        <button
          type="button"
          aria-pressed={display.isNight}
          onClick={() => onChange({ isNight: true })}
        >
          {m.kiosk_contrast_night()}
        </button>
      </div>
    </Dialog>
  );
}
