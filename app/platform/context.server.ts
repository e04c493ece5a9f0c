import type { OperatorRole } from "~/domain/identity/operator-role";
import type { Carrier } from "~/ports/carrier/carrier";
import type { CustomsGateway } from "~/ports/customs/customs";
import type { IdentityCheck } from "~/ports/identity-check/identity-check";
import type { PaymentDeclarer } from "~/ports/payment-declarer/payment-declarer";
import type { PaymentProvider } from "~/ports/payments/payments";
import type { SandboxBank } from "~/ports/payments/sandbox-bank";
import type { SearchPort } from "~/ports/search/search";
import type { Database } from "~db/client.server";
import type { Env } from "./env.server";
import type { Logger } from "./logger.server";
import type { Sealer } from "./sealing.server";

/** Everything outside the program, behind its port; chosen in adapters.server.ts alone. */
export type Ports = {
  identityCheck: IdentityCheck;
  search: SearchPort;
  payments: PaymentProvider;
  /** the payer's side of the sandbox provider; undefined where another provider is live */
  sandboxBank: SandboxBank | undefined;
  customs: CustomsGateway;
  carrier: Carrier;
  /** undefined where no payment firm declares for us: bonded goods cannot be sold then */
  paymentDeclarer: PaymentDeclarer | undefined;
  simulators: SimulatorJobs | undefined;
};

/** Jobs of the firms that the demo plays itself; there are none in production. */
export type SimulatorJobs = {
  takeIn(intakeId: string): Promise<void>;
  giveAnswer(answerId: string): Promise<void>;
  sendWaybillDocument(waybillNo: string): Promise<void>;
  sendPaymentDocument(declarationId: string): Promise<void>;
};

/** Who acts. A verb checks this before it does anything. */
export type Actor =
  /** a person without a session yet */
  | { kind: "anonymous" }
  | { kind: "visitor"; visitorId: string }
  | { kind: "kiosk"; visitorId: string }
  | { kind: "operator"; operatorId: string; name: string; roles: readonly OperatorRole[] }
  | { kind: "system"; name: string };

export type Locale = "zh-CN" | "en";

/** What every verb gets first: who acts, where, in which language, and with what. */
export type ServiceContext = {
  actor: Actor;
  face: "shop" | "console" | "kiosk" | "worker";
  locale: Locale;
  requestId: string;
  db: Database;
  ports: Ports;
  seal: Sealer;
  settings: Env;
  log: Logger;
  /** tests only: the instant every transaction of this context takes as now */
  fixedNow?: Date;
};

/** "operator:opr_…", "visitor:…", "system:worker": the actor as histories and audits name it. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "anonymous":
      return "anonymous";
    case "visitor":
    case "kiosk":
      return `${actor.kind}:${actor.visitorId}`;
    case "operator":
      return `operator:${actor.operatorId}`;
    case "system":
      return `system:${actor.name}`;
  }
}
