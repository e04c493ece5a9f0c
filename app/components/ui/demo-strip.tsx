import { m } from "~/messages/compiled/messages";

/** On every page of a demo: nothing here is a real certificate, payment or declaration. */
export function DemoStrip() {
  return <p className="demo-strip">{m.common_demo_strip()}</p>;
}
