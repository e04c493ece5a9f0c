import { Attract } from "~/components/kiosk/attract";
import type { KioskFrameView } from "~/components/kiosk/frame";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { useLoaderData, useRouteLoaderData } from "~/platform/remix";
import type { HeadersFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { getKioskHome } from "~/services/kiosk/get-kiosk-home.server";
import type { KioskHandle } from "./kiosk";

export const handle: KioskHandle = { frame: "attract" };
export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

export async function loader(args: LoaderFunctionArgs) {
  const { bondedArts, dutyPaidArts } = await getKioskHome(publicContext(args, "kiosk"));
  return { arts: [...bondedArts, ...dutyPaidArts] };
}

/** Before a visit: language first. */
export default function KioskStart() {
  const { arts } = useLoaderData<typeof loader>();
  const frame = useRouteLoaderData<KioskFrameView>("routes/kiosk");
  return <Attract arts={arts} isDemo={frame?.isDemo ?? false} />;
}
