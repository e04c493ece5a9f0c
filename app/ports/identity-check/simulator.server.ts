import { ok, refuse } from "~/domain/result";
import type { IdentityCheck } from "./identity-check";

/**
 * Stands in for the authority in the demo: every checksum-valid pair matches, except names that ask
 * for a fault: 查无此人 answers mismatch, 服务中断 answers that the service is away.
 */
export function createIdentityCheckSimulator(): IdentityCheck {
  return {
    name: "simulator",
    async verify({ name }) {
      if (name === "服务中断") {
        return refuse({ code: "IDENTITY_SERVICE_UNAVAILABLE", detail: "simulated outage" });
      }
      return ok(name === "查无此人" ? "mismatch" : "match");
    },
  };
}
