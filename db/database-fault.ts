/** A fault of the database a person can mend: printed as one line with its remedy, without a stack. */
export class DatabaseFault extends Error {
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
    this.name = "DatabaseFault";
  }
}

/** By codes of the operating system and SQLSTATEs of PostgreSQL. */
const KNOWN: Record<string, [message: string, remedy: string]> = {
  ECONNREFUSED: ["no PostgreSQL answers at DATABASE_URL", "start it, or correct host and port"],
  ENOTFOUND: ["the host in DATABASE_URL is unknown", "correct it"],
  EAI_AGAIN: ["the host in DATABASE_URL cannot be looked up now", "check the network"],
  ETIMEDOUT: ["PostgreSQL at DATABASE_URL does not answer", "check the network and its firewall"],
  CONNECT_TIMEOUT: ["PostgreSQL at DATABASE_URL does not answer", "check host, port and firewall"],
  "28P01": ["PostgreSQL refuses the password in DATABASE_URL", "correct it"],
  "28000": [
    "PostgreSQL refuses the user in DATABASE_URL",
    "correct it, or allow it in pg_hba.conf",
  ],
  "42501": [
    "the user in DATABASE_URL may not do what the set-up needs",
    "name the owner of the database, who may create roles and extensions",
  ],
  "53300": ["PostgreSQL has no connection left", "raise its max_connections or end other programs"],
  "53100": ["PostgreSQL's disk is full", "free space and run again"],
};

/** What a person should read of an error of the set-up, if it is one that is known. */
export function asDatabaseFault(error: unknown): DatabaseFault | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof DatabaseFault) return at;
    const known = KNOWN["code" in at ? String(at.code) : ""];
    if (known) return new DatabaseFault(`${known[0]} (${at.message})`, known[1]);
  }
  return undefined;
}
