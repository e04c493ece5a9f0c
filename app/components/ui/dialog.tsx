import { type ReactNode, useEffect, useId, useRef } from "react";

/**
 * A native modal dialog: focus stays inside, Escape and the veil close it. It needs JavaScript, so
 * what it asks must also be reachable without it.
 */
export function Dialog({
  isOpen,
  onClose,
  title,
  acts,
  children,
}: {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (isOpen && dialog && !dialog.open) dialog.showModal();
    if (!isOpen && dialog?.open) dialog.close();
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <h2 id={id} className="text-t4 leading-tight">
        {title}
      </h2>
      <div className="pt-2">{children}</div>
      {acts ? <div className="dialog-acts">{acts}</div> : null}
    </dialog>
  );
}
