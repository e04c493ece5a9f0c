import { type ReactNode, useEffect, useRef, useState } from "react";
import { FishMark } from "~/components/ui/fish-mark";
import { Icon } from "~/components/ui/icon";
import type { OperatorRole } from "~/domain/identity/operator-role";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { href, zhPath } from "~/platform/href";
import { Form, Link, useLocation, useNavigate } from "~/platform/remix";
import type { ConsoleCounts } from "~/services/reporting/count-console-work.server";
import { Clock } from "./clock";
import { KeyHelp } from "./key-help";
import { useConsoleKeys } from "./keys";
import { OpsNav } from "./nav";
import { roleName } from "./role-name";
import { ScanBox } from "./scan-box";
import { ScanTargetContext } from "./scan-target";
import { useWedgeScanner } from "./wedge-scanner";

export type FrameView = {
  operator: { name: string; roles: readonly OperatorRole[] };
  counts: ConsoleCounts;
  isDemo: boolean;
  /** ISO instant of the server */
  now: string;
};

/** What stands around every console page: scan box, who is signed in, navigation, shortcuts. */
export function OpsFrame({
  view,
  isSlim = false,
  children,
}: {
  view: FrameView;
  /** icons only at the left: pages that keep their list beside a detail */
  isSlim?: boolean;
  children: ReactNode;
}) {
  const scanBox = useRef<HTMLInputElement>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const navigate = useNavigate();
  const keys = useConsoleKeys({
    focusScan: () => scanBox.current?.select(),
    openHelp: () => setHelpOpen(true),
  });
  const scanTarget = useRef<((code: string) => boolean) | null>(null);
  useWedgeScanner((code) => {
    if (scanTarget.current?.(code)) return;
    navigate(href(`/ops/find?${new URLSearchParams({ q: code })}`));
  });
  return (
    <div className={isSlim ? "ops ops-slim" : "ops"}>
      <a href="#main" className="skip-link">
        {m.ops_skip_to_content()}
      </a>
      <header className="ops-top">
        <Link to={href("/ops/orders")} className="ops-brand" aria-label={m.ops_name()}>
          <FishMark size={26} />
          <span>{m.ops_name()}</span>
        </Link>
        <ScanBox ref={scanBox} take={(code) => scanTarget.current?.(code) ?? false} />
        <div className="ops-me">
          {view.isDemo ? <span className="ops-tag">{m.ops_demo()}</span> : null}
          <Clock serverNow={view.now} />
          <OperatorMenu operator={view.operator} openKeys={() => setHelpOpen(true)} />
        </div>
      </header>
      <OpsNav counts={view.counts} />
      <main id="main" className="ops-main" tabIndex={-1}>
        <ScanTargetContext.Provider value={scanTarget}>{children}</ScanTargetContext.Provider>
      </main>
      <KeyHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} keys={keys} />
    </div>
  );
}

/** Who works here, the other language, the shortcuts, the way out. */
function OperatorMenu({
  operator,
  openKeys,
}: {
  operator: FrameView["operator"];
  openKeys: () => void;
}) {
  const { pathname, search, key } = useLocation();
  const menu = useRef<HTMLDetailsElement>(null);
  const isEnglish = getLocale() === "en";
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu
  useEffect(() => menu.current?.removeAttribute("open"), [key]);
  return (
    <details ref={menu} className="ops-who">
      <summary aria-label={m.ops_account_of({ name: operator.name })}>
        <Icon name="user" size={18} className="md:hidden" />
        <span>
          <b>{operator.name}</b> {operator.roles.map(roleName).join(m.ops_list_comma())}
        </span>
        <Icon name="chevron-down" size={14} />
      </summary>
      <div>
        <p className="px-2 md:hidden">
          <b>{operator.name}</b> {operator.roles.map(roleName).join(m.ops_list_comma())}
        </p>
        <Link
          to={href(zhPath(pathname) + search, isEnglish ? "zh-CN" : "en")}
          reloadDocument
          lang={isEnglish ? "zh-CN" : "en"}
        >
          <Icon name="globe" size={16} />
          {m.ops_other_language()}
        </Link>
        <button type="button" onClick={openKeys}>
          <Icon name="keyboard" size={16} />
          {m.ops_keys_title()}
        </button>
        <Form method="post" action={href("/ops/sign-out")}>
          <button type="submit">
            <Icon name="leave" size={16} />
            {m.ops_sign_out()}
          </button>
        </Form>
      </div>
    </details>
  );
}
