import { expect, it } from "vitest";
import { routesOfFace } from "./routes-of-face";

const ids = [
  ...["root", "routes/_shop", "routes/_shop.(en).cart", "routes/(en).sandbox.pay.$ref"],
  ...["routes/api.health", "routes/kiosk", "routes/kiosk.(en).scan", "routes/ops"],
  ...["routes/ops.(en).stock", "routes/ops_.(en).login", "bench/bare-page"],
];
const byId = Object.fromEntries(ids.map((id) => [id, { id }]));
const build = { routes: byId, assets: { version: "1", routes: byId }, publicPath: "/" };

it("parts all routes among the faces, each with the root, and keeps the rest of the build", () => {
  const faces = (["kiosk", "console", "shop"] as const).map((face) => routesOfFace(build, face));
  const parts = faces.map(({ routes }) => Object.keys(routes));
  expect(parts).toEqual([
    ["root", "routes/kiosk", "routes/kiosk.(en).scan"],
    ["root", "routes/ops", "routes/ops.(en).stock", "routes/ops_.(en).login"],
    [
      ...["root", "routes/_shop", "routes/_shop.(en).cart", "routes/(en).sandbox.pay.$ref"],
      ...["routes/api.health", "bench/bare-page"],
    ],
  ]);
  expect(faces.map(({ assets }) => Object.keys(assets.routes))).toEqual(parts);
  expect(faces[2]).toMatchObject({ publicPath: "/", assets: { version: "1" } });
});
