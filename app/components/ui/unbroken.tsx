const HYPHENATED = /([\w*]+(?:-[\w*]+)+)/;

/** Words in which dates and numbers stay whole: a line never ends at a hyphen inside 2026-01-01. */
export function Unbroken({ children }: { children: string }) {
  return children.split(HYPHENATED).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
