import { eq, sql } from "drizzle-orm";
import type { Party } from "~/domain/customs/message-tree";
import { invariant } from "~/domain/invariant";
import type { Sealer } from "~/platform/sealing.server";
import type { Database } from "~db/client.server";
import { certificateSimCard as card } from "~db/schema";
import { issueDemoCard } from "./demo-certificate.server";
import type { SigningCard } from "./signature.server";

/** What everybody may look up: whose certificate has this number. */
export type CertificateDirectory = {
  find(certificateNo: string): Promise<{ firmCode: string; certificatePem: string } | undefined>;
};

/** The demo's certificate office: issues each firm one card on first use and keeps the directory. */
export type CertificateOffice = CertificateDirectory & {
  cardOf(firm: Party): Promise<SigningCard>;
};

export function createCertificateOffice(db: Database, seal: Sealer): CertificateOffice {
  const cards = new Map<string, SigningCard>();

  const stored = async (firmCode: string): Promise<SigningCard | undefined> => {
    const [row] = await db.select().from(card).where(eq(card.firmCode, firmCode));
    return (
      row && {
        firmCode,
        certificateNo: row.certificateNo,
        certificatePem: row.certificatePem,
        privateKey: seal.openText(row.keyCipher),
      }
    );
  };

  const issued = async (firm: Party): Promise<SigningCard | undefined> => {
    const [clock] = await db.execute<{ now: string }>(sql`SELECT now()::text AS now`);
    invariant(clock, "the database tells the time");
    const issuedAt = new Date(clock.now);
    const made = await issueDemoCard(firm, issuedAt);
    // Two processes may draw a key at once: the first one's stands.
    await db
      .insert(card)
      .values({
        firmCode: firm.code,
        certificateNo: made.certificateNo,
        certificatePem: made.certificatePem,
        keyCipher: seal.seal(made.privateKey),
        issuedAt,
      })
      .onConflictDoNothing();
    return stored(firm.code);
  };

  return {
    async cardOf(firm) {
      const found = cards.get(firm.code) ?? (await stored(firm.code)) ?? (await issued(firm));
      invariant(found, "a card was issued");
      cards.set(firm.code, found);
      return found;
    },
    async find(certificateNo) {
      const [row] = await db
        .select({ firmCode: card.firmCode, certificatePem: card.certificatePem })
        .from(card)
        .where(eq(card.certificateNo, certificateNo));
      return row;
    },
  };
}
