import type { ReactNode } from "react";
import type { CustomsRegime } from "~/domain/catalog/terms";
import { assertNever } from "~/domain/invariant";
import { m } from "~/messages/compiled/messages";

export type BadgeTone = "bond" | "duty" | "fresh" | "ok" | "warn" | "danger" | "plain";

/** A word on a tint. */
export function Badge({ tone = "plain", children }: { tone?: BadgeTone; children: ReactNode }) {
  return <b className={`badge badge-${tone}`}>{children}</b>;
}

/** 保税直发 or 完税现货; "full" names the warehouse: 保税仓直发. "short" is for tables: 保税. */
export function RegimeBadge({
  regime,
  form = "card",
}: {
  regime: CustomsRegime;
  form?: "card" | "full" | "short";
}) {
  return <Badge tone={regime === "0110" ? "duty" : "bond"}>{regimeName(regime, form)}</Badge>;
}

export function regimeName(regime: CustomsRegime, form: "card" | "full" | "short"): string {
  switch (regime) {
    case "1210":
      return form === "full"
        ? m.common_regime_bonded_full()
        : form === "card"
          ? m.common_regime_bonded()
          : m.common_regime_bonded_short();
    case "9610":
      return m.common_regime_direct();
    case "0110":
      return form === "short" ? m.common_regime_duty_short() : m.common_regime_duty();
    default:
      return assertNever(regime);
  }
}
