import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/field";
import { FishMark } from "~/components/ui/fish-mark";
import { Notice } from "~/components/ui/notice";
import { m } from "~/messages/compiled/messages";
import { getLocale } from "~/messages/compiled/runtime";
import { href, zhPath } from "~/platform/href";
import { Form, Link, useLocation, useNavigation } from "~/platform/remix";
import type { DemoLoginView } from "~/services/identity/list-demo-logins.server";
import { OpsPanel } from "./ops-panel";
import { roleName } from "./role-name";

/** The console's door. In a demo the published logins stand below, one press each. */
export function SignInForm({
  isDemo,
  demoLogins,
  login,
  fault,
}: {
  isDemo: boolean;
  demoLogins: readonly DemoLoginView[];
  login: string;
  fault: "incomplete" | "refused" | undefined;
}) {
  const isBusy = useNavigation().state !== "idle";
  return (
    <>
      <h1 className="flex items-center gap-2 text-t5">
        <FishMark size={32} />
        {m.ops_name()}
        {isDemo ? <span className="ops-tag ms-auto font-normal">{m.ops_demo()}</span> : null}
      </h1>
      <OpsPanel title={m.ops_sign_in()} aside={<OtherLanguage />} isPadded>
        <Form method="post" className="grid gap-3">
          {fault ? (
            <Notice tone="danger" isLive>
              {fault === "refused" ? m.ops_sign_in_refused() : m.ops_sign_in_incomplete()}
            </Notice>
          ) : null}
          <TextField
            key={login}
            label={m.ops_login()}
            name="login"
            defaultValue={login}
            autoComplete="username"
            autoCapitalize="none"
            maxLength={64}
            required
            autoFocus
          />
          <TextField
            label={m.ops_password()}
            name="password"
            type="password"
            autoComplete="current-password"
            maxLength={200}
            required
          />
          <Button isWide isPending={isBusy}>
            {m.ops_sign_in()}
          </Button>
        </Form>
      </OpsPanel>
      {demoLogins.length > 0 ? (
        <OpsPanel title={m.ops_demo_logins()} note={m.ops_demo_logins_note()}>
          <ul>
            {demoLogins.map((demo) => (
              <li key={demo.login} className="border-line [&+li]:border-t">
                <Form method="post" className="flex items-center gap-3 py-1.5 ps-3 pe-2">
                  <input type="hidden" name="login" value={demo.login} />
                  <input type="hidden" name="password" value={demo.password} />
                  <span className="w-20">{demo.roles.map(roleName).join(m.ops_list_comma())}</span>
                  <span className="ops-dim text-t1">
                    {demo.login} / {demo.password}
                  </span>
                  <Button
                    tone="quiet"
                    size="small"
                    className="ms-auto"
                    aria-label={m.ops_sign_in_as({
                      role: demo.roles.map(roleName).join(m.ops_list_comma()),
                    })}
                  >
                    {m.ops_sign_in()}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </OpsPanel>
      ) : null}
    </>
  );
}

function OtherLanguage() {
  const { pathname, search } = useLocation();
  const isEnglish = getLocale() === "en";
  return (
    <Link
      to={href(zhPath(pathname) + search, isEnglish ? "zh-CN" : "en")}
      reloadDocument
      lang={isEnglish ? "zh-CN" : "en"}
      className="ops-link text-t1"
    >
      {m.ops_other_language()}
    </Link>
  );
}
