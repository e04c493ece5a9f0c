import { Outlet } from "~/platform/remix";

/** The shop's frame. */
export default function Shop() {
  return <Outlet />;
}
