import { OriginTiles } from "~/components/kiosk/home";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { getKioskHome } from "~/services/kiosk/get-kiosk-home.server";

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;
export const loader = (args: LoaderFunctionArgs) => getKioskHome(publicContext(args, "kiosk"));

export default function KioskOrigins() {
  return <OriginTiles home={useLoaderData<typeof loader>()} />;
}
