import { Gauge } from "~/components/ui/gauge";
import { m } from "~/messages/compiled/messages";

const TICKS_PER_STEP = 6;

/** How far the shopper is: a scale of equal steps, filled to the middle of the one that is open. */
export function StepGauge({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <nav className="step-gauge" aria-label={m.checkout_steps()}>
      <Gauge
        intervals={steps.length * TICKS_PER_STEP}
        majorEvery={TICKS_PER_STEP}
        spans={[{ from: 0, to: (current + 0.5) / steps.length }]}
      />
      <ol>
        {steps.map((step, index) => (
          <li
            key={step}
            className={index < current ? "done" : undefined}
            aria-current={index === current ? "step" : undefined}
          >
            {index + 1} {step}
          </li>
        ))}
      </ol>
    </nav>
  );
}
