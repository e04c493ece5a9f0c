import { notFound } from "~/platform/http-errors.server";
import type { LoaderFunctionArgs } from "~/platform/remix.server";
import { operatorContext } from "~/platform/session.server";

/** Any other address below /ops: says so inside the console's frame. */
export async function loader(args: LoaderFunctionArgs) {
  await operatorContext(args);
  notFound();
}

export default function Missing() {
  return null;
}
