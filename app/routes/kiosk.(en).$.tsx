import { notFound } from "~/platform/http-errors.server";

/** Any other address below /kiosk: says so inside the kiosk's frame. */
export function loader() {
  notFound();
}

export default function Missing() {
  return null;
}
