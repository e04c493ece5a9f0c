import { forwardRef } from "react";
import { Icon } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Form } from "~/platform/remix";

type Props = {
  /** the page's own use of a code; false: the server finds what it names */
  take: (code: string) => boolean;
};

/** One box for every code and word: a scan or Enter asks the server what it is. Works as a plain form. */
export const ScanBox = forwardRef<HTMLInputElement, Props>(function ScanBox({ take }, ref) {
  return (
    <Form
      method="get"
      action={href("/ops/find")}
      role="search"
      className="ops-scan"
      onSubmit={(event) => {
        const input = event.currentTarget.elements.namedItem("q");
        if (!(input instanceof HTMLInputElement)) return;
        const code = input.value.trim();
        if (code === "" || take(code)) event.preventDefault();
        // Empty for the next scan, once the form was read.
        queueMicrotask(() => {
          input.value = "";
        });
      }}
    >
      <Icon name="scan" size={16} />
      <input
        ref={ref}
        name="q"
        type="text"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={100}
        aria-label={m.ops_scan_label()}
        placeholder={m.ops_scan_hint()}
        data-scan-here
      />
      <span aria-hidden="true">
        <kbd>/</kbd>
        <kbd>⌘K</kbd>
      </span>
    </Form>
  );
});
