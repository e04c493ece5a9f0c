import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PARTNER_COUNTRIES } from "~/domain/catalog/terms";
import { fen } from "~/domain/money";
import { TextField } from "./field";
import { Gauge } from "./gauge";
import { Price } from "./price";
import { QuantityStepper } from "./quantity-stepper";
import { WaterTimeline } from "./water-timeline";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");
const symbolsOf = (file: string) =>
  [...read(file).matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id);

describe("sprites", () => {
  it("has a drawing for every icon name and no other", () => {
    const source = read("./icon.tsx").split("type IconProps")[0] ?? "";
    const names = [...source.matchAll(/^ {2}\| "([a-z-]+)"/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThanOrEqual(40);
    expect(symbolsOf("./icons.svg").sort()).toEqual([...names].sort());
  });

  it("has the flags of all members", () => {
    expect(symbolsOf("./flags.svg").sort()).toEqual(["CN", ...PARTNER_COUNTRIES].sort());
  });

  it.each(["./icons.svg", "./flags.svg"])("%s holds no script, filter or gradient", (file) => {
    expect(read(file)).not.toMatch(/<script|<filter|Gradient|\son[a-z]+=/);
  });
});

describe("Price", () => {
  it("reads as one amount", () => {
    const text = renderToStaticMarkup(<Price fen={fen(12_800)} />).replace(/<[^>]+>/g, "");
    expect(text).toBe("¥128.00");
  });
});

describe("TextField", () => {
  it("ties label and error to its input", () => {
    const html = renderToStaticMarkup(
      <TextField label="姓名" name="name" id="buyer" error="请填写姓名" />,
    );
    expect(html).toContain('<label class="field-label" for="buyer">');
    expect(html).toContain('aria-describedby="buyer-told"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('id="buyer-told"');
  });
});

describe("Gauge", () => {
  const gauge = (now: number) =>
    renderToStaticMarkup(
      <Gauge
        intervals={24}
        majorEvery={6}
        now={now}
        cuts={[2 / 3]}
        spans={[{ from: now, to: 1 }]}
        label="余 572 天"
      />,
    );

  it("draws one tick an interval, long ones at the wanted places", () => {
    const html = gauge(0.216);
    expect(html.match(/M\d+ 0v2/g)).toHaveLength(5);
    expect(html.match(/M\d+ 1v1/g)).toHaveLength(20);
    expect(html).toContain('x="21.6%"');
    expect(html).toContain('width="78.4%"');
  });

  it("keeps inside the scale whatever it is told", () => {
    expect(gauge(1.4)).toContain('x="100%"');
  });
});

describe("QuantityStepper", () => {
  it("submits the new number from plain buttons", () => {
    const html = renderToStaticMarkup(<QuantityStepper quantity={3} max={3} goods="奶粉" />);
    expect(html).toMatch(/name="quantity" value="2" aria-label/);
    expect(html).toMatch(/name="quantity" value="4" disabled=""/);
  });
});

describe("WaterTimeline", () => {
  const stages = ["paid", "declared", "released"].map((key) => ({ key, title: key }));
  const order = (reached: number) =>
    [
      ...renderToStaticMarkup(
        <WaterTimeline stages={stages} reached={reached} label="进度" />,
      ).matchAll(/data-step="(\d)"/g),
    ].map(([, step]) => step);

  it("stands upright: the newest above", () => {
    expect(order(2)).toEqual(["3", "2", "1"]);
  });

  it("draws the waterline only between what is done and what is not", () => {
    const line = (reached: number) =>
      renderToStaticMarkup(
        <WaterTimeline stages={stages} reached={reached} label="进度" />,
      ).includes("water-line");
    expect([line(0), line(1), line(3)]).toEqual([false, true, false]);
  });
});
