import { ScanDesk } from "~/components/kiosk/scan-desk";
import { CATALOGUE_DOCUMENT } from "~/platform/document-cache.server";
import { href } from "~/platform/href";
import { useLoaderData } from "~/platform/remix";
import { type HeadersFunction, type LoaderFunctionArgs, redirect } from "~/platform/remix.server";
import { publicContext } from "~/platform/session.server";
import { resolveScan, type ScanRefusal } from "~/services/kiosk/resolve-scan.server";

export const headers: HeadersFunction = () => CATALOGUE_DOCUMENT;

const LONGEST = 200;
type ScanView = { code: string; fault: ScanRefusal["code"] | null };

/** A scanned or typed code leads to its goods; another one is told what is wrong with it. */
export async function loader(args: LoaderFunctionArgs): Promise<ScanView> {
  const code = (new URL(args.request.url).searchParams.get("code") ?? "").slice(0, LONGEST).trim();
  if (code === "") return { code, fault: null };
  const found = await resolveScan(publicContext(args, "kiosk"), {
    code,
    ownHosts: ownHosts(args),
  });
  if (!found.ok) return { code, fault: found.error.code };
  const { slug, offerId } = found.value;
  throw redirect(href(`/kiosk/products/${slug}${offerId ? `?offer=${offerId}` : ""}`));
}

/** Only links of our own shop are read: its public host, or this machine's in the hall's network. */
function ownHosts({ context }: LoaderFunctionArgs): string[] {
  const origin = context.app.phoneOrigin();
  return origin === undefined ? [] : [new URL(origin).host];
}

export default function KioskScan() {
  return <ScanDesk {...useLoaderData<typeof loader>()} />;
}
