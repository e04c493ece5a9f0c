import { verify } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { ok, type Result, refuse } from "~/domain/result";
import type { ServiceContext } from "~/platform/context.server";
import { inTransaction } from "~/services/transaction.server";
import { operator } from "~db/schema";

export const signInInput = z.object({
  login: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(200),
});

/** Verified when nobody has the login, so that the answer takes as long either way. */
const NOBODY_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$b3bvgH1ICKraaUCk5YH1pA$HbmVO1Hy5mBMU0SXRnk/09VgdyMnW1YtOQhgbJDevIA";

export type SignInRefusal = { code: "SIGN_IN_REFUSED" };

/**
 * Checks an operator's login and password. A demo operator is refused unless demo logins are on.
 * The caller begins the session; success and failure are audited.
 */
export async function signInOperator(
  ctx: ServiceContext,
  input: z.infer<typeof signInInput>,
): Promise<Result<{ operatorId: string; name: string }, SignInRefusal>> {
  const { login, password } = signInInput.parse(input);
  const [found] = await ctx.db.select().from(operator).where(eq(operator.login, login));
  const isRight = await verify(found?.passwordHash ?? NOBODY_HASH, password).catch((error) => {
    ctx.log.warn({ err: error, login }, "stored password hash is unreadable");
    return false;
  });
  const isAllowed =
    found !== undefined &&
    isRight &&
    found.disabledAt === null &&
    (!found.isDemo || ctx.settings.DEMO_LOGINS === "on");
  await inTransaction(ctx, async (tx) => {
    tx.audit(isAllowed ? "sign_in" : "sign_in_refused", "operator", found?.id ?? "unknown");
    return ok(undefined);
  });
  if (!isAllowed) return refuse({ code: "SIGN_IN_REFUSED" });
  return ok({ operatorId: found.id, name: found.name });
}
