import { ProductArt } from "~/components/product/product-art";
import { FishMark } from "~/components/ui/fish-mark";
import { m } from "~/messages/compiled/messages";
import type { ArtAddress } from "~/services/catalog/product-card";

/** Contour lines of one river on its way to the other. */
function stream(side: 1 | -1): string {
  let path = "";
  for (let line = 0; line < 10; line++) {
    const far = 540 + side * (120 + line * 66);
    const near = 540 + side * (8 + line * 30);
    const bend = side * (54 + (line % 3) * 18);
    path += `M${far} -20C${far - bend} 240 ${far + bend} 420 ${(far + near) / 2} 620S${near + bend / 2} 900 ${near} 1090`;
  }
  return path;
}
const WUJIANG = stream(-1);
const YANGTZE = stream(1);
const SEAM = "M540 590C514 660 570 730 538 830S552 1010 540 1090";

/** As many fish as the ridge has. */
const FISH = Array.from({ length: 18 }, (_, index) => 40 + index * (1_000 / 17));
const FISH_SHAPE = "M-13 .2C-9 -6 1 -7.4 6.6 -2L12.4 -6 10.8 0l1.6 6L6.6 2C1 7.4 -9 6.2 -13 .2z";

/**
 * What a kiosk shows to nobody: two rivers joining over a scale of fish. A touch begins a visit in the
 * language it chooses; whatever an earlier visit left ends with it.
 */
export function Attract({ arts, isDemo }: { arts: readonly ArtAddress[]; isDemo: boolean }) {
  return (
    <form method="post" action="/kiosk/visit" className="attract">
      <svg className="attract-rivers" viewBox="0 0 1080 1120" aria-hidden="true">
        <path className="attract-wu" d={WUJIANG} />
        <path className="attract-jiang" d={YANGTZE} />
        <path className="attract-seam" d={SEAM} />
      </svg>
      <div className="attract-goods" aria-hidden="true">
        {arts.map((art, index) => (
          <span key={art.sku} style={{ animationDelay: `${(-25 / arts.length) * index}s` }}>
            <ProductArt art={art} crop="icon" size={220} load="soon" className="" />
          </span>
        ))}
      </div>
      <FishScale />
      <header className="attract-words">
        <FishMark size={104} />
        <h1>
          <span lang="zh-CN">{m.common_site_name({}, { locale: "zh-CN" })}</span>
          <small lang="en">{m.common_site_name({}, { locale: "en" })}</small>
        </h1>
        <p>
          <span lang="zh-CN">{m.kiosk_claim({}, { locale: "zh-CN" })}</span>
          <span lang="en">{m.kiosk_claim({}, { locale: "en" })}</span>
        </p>
      </header>
      <button
        type="submit"
        name="start"
        value="zh-CN"
        className="attract-anywhere"
        tabIndex={-1}
        aria-hidden="true"
      />
      <div className="attract-start">
        <p>
          <span lang="zh-CN">{m.kiosk_touch({}, { locale: "zh-CN" })}</span>
          <span lang="en">{m.kiosk_touch({}, { locale: "en" })}</span>
        </p>
        <button type="submit" name="start" value="zh-CN" lang="zh-CN">
          {m.kiosk_start_zh()}
        </button>
        <button type="submit" name="start" value="en" lang="en">
          {m.kiosk_start_en()}
        </button>
        <p>
          <span lang="zh-CN">{m.kiosk_or_scan({}, { locale: "zh-CN" })}</span>
          <span lang="en">{m.kiosk_or_scan({}, { locale: "en" })}</span>
        </p>
        <small>
          <span lang="zh-CN">{m.kiosk_no_identity({}, { locale: "zh-CN" })}</span>
          <span lang="en">{m.kiosk_no_identity({}, { locale: "en" })}</span>
          {isDemo ? <span>{m.kiosk_demo()}</span> : null}
        </small>
      </div>
    </form>
  );
}

/** The low-water mark of the ridge: a long tick at each fish, five short ones between. */
function FishScale() {
  let minor = "";
  let major = "";
  for (const [index, x] of FISH.entries()) {
    major += `M${x} 44v26`;
    for (let part = 1; part < 5 && index < FISH.length - 1; part++) {
      minor += `M${x + (part * 1_000) / 17 / 5} 58v12`;
    }
  }
  return (
    <svg className="attract-scale" viewBox="0 0 1080 84" aria-hidden="true">
      <path className="attract-minor" d={minor} />
      <path className="attract-major" d={major} />
      <path className="attract-base" d="M40 70h1000" />
      {FISH.map((x) => (
        <path key={x} className="attract-fish" d={FISH_SHAPE} transform={`translate(${x} 22)`} />
      ))}
    </svg>
  );
}
