import { useSearchParams } from "~/platform/remix";

/** As many as the largest page of the shop could need; made once, when the module is loaded. */
const ITEMS = Array.from({ length: 4_000 }, (_, index) => ({
  key: `item-${index}`,
  className: `bare bare-${index % 12}`,
  text: `第 ${index} 项`,
}));

/**
 * What a page of `?elements=` elements costs with Remix alone: no data, no words, no formats, under
 * the same root. Only the bench's own build serves it (app/routes.ts).
 */
export default function BarePage() {
  const [search] = useSearchParams();
  return (
    <main>
      {ITEMS.slice(0, Number(search.get("elements"))).map(({ key, className, text }) => (
        <span key={key} className={className}>
          {text}
        </span>
      ))}
    </main>
  );
}
