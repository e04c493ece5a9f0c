import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/choice";
import { Dialog } from "~/components/ui/dialog";
import { m } from "~/messages/compiled/messages";
import type { ConsoleKeys } from "./keys";

/** All shortcuts, and the switch that turns the single keys off. */
export function KeyHelp({
  isOpen,
  onClose,
  keys,
}: {
  isOpen: boolean;
  onClose: () => void;
  keys: ConsoleKeys;
}) {
  const rows: [keys: string[], meaning: string][] = [
    [["/"], m.ops_key_scan()],
    [["g", "n"], m.ops_nav_needs_hand()],
    [["g", "o"], m.ops_nav_orders()],
    [["g", "s"], m.ops_nav_stock()],
    [["g", "i"], m.ops_nav_goods_in()],
    [["g", "w"], m.ops_nav_warehouses()],
    [["g", "r"], m.rules_nav_rules()],
    [["j"], m.ops_key_next()],
    [["k"], m.ops_key_previous()],
    [["Enter"], m.ops_key_open()],
    [["Esc"], m.ops_key_back()],
    [["?"], m.ops_key_help()],
  ];
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={m.ops_keys_title()}
      acts={
        <Button type="button" tone="quiet" onClick={onClose}>
          {m.ops_close()}
        </Button>
      }
    >
      <dl className="ops-key-list">
        {rows.flatMap(([pressed, meaning]) => [
          <dt key={`${meaning}-keys`} className="flex gap-1">
            {pressed.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>,
          <dd key={meaning}>{meaning}</dd>,
        ])}
      </dl>
      <Checkbox
        className="mt-3"
        checked={keys.areSingleKeysOff}
        onChange={(event) => keys.setSingleKeysOff(event.target.checked)}
        note={m.ops_keys_off_note()}
      >
        {m.ops_keys_off()}
      </Checkbox>
    </Dialog>
  );
}
