import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperatorRole } from "~/domain/identity/operator-role";
import { MAX_SCAN_BYTES, MAX_SCANS } from "~/domain/origin/scan-file";
import type { ServiceContext } from "~/platform/context.server";
import { newId } from "~/platform/new-id.server";
import { getLot } from "~/services/bonded/get-lot.server";
import { attachProofScan } from "~/services/trade/attach-proof-scan.server";
import { getOriginProof } from "~/services/trade/get-origin-proof.server";
import { listExporters } from "~/services/trade/list-exporters.server";
import { listOriginProofs } from "~/services/trade/list-origin-proofs.server";
import type { proofInput } from "~/services/trade/proof-input";
import { readProofScan } from "~/services/trade/read-proof-scan.server";
import { recordOriginProof } from "~/services/trade/record-origin-proof.server";
import { voidOriginProof } from "~/services/trade/void-origin-proof.server";
import { operator } from "~db/schema";
import { createTestDatabase, type TestDatabase } from "../../support/database";
import { contextOn } from "../../support/service-context";

type Proof = NonNullable<Parameters<typeof proofInput.parse>[0]> & Record<string, unknown>;

let database: TestDatabase;
let officer: ServiceContext;
let viewer: ServiceContext;
let lot: { lotNo: string; originCode: string; hs6: string; receivedOn: string };

async function contextOf(...roles: OperatorRole[]): Promise<ServiceContext> {
  const operatorId = newId("opr");
  await database.db
    .insert(operator)
    .values({ id: operatorId, login: operatorId, name: "测试", passwordHash: "-", roles });
  const actor = { kind: "operator", operatorId, name: "测试", roles } as const;
  return contextOn(database, { actor, face: "console" });
}

beforeAll(async () => {
  database = await createTestDatabase({ template: "seeded" });
  [officer, viewer] = await Promise.all([contextOf("customs"), contextOf("viewer")]);
  const [row] = await database.sql<(typeof lot)[]>`
    SELECT l.lot_no AS "lotNo", l.origin_code AS "originCode", left(v.hs_code, 6) AS hs6,
           ((l.received_at AT TIME ZONE 'Asia/Shanghai')::date)::text AS "receivedOn"
    FROM lot l JOIN variant v ON v.id = l.variant_id
    WHERE v.hs_code IS NOT NULL AND l.origin_code = 'NZ'
      AND (SELECT count(*) FROM lot o WHERE o.lot_no = l.lot_no) = 1
    ORDER BY l.received_at DESC, l.id LIMIT 1`;
  if (!row) throw new Error("the seed has lots from New Zealand");
  lot = row;
});
afterAll(() => database.close());

let serial = 0;
/** A certificate for the lot, whole and valid; each its own number. */
const certificate = (more: Partial<Proof> = {}): Proof => ({
  direction: "inbound",
  type: "certificate_of_origin",
  agreement: "RCEP",
  number: `T-${++serial}`,
  issuer: "NZ Chamber",
  issuedOn: lot.receivedOn,
  isSealed: true,
  exporter: "Dairy Ltd, Auckland",
  consignee: "Importer, Chongqing",
  signatory: "A. Person",
  declaredOn: lot.receivedOn,
  lots: lot.lotNo,
  items: [
    {
      marks: "N/M",
      description: "300 CARTONS",
      hs6: lot.hs6,
      criterion: "WO",
      originCountry: "NZ",
      quantity: "1200.5",
      quantityUnit: "KG",
      invoiceNumber: "INV-1",
      invoiceDate: lot.receivedOn,
    },
  ],
  documents: [{ kind: "invoice", documentNo: "INV-1" }],
  ...more,
});

const record = (ctx: ServiceContext, proof: Proof, commandId: string = newId("opf")) =>
  recordOriginProof(ctx, { commandId, proof });

