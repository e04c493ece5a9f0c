import type { Result } from "~/domain/result";

export type IdentityVerdict = "match" | "mismatch";

/** Asks the authority whether a name and an identity number belong together (GACC Ann. 194/2018). */
export interface IdentityCheck {
  readonly name: string;
  verify(person: {
    name: string;
    idNumber: string;
  }): Promise<Result<IdentityVerdict, { code: "IDENTITY_SERVICE_UNAVAILABLE"; detail: string }>>;
}
