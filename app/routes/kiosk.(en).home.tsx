import { Categories, FindRow, Hero, NewGoods, Origins, WaySwitch } from "~/components/kiosk/home";
import { m } from "~/messages/compiled/messages";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { useLoaderData } from "~/platform/remix";
import type { HeadersFunction, LoaderFunctionArgs } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { getKioskHome } from "~/services/kiosk/get-kiosk-home.server";

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;
export const loader = (args: LoaderFunctionArgs) => getKioskHome(publicContext(args, "kiosk"));

export default function KioskHome() {
  const home = useLoaderData<typeof loader>();
  return (
    <div className="kiosk-home">
      <Hero home={home} title={m.kiosk_claim()} text={m.kiosk_claim_text()} />
      <NewGoods home={home} />
      <FindRow />
      <WaySwitch home={home} />
      <Categories home={home} />
      <Origins home={home} />
      <p className="kiosk-hint">{m.kiosk_no_identity_hint()}</p>
    </div>
  );
}