describe("putting a proof of origin on record", () => {
  it("keeps boxes, papers and lots, and finds them again", async () => {
    const made = await record(officer, certificate({ number: "NZ-KEPT" }));
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const found = await getOriginProof(viewer, made.value.id);
    expect(found).toMatchObject({
      ok: true,
      value: {
        direction: "inbound",
        number: "NZ-KEPT",
        originCountry: "NZ",
        items: [{ hs6: lot.hs6, quantityThousandths: 1_200_500, quantityUnit: "KG" }],
        documents: [{ kind: "invoice", documentNo: "INV-1" }],
        lots: [{ lotNo: lot.lotNo }],
        exporter: null,
        voided: null,
        mayChange: false,
      },
    });
    const listed = await listOriginProofs(viewer, { show: "all", search: "NZ-KEPT" });
    expect(listed).toMatchObject({
      ok: true,
      value: { total: 1, rows: [{ id: made.value.id, lotNos: [lot.lotNo], hs6: [lot.hs6] }] },
    });
    const byLot = await listOriginProofs(viewer, { show: "all", search: lot.lotNo });
    expect(byLot.ok && byLot.value.rows.map(({ id }) => id)).toContain(made.value.id);
    const [audited] = await database.sql`
      SELECT action FROM audit_log WHERE entity_id = ${made.value.id}`;
    expect(audited).toEqual({ action: "origin_proof_recorded" });
  });

  it("leads from the lot to its proofs and back, void ones last", async () => {
    const made = await record(officer, certificate({ number: "NZ-OF-LOT" }));
    const wrong = await record(officer, certificate({ number: "NZ-WRONG" }));
    if (!made.ok || !wrong.ok) throw new Error("not recorded");
    await voidOriginProof(officer, { id: wrong.value.id, reason: "错了一个字母" });
    const proof = await getOriginProof(viewer, made.value.id);
    const [of] = proof.ok ? proof.value.lots : [];
    if (!of) throw new Error("the proof names its lot");
    const page = await getLot(viewer, { lotId: of.id });
    if (!page.ok) throw new Error(page.error.code);
    expect(page.value.lotNo).toBe(lot.lotNo);
    expect(page.value.proofs).toEqual(
      expect.arrayContaining([
        { id: made.value.id, number: "NZ-OF-LOT", daysLeft: expect.any(Number), isVoid: false },
      ]),
    );
    expect(page.value.proofs.at(-1)).toMatchObject({ id: wrong.value.id, isVoid: true });
  });

  it("is for customs staff: nobody else writes, and nobody outside the console reads", async () => {
    const others = [
      viewer,
      await contextOf("warehouse"),
      contextOn(database, { actor: { kind: "visitor", visitorId: newId("vis") } }),
      contextOn(database, { actor: { kind: "system", name: "x" } }),
    ];
    for (const ctx of others) {
      expect(await record(ctx, certificate())).toMatchObject({ error: { code: "FORBIDDEN" } });
      expect(await voidOriginProof(ctx, { id: newId("opf"), reason: "不该由我做" })).toMatchObject({
        error: { code: "FORBIDDEN" },
      });
    }
    const visitor = contextOn(database, { actor: { kind: "anonymous" } });
    const forbidden = { ok: false, error: { code: "FORBIDDEN" } };
    expect(await listOriginProofs(visitor, {})).toEqual(forbidden);
    expect(await getOriginProof(visitor, newId("opf"))).toEqual(forbidden);
    expect(await listExporters(visitor)).toEqual(forbidden);
  });

  it("names all that is wrong, in the boxes and in what it is tied to, and keeps nothing", async () => {
    const before = await database.sql`SELECT count(*)::int AS count FROM origin_proof`;
    const [item] = certificate().items as [Record<string, string>];
    const poor = certificate({
      ...{ exporter: "", number: "", isSealed: false, lots: `${lot.lotNo} NO-SUCH-LOT` },
      items: [{ ...item, criterion: "RVC", quantity: "many", fob: "much", originCountry: "JP" }],
    });
    const refused = await record(officer, poor);
    if (refused.ok || refused.error.code !== "PROOF_INVALID") throw new Error("not refused");
    expect(refused.error.faults.map(({ code }) => code).sort()).toEqual([
      "LOT_ORIGIN_DIFFERS",
      "LOT_UNKNOWN",
      "NUMBER_MISSING",
    ]);
    expect(new Set(refused.error.findings.map(({ problem }) => problem))).toEqual(
      new Set([
        ...["exporter_missing", "quantity_invalid", "fob_missing"],
        ...["number_missing", "seal_missing"],
      ]),
    );
    expect(await database.sql`SELECT count(*)::int AS count FROM origin_proof`).toEqual(before);
  });

  it("refuses a number its issuer has used; another issuer may have it too", async () => {
    expect((await record(officer, certificate({ number: "TWICE" }))).ok).toBe(true);
    expect(await record(officer, certificate({ number: "TWICE" }))).toMatchObject({
      error: { code: "PROOF_INVALID", faults: [{ code: "NUMBER_REPEATED" }] },
    });
    const elsewhere = certificate({ number: "TWICE", issuer: "Another Chamber" });
    expect((await record(officer, elsewhere)).ok).toBe(true);
  });

  it("makes one record of a form sent twice, and of one number sent by two at once", async () => {
    const commandId = newId("opf");
    const twice = await Promise.all(
      Array.from({ length: 12 }, () =>
        record(officer, certificate({ number: "SAME-FORM" }), commandId),
      ),
    );
    expect(new Set(twice.map((one) => one.ok && one.value.id)).size).toBe(1);
    const race = await Promise.all(
      [1, 2, 3, 4].map(() => record(officer, certificate({ number: "RACE" }))),
    );
    expect(race.filter(({ ok }) => ok)).toHaveLength(1);
    expect(race.filter(({ ok }) => !ok)).toEqual(
      Array(3).fill({
        ok: false,
        error: { code: "PROOF_INVALID", faults: [{ code: "NUMBER_REPEATED" }], findings: [] },
      }),
    );
  });

  it("ties what goes out to a firm of Fuling, as its self-print and approval allow", async () => {
    const firms = await listExporters(officer);
    if (!firms.ok) throw new Error("forbidden");
    const approved = firms.value.find(({ approvedCode }) => approvedCode !== null);
    const applied = firms.value.find(({ selfPrint }) => selfPrint === "applied");
    if (!approved || !applied) throw new Error("the seed has such firms");
    const items = (certificate().items as Record<string, string>[]).map((item) => ({
      ...item,
      originCountry: "CN",
    }));
    const outbound = (firm: typeof approved, more: Partial<Proof> = {}) =>
      certificate({
        ...{ direction: "outbound", items, lots: "", exporterId: firm.id, exporter: firm.nameEn },
        ...more,
      });
    const printed = await record(officer, outbound(approved, { isSelfPrinted: true }));
    expect(printed.ok).toBe(true);
    expect(await record(officer, outbound(applied, { isSelfPrinted: true }))).toMatchObject({
      error: { faults: [{ code: "SELF_PRINT_NOT_ENABLED" }] },
    });
    const declared = {
      type: "approved_exporter_declaration",
      number: "",
      issuer: "",
      issuedOn: "",
    };
    const good = outbound(approved, { ...declared, authorisationCode: approved.approvedCode });
    const kept = await record(officer, good);
    if (!kept.ok) throw new Error(JSON.stringify(kept.error));
    expect(await getOriginProof(officer, kept.value.id)).toMatchObject({
      value: { issuer: approved.nameEn, isSealed: false, exporter: { selfPrint: "enabled" } },
    });
    expect(await record(officer, outbound(applied, { ...declared }))).toMatchObject({
      error: { faults: [{ code: "AUTHORISATION_MISSING" }, { code: "NOT_APPROVED" }] },
    });
    expect(await record(officer, outbound(approved, { exporterId: "exp_none0000" }))).toMatchObject(
      {
        error: { faults: [{ code: "EXPORTER_MISSING" }] },
      },
    );
  });
});

