import { type FormEvent, useEffect, useState } from "react";
import { Icon } from "~/components/ui/icon";
import { m } from "~/messages/compiled/messages";
import { href } from "~/platform/href";
import type { ProductCard } from "~/services/catalog/product-card";
import { askJson } from "./ask-json";
import { KioskCard } from "./card";
import { Keyboard } from "./keyboard";
import { useVisit, Way } from "./visit";

const LONGEST = 40;

export type SuggestAnswer = {
  suggestions: { text: string; address: string }[];
  /** the first goods for what is typed */
  cards: ProductCard[];
};

/** Goods above; what is typed, what it may mean and the keyboard in the lower half. */
export function SearchDesk({ popular }: { popular: ProductCard[] }) {
  const { go } = useVisit();
  const [typed, setTyped] = useState("");
  const answer = useAnswer(typed);
  const cards = answer?.cards ?? popular;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === "") return;
    go(href(`/kiosk/goods?${new URLSearchParams({ q: typed.trim() })}`));
  };
  return (
    <form className="kiosk-desk" method="get" action={href("/kiosk/goods")} onSubmit={submit}>
      <header>
        <h1>{typed.trim() === "" ? m.kiosk_popular_goods() : m.shop_search_for({ typed })}</h1>
        <p>{m.kiosk_search_text()}</p>
      </header>
      <div className="kiosk-cards">
        {cards.map((card) => (
          <KioskCard key={card.productId} card={card} load="soon" />
        ))}
      </div>
      <nav className="kiosk-suggestions" aria-live="polite" aria-label={m.kiosk_suggestions()}>
        {answer?.suggestions.map(({ text, address }) => (
          <Way key={address} to={address}>
            {text}
          </Way>
        ))}
        {answer && answer.suggestions.length + cards.length === 0 ? (
          <p>{m.kiosk_nothing_hint()}</p>
        ) : null}
      </nav>
      <div className="kiosk-desk-line">
        <Icon name="search" size={40} />
        <input
          name="q"
          type="text"
          value={typed}
          onChange={(event) => setTyped(event.target.value.slice(0, LONGEST))}
          inputMode="none"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={LONGEST}
          aria-label={m.kiosk_search()}
          placeholder={m.kiosk_search_hint()}
        />
        <button type="submit">{m.kiosk_search()}</button>
      </div>
      <Keyboard
        onKey={(key) => setTyped((before) => (before + key).slice(0, LONGEST))}
        onErase={() => setTyped((before) => before.slice(0, -1))}
        onClear={() => setTyped("")}
      />
    </form>
  );
}

const PAUSE_MS = 120;

/** What the letters so far may mean; undefined while nothing is typed. The answer before stays until then. */
function useAnswer(typed: string): SuggestAnswer | undefined {
  const [answer, setAnswer] = useState<SuggestAnswer>();
  const wanted = typed.trim();
  useEffect(() => {
    if (wanted === "") return setAnswer(undefined);
    let isLate = false;
    const ask = async () => {
      const params = new URLSearchParams({ q: wanted });
      const found = await askJson<SuggestAnswer>(href(`/kiosk/suggest?${params}`));
      if (found && !isLate) setAnswer(found);
    };
    const timer = window.setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      isLate = true;
      window.clearTimeout(timer);
    };
  }, [wanted]);
  return answer;
}
