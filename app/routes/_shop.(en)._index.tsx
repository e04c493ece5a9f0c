import { m } from "~/messages/compiled/messages";

export default function Home() {
  return <h1>{m.common_site_name()}</h1>;
}
