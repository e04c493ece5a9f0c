import type { ReactNode } from "react";

/** One fact of a product beside its name. */
export function FactsRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="facts-row">
      <h2>{label}</h2>
      <div>{children}</div>
    </div>
  );
}
