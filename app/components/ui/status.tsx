import type { ReactNode } from "react";

/** The shape carries the meaning, the colour repeats it. */
export type StatusShape = "done" | "under-way" | "waiting" | "attention" | "failed" | "none";

export function Status({ shape, children }: { shape: StatusShape; children: ReactNode }) {
  return (
    <span className={`status status-${shape}`}>
      <svg width="10" height="10" viewBox="0 0 10 10" fill="none" aria-hidden="true">
        <StatusDrawing shape={shape} />
      </svg>
      {children}
    </span>
  );
}

function StatusDrawing({ shape }: { shape: StatusShape }) {
  switch (shape) {
    case "done":
      return <circle cx="5" cy="5" r="4.5" fill="currentColor" />;
    case "under-way":
      return (
        <>
          <circle cx="5" cy="5" r="4" stroke="currentColor" strokeWidth="1.5" />
          <path d="M5 1a4 4 0 0 1 0 8z" fill="currentColor" />
        </>
      );
    case "waiting":
      return <circle cx="5" cy="5" r="4" stroke="currentColor" strokeWidth="1.5" />;
    case "attention":
      return <path d="M5 .5l5 9H0z" fill="currentColor" />;
    case "failed":
      return <path d="M1 1h8v8H1z" fill="currentColor" />;
    case "none":
      return <path d="M1 5h8" stroke="currentColor" strokeWidth="1.5" />;
  }
}
