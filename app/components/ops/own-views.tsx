import { type FormEvent, useEffect, useState } from "react";
import { Button } from "~/components/ui/button";
import { Dialog } from "~/components/ui/dialog";
import { TextField } from "~/components/ui/field";
import { Icon } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";

/** A filter under a name of one's own: its query as the list's address carries it. */
export type OwnView = { name: string; query: string };

const KEY = "ops-own-order-views";
const MOST = 8;
const LONGEST_NAME = 12;

/** What this browser keeps; anything else that stands there is passed over. */
function readViews(): OwnView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isOwnView).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function isOwnView(value: unknown): value is OwnView {
  const { name, query } = (value ?? {}) as Partial<Record<keyof OwnView, unknown>>;
  const isNamed = typeof name === "string" && name !== "" && name.length <= LONGEST_NAME;
  return isNamed && typeof query === "string" && /^\?[\w=&%.+*-]*$/.test(query);
}

/** The operator's own views of the order list, kept in this browser; empty until it was asked. */
export function useOwnViews() {
  const [views, setViews] = useState<OwnView[]>([]);
  useEffect(() => setViews(readViews()), []);
  const keep = (next: OwnView[]) => {
    localStorage.setItem(KEY, JSON.stringify(next));
    setViews(next);
  };
  const without = (name: string) => views.filter((view) => view.name !== name);
  return {
    views,
    /** a view of the same name is replaced; the oldest goes when there are too many */
    save: (view: OwnView) => keep([...without(view.name), view].slice(-MOST)),
    remove: (name: string) => keep(without(name)),
  };
}

/** Saves the filter shown under a name, or takes the saved one that is shown away. */
export function OwnViewAct({
  query,
  shown,
  own,
}: {
  /** of the list as it is filtered now */
  query: string;
  /** the own view that is shown */
  shown: OwnView | undefined;
  own: ReturnType<typeof useOwnViews>;
}) {
  const [isNaming, setNaming] = useState(false);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (name === "") return;
    own.save({ name, query });
    setNaming(false);
  };
  if (shown) {
    return (
      <button type="button" className="ops-views-act" onClick={() => own.remove(shown.name)}>
        <Icon name="close" size={14} />
        {m.ops_view_remove()}
      </button>
    );
  }
  return (
    <>
      <button type="button" className="ops-views-act" onClick={() => setNaming(true)}>
        <Icon name="plus" size={14} />
        {m.ops_view_save()}
      </button>
      <Dialog isOpen={isNaming} onClose={() => setNaming(false)} title={m.ops_view_save()}>
        <form onSubmit={save} className="grid gap-3">
          <TextField
            label={m.ops_view_name()}
            hint={m.ops_view_name_hint()}
            name="name"
            autoComplete="off"
            maxLength={LONGEST_NAME}
            required
          />
          <div className="dialog-acts">
            <Button type="button" tone="quiet" onClick={() => setNaming(false)}>
              {m.ops_close()}
            </Button>
            <Button>{m.ops_view_keep()}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