describe("a record that is wrong", () => {
  it("is declared void once, with a reason, stays readable and frees its number", async () => {
    const made = await record(officer, certificate({ number: "WRONG" }));
    if (!made.ok) throw new Error("refused");
    const { id } = made.value;
    const both = await Promise.all([
      voidOriginProof(officer, { id, reason: "录错了发证机构" }),
      voidOriginProof(officer, { id, reason: "录错了发证机构" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await getOriginProof(officer, id)).toMatchObject({
      value: { voided: { by: "测试", reason: "录错了发证机构" }, mayChange: false },
    });
    expect((await record(officer, certificate({ number: "WRONG" }))).ok).toBe(true);
    const voids = await listOriginProofs(officer, { show: "void" });
    expect(voids.ok && voids.value.rows.map((row) => row.id)).toContain(id);
    const valid = await listOriginProofs(officer, { show: "valid", search: "WRONG" });
    expect(valid.ok && valid.value.total).toBe(1);
  });

  it("cannot be rewritten or taken away by the program", async () => {
    await expect(database.sql`UPDATE origin_proof SET number = 'X'`).rejects.toThrow(/denied/);
    await expect(database.sql`DELETE FROM origin_proof`).rejects.toThrow(/denied/);
    await expect(database.sql`UPDATE origin_proof_line SET hs6 = '000000'`).rejects.toThrow(
      /denied/,
    );
  });
});

describe("scans of a proof", () => {
  const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7 ${text}`);
  const kept = async () => {
    const proof = await record(officer, certificate());
    if (!proof.ok) throw new Error(JSON.stringify(proof.error));
    return proof.value.id;
  };
  const scan = (proofId: string, body: Uint8Array, fileName = "证书.pdf") => ({
    ...{ proofId, kind: "proof_copy" as const, fileName, body },
  });

  it("are kept as they were sent, each once, and found by who may look", async () => {
    const id = await kept();
    const sends = Array.from({ length: 4 }, () => attachProofScan(officer, scan(id, pdf("one"))));
    expect(await Promise.all(sends)).toEqual(Array(4).fill({ ok: true, value: null }));
    await attachProofScan(officer, scan(id, pdf("two"), "C:\\x\\第二页.pdf"));
    const seen = await getOriginProof(viewer, id);
    if (!seen.ok) throw new Error(seen.error.code);
    expect(seen.value.scans).toMatchObject([
      {
        fileName: "证书.pdf",
        kind: "proof_copy",
        byteCount: pdf("one").length,
        attachedBy: "测试",
      },
      { fileName: "第二页.pdf" },
    ]);
    const scanId = seen.value.scans[0]?.id;
    if (!scanId) throw new Error("a scan has an id");
    const file = await readProofScan(viewer, { proofId: id, scanId });
    if (!file.ok) throw new Error(file.error.code);
    expect(new Uint8Array(file.value.body)).toEqual(pdf("one"));
    expect(file.value.mediaType).toBe("application/pdf");
    const other = await kept();
    expect(await readProofScan(viewer, { proofId: other, scanId })).toMatchObject({ ok: false });
    expect(await readProofScan(contextOn(database), { proofId: id, scanId })).toEqual({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
  });

  it("are refused by name: nothing, too much, no scan, too many, on a void proof, by others", async () => {
    const id = await kept();
    const codeOf = async (ctx: ServiceContext, wish: ReturnType<typeof scan>) => {
      const attached = await attachProofScan(ctx, wish);
      return attached.ok || attached.error.code;
    };
    expect(await codeOf(viewer, scan(id, pdf("x")))).toBe("FORBIDDEN");
    expect(await codeOf(officer, scan(id, new Uint8Array()))).toBe("SCAN_EMPTY");
    expect(await codeOf(officer, scan(id, pdf("x".repeat(MAX_SCAN_BYTES))))).toBe("SCAN_TOO_LARGE");
    const page = new TextEncoder().encode("<script>");
    expect(await codeOf(officer, scan(id, page, "real.pdf"))).toBe("SCAN_TYPE");
    for (let count = 0; count < MAX_SCANS; count++) {
      expect(await codeOf(officer, scan(id, pdf(`${count}`)))).toBe(true);
    }
    expect(await codeOf(officer, scan(id, pdf("one more")))).toBe("TOO_MANY_SCANS");
    expect(await codeOf(officer, scan(id, pdf("0")))).toBe(true);
    await voidOriginProof(officer, { id, reason: "录错了发证机构" });
    expect(await codeOf(officer, scan(id, pdf("late")))).toBe("NOT_FOUND_OR_VOID");
    expect(await codeOf(officer, scan(newId("opf"), pdf("x")))).toBe("NOT_FOUND_OR_VOID");
    await expect(database.sql`DELETE FROM origin_proof_scan`).rejects.toThrow(/denied/);
  });
});

describe("the list", () => {
  it("shows the seed's demo proofs of both directions, what ends first on top, a page at a time", async () => {
    const inbound = await listOriginProofs(viewer, { show: "all", direction: "inbound" });
    const outbound = await listOriginProofs(viewer, { show: "all", direction: "outbound" });
    if (!inbound.ok || !outbound.ok) throw new Error("forbidden");
    const demo = (rows: typeof inbound.value.rows) =>
      rows.filter(({ number }) => number.startsWith("DEMO-"));
    expect(demo(inbound.value.rows)).toHaveLength(5);
    expect(demo(outbound.value.rows)).toHaveLength(3);
    const days = inbound.value.rows.map(({ lastValidOn }) => lastValidOn);
    expect(days).toEqual([...days].sort());
    const ending = await listOriginProofs(viewer, { show: "ending" });
    expect(ending.ok && ending.value.rows.every(({ daysLeft }) => daysLeft <= 30)).toBe(true);
    const expired = await listOriginProofs(viewer, { show: "expired" });
    expect(expired.ok && expired.value.rows.every(({ daysLeft }) => daysLeft < 0)).toBe(true);
    expect(expired.ok && expired.value.total).toBeGreaterThan(0);
    const { counts } = inbound.value;
    expect(counts.all).toBe(counts.valid + counts.expired + counts.void);
    expect((await getOriginProof(viewer, newId("opf"))).ok).toBe(false);
  });
});
