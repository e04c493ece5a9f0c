import { DEMO_CARRIER } from "~/ports/carrier/simulator/firm";
import { createCarrierSimulator } from "~/ports/carrier/simulator/simulator.server";
import { createCertificateOffice } from "~/ports/customs/cards.server";
import { createCustomsGateway } from "~/ports/customs/gateway.server";
import { createCustomsSimulator } from "~/ports/customs/simulator/simulator.server";
import { createIdentityCheckSimulator } from "~/ports/identity-check/simulator.server";
import { DEMO_PAYMENT_FIRM } from "~/ports/payment-declarer/simulator/firm";
import { createPaymentDeclarerSimulator } from "~/ports/payment-declarer/simulator/simulator.server";
import { createSandbox } from "~/ports/payments/sandbox.server";
import { createStripe } from "~/ports/payments/stripe.server";
import { createSearchPort } from "~/ports/search/search-port.server";
import type { DatabaseHandle } from "~db/client.server";
import type { Ports } from "./context.server";
import type { Env } from "./env.server";
import type { Logger } from "./logger.server";
import { shopOrigin } from "./origin.server";
import type { Sealer } from "./sealing.server";

/** The one place that names concrete adapters: which provider is live is answered here. */
export function createPorts(
  env: Env,
  database: DatabaseHandle,
  parts: { log: Logger; seal: Sealer; onSearch?: (engine: string) => void },
): Ports {
  return {
    identityCheck: createIdentityCheckSimulator(),
    search: createSearchPort({
      db: database.db,
      log: parts.log,
      ...(parts.onSearch ? { onAnswer: parts.onSearch } : {}),
      ...(env.MEILI_URL
        ? {
            meilisearch: {
              url: env.MEILI_URL,
              key: env.MEILI_KEY,
              searchKey: env.MEILI_SEARCH_KEY,
            },
          }
        : {}),
    }),
    ...paymentPorts(env, database),
    ...customsWorld(env, database, parts.seal),
  };
}

/** Stripe when its key is configured; otherwise the sandbox, which production refuses. */
function paymentPorts(env: Env, database: DatabaseHandle): Pick<Ports, "payments" | "sandboxBank"> {
  if (env.STRIPE_SECRET_KEY === undefined) {
    const { provider, bank } = createSandbox({ db: database.db, secret: env.SANDBOX_SECRET });
    return { payments: provider, sandboxBank: bank };
  }
  const payments = createStripe({
    secretKey: env.STRIPE_SECRET_KEY,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET,
    origin: shopOrigin(env),
    ...(env.STRIPE_API_BASE ? { apiBase: env.STRIPE_API_BASE } : {}),
  });
  return { payments, sandboxBank: undefined };
}

/**
 * The demo's exchange with the firms around it. Each house has a terminal of its own and signs with
 * its own card; ours does not hold the carrier's or the payment firm's.
 */
function customsWorld(env: Env, { db }: DatabaseHandle, seal: Sealer) {
  const office = createCertificateOffice(db, seal);
  const simulator = createCustomsSimulator({
    db,
    seal,
    directory: office,
    settings: {
      delayMs: {
        taken: env.CUSTOMS_SIM_DELAY_2_MS,
        handedOn: env.CUSTOMS_SIM_DELAY_3_MS,
        accepted: env.CUSTOMS_SIM_DELAY_120_MS,
        final: env.CUSTOMS_SIM_DELAY_FINAL_MS,
        ruling: env.CUSTOMS_SIM_DELAY_RULING_MS,
      },
      shares: {
        rejected: env.CUSTOMS_SIM_SHARE_100,
        reviewed: env.CUSTOMS_SIM_SHARE_300,
        inspected: env.CUSTOMS_SIM_SHARE_500,
        closedAfterStop: env.CUSTOMS_SIM_SHARE_700,
      },
    },
  });
  const terminal = (holdsCardOf: (firmCode: string) => boolean) =>
    createCustomsGateway({ exchange: simulator.exchange, office, holdsCardOf });
  const others = [DEMO_CARRIER.code, DEMO_PAYMENT_FIRM.code];
  const carrier = createCarrierSimulator({
    db,
    seal,
    gateway: terminal((code) => code === DEMO_CARRIER.code),
    firm: DEMO_CARRIER,
  });
  const declarer = createPaymentDeclarerSimulator({
    db,
    seal,
    gateway: terminal((code) => code === DEMO_PAYMENT_FIRM.code),
    firm: DEMO_PAYMENT_FIRM,
  });
  return {
    customs: terminal((code) => !others.includes(code)),
    carrier,
    paymentDeclarer: env.PAYMENT_DECLARER === "none" ? undefined : declarer,
    simulators: {
      takeIn: simulator.takeIn,
      giveAnswer: simulator.giveAnswer,
      sendWaybillDocument: carrier.sendDocument,
      sendPaymentDocument: declarer.sendDocument,
    },
  };
}
