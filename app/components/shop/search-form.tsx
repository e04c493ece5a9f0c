import { Icon } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import { Form } from "~/platform/remix";

/** The search field of every shop page: a plain GET form. */
export function SearchForm({ text = "", id }: { text?: string; id: string }) {
  return (
    <Form action={href("/search")} role="search" className="search-form">
      <Icon name="search" />
      <label htmlFor={id} className="visually-hidden">
        {m.shop_search_label()}
      </label>
      <input
        key={text}
        id={id}
        type="search"
        name="q"
        defaultValue={text}
        placeholder={m.shop_search_hint()}
        maxLength={80}
        enterKeyHint="search"
        autoComplete="off"
      />
      <button type="submit">
        <span>{m.shop_search()}</span>
        <Icon name="arrow-right" />
      </button>
    </Form>
  );
}
