import { PRIVATE_DOCUMENT } from "~/platform/document-cache.server";
export const headers = () => PRIVATE_DOCUMENT;

/** Answers while the server does; the kiosk asks every few seconds. Touches no database. */
export function loader() {
  return new Response(null, { status: 204, headers: PRIVATE_DOCUMENT });
}
