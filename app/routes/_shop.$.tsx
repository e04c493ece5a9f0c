import { notFound } from "~/platform/http-errors.server";

/** Any address that is no page: missing, said inside the shop's frame. */
export function loader() {
  notFound();
}

export default function Missing() {
  return null;
}
