import { flatRoutes } from "@remix-run/fs-routes";
import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** `npm run bench` measures a build with one page more, which no other build has. */
const onlyInBench: RouteConfigEntry[] =
  import.meta.env.MODE === "bench"
    ? [route("bench/bare", "../tests/bench/bare-page.tsx", { id: "bench/bare-page" })]
    : [];

/** The URL map is the folder `routes`: prefix = face (_shop, kiosk, ops, api). */
export default [...(await flatRoutes()), ...onlyInBench];
