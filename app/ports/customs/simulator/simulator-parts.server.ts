import { randomUUID } from "node:crypto";
import type { Sealer } from "~/platform/sealing.server";
import type { Database, DatabaseTransaction } from "~db/client.server";
import type { CertificateDirectory } from "../cards.server";
import type { CustomsSimSettings } from "./settings";

/** What the simulated customs stands on: its own tables, and the public directory of certificates. */
export type SimulatorParts = {
  db: Database;
  /** message bodies hold identity numbers: they rest sealed */
  seal: Sealer;
  directory: CertificateDirectory;
  settings: CustomsSimSettings;
};

/** One transaction of the simulator, at one instant. */
export type SimulatorRound = { parts: SimulatorParts; tx: DatabaseTransaction; now: Date };

export function newGuid(): string {
  return randomUUID().toUpperCase();
}

export function afterMs(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
