/** Which of a build's routes a request is matched against; what is neither kiosk nor console is the shop's. */
export type RouteFace = "kiosk" | "console" | "shop";

/** Route files of a face begin with its name (app/routes.ts). */
function faceOfRoute(id: string): RouteFace {
  if (id.startsWith("routes/kiosk")) return "kiosk";
  return id.startsWith("routes/ops") ? "console" : "shop";
}

type Build = { routes: object; assets: { routes: object } };

/**
 * A build with the routes of one face and the root. Remix makes and tries the pattern of every route
 * on each request, half of what a product's data costs: so it is asked for the face's own alone.
 */
export function routesOfFace<Whole extends Build>(build: Whole, face: RouteFace): Whole {
  const own = <Routes extends object>(routes: Routes) =>
    Object.fromEntries(
      Object.entries(routes).filter(([id]) => id === "root" || faceOfRoute(id) === face),
    ) as Routes;
  const { routes, assets } = build;
  return { ...build, routes: own(routes), assets: { ...assets, routes: own(assets.routes) } };
}
