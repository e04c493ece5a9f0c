import consoleStyles from "~/components/ops/console.css?url";
import { ProblemPage } from "~/components/ops/problem-page";
import { SignInForm } from "~/components/ops/sign-in-form";
import { m } from "~/messages/compiled/messages";
import { consoleBack } from "~/platform/console-back";
import { href } from "~/platform/href";
import { limitRate } from "~/platform/rate-limit.server";
import { type MetaFunction, useActionData, useLoaderData } from "~/platform/remix";
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from "~/platform/remix.server";
import { beginSession, endSession, readSession, signInContext } from "~/platform/session.server";
import { listDemoLogins } from "~/services/identity/list-demo-logins.server";
import { signInInput, signInOperator } from "~/services/identity/sign-in-operator.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: consoleStyles }];

export const meta: MetaFunction = () => [
  { title: m.ops_title({ page: m.ops_sign_in() }) },
  { name: "robots", content: "noindex" },
];

export const headers = () => ({ "Cache-Control": "no-store" });

const backOf = (request: Request) => consoleBack(new URL(request.url).searchParams.get("back"));

export async function loader(args: LoaderFunctionArgs) {
  const found = await readSession(args, "console");
  if (found?.operator) throw redirect(backOf(args.request) ?? href("/ops/orders"));
  const ctx = signInContext(args);
  return { isDemo: ctx.settings.isDemo, demoLogins: listDemoLogins(ctx) };
}

/** Signs in and begins a new session; the one the browser brought, if any, ends. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const input = signInInput.safeParse({ login: form.get("login"), password: form.get("password") });
  const login = input.success ? input.data.login : "";
  await limitRate(args.context, "login_all_names");
  await limitRate(args.context, "login", login);
  if (!input.success) return data({ login, fault: "incomplete" as const }, { status: 400 });
  const signedIn = await signInOperator(signInContext(args), input.data);
  if (!signedIn.ok) return data({ login, fault: "refused" as const }, { status: 401 });
  await endSession(args, "console");
  const { operatorId } = signedIn.value;
  const { setCookie } = await beginSession(args, "console", { operatorId });
  return redirect(backOf(args.request) ?? href("/ops/orders"), {
    headers: { "Set-Cookie": setCookie },
  });
}

export default function SignIn() {
  const { isDemo, demoLogins } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="ops-sign-in">
      <main>
        <SignInForm
          isDemo={isDemo}
          demoLogins={demoLogins}
          login={answer?.login ?? ""}
          fault={answer?.fault}
        />
      </main>
    </div>
  );
}

export function ErrorBoundary() {
  return (
    <div className="ops-sign-in">
      <main>
        <ProblemPage />
      </main>
    </div>
  );
}
