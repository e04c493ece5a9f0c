import { hash } from "@node-rs/argon2";
import type { OperatorRole } from "~/domain/identity/operator-role";
import type { operator } from "../schema";
import { seedId } from "./draw";

export type DemoLogin = {
  login: string;
  password: string;
  name: string;
  roles: readonly OperatorRole[];
};

/** The demo's published logins; refused unless DEMO_LOGINS is on, and always in production. */
export const DEMO_LOGINS: readonly DemoLogin[] = [
  { login: "admin", password: "demo-admin", name: "罗涛（演示）", roles: ["admin"] },
  { login: "warehouse", password: "demo-warehouse", name: "冉强（演示）", roles: ["warehouse"] },
  { login: "customs", password: "demo-customs", name: "周敏（演示）", roles: ["customs"] },
  { login: "finance", password: "demo-finance", name: "何静（演示）", roles: ["finance"] },
  { login: "overseas", password: "demo-overseas", name: "王蕾（演示）", roles: ["overseas"] },
  { login: "viewer", password: "demo-viewer", name: "陈晓（演示）", roles: ["viewer"] },
];

export async function demoOperatorRows(): Promise<(typeof operator.$inferInsert)[]> {
  return Promise.all(
    DEMO_LOGINS.map(async ({ login, password, name, roles }) => ({
      id: seedId("opr", login),
      login,
      name,
      passwordHash: await hash(password),
      roles: [...roles],
      isDemo: true,
    })),
  );
}
