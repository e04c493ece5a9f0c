/** How the simulated customs behaves: milliseconds from the last document, and shares from 0 to 1. */
export type CustomsSimSettings = {
  delayMs: {
    /** taken by the e-port */
    taken: number;
    /** handed to customs */
    handedOn: number;
    /** in customs' database */
    accepted: number;
    /** released, or stopped for review or inspection, or rejected by share */
    final: number;
    /** the ruling after a review or an inspection */
    ruling: number;
  };
  shares: { rejected: number; reviewed: number; inspected: number; closedAfterStop: number };
};
