import { describe, expect, it } from "vitest";
import { createMetrics, faceOf } from "./metrics.server";

describe("metrics", () => {
  it.each([
    ["/", "shop"],
    ["/en/cart", "shop"],
    ["/kioskish", "shop"],
    ["/kiosk", "kiosk"],
    ["/kiosk.data", "kiosk"],
    ["/ops/orders", "console"],
    ["/api/health", "api"],
    ["/art/x.svg", "art"],
  ])("%s is the face %s", (path, face) => {
    expect(faceOf(path)).toBe(face);
  });

  it("counts what it was told, each process for itself", async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.searchAnswers.inc({ engine: "postgres" });
    expect(await one.text()).toContain('fuling_search_answers_total{engine="postgres"} 1');
    expect(await other.text()).not.toContain('engine="postgres"');
  });
});
