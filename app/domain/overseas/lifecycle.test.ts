import { describe, expect, it } from "vitest";
import type { OperatorId } from "../ids";
import {
  type AdvanceOrder,
  AMENDMENT_STATES,
  decideAdvance,
  moveOf,
  SITE_COMMANDS,
  SITE_STATUSES,
  type SiteCommand,
  type SiteState,
  type SiteStatus,
  STATUS_MOVES,
} from "./lifecycle";
import type { SiteDocument, SiteSheet } from "./terms";

const TODAY = "2026-11-23";
const clerk = "opr_clerk00001" as OperatorId;
const officer = "opr_officer0001" as OperatorId;

const lease: SiteDocument = {
  kind: "lease",
  number: "DEMO-1",
  issuer: "房东",
  validFrom: "2026-01-01",
  expiresOn: "2027-12-31",
};
const registration: SiteDocument = { ...lease, kind: "overseas_registration", expiresOn: null };
const complete: SiteSheet = {
  nameZh: "林查班前置仓",
  nameEn: null,
  countryCode: "TH",
  cityZh: "春武里",
  cityEn: null,
  address: "1 Demo Road",
  gateway: "laem_chabang",
  transitDays: 9,
  ownership: "leased",
  siteUse: "public",
  operator: "示例公司",
  operatorEn: null,
  operatorCreditCode: null,
  opensOn: "2026-05-01",
  areaM2: 12_000,
  sharedM2: 1_800,
  palletPositions: null,
  zones: ["ambient"],
  services: ["storage"],
  documents: [lease, registration],
  usedM2: 0,
  usageAsOf: "2026-11-20",
  monthShipments: 3,
  contacts: [{ name: "王", duty: null, phone: "+6620000001", email: null }],
};

const state = (status: SiteStatus, more: Partial<SiteState> = {}): SiteState => ({
  status,
  amendment: "none",
  submittedBy: clerk,
  sheet: complete,
  proposed: more.sheet ?? complete,
  ...more,
});
const order = (command: SiteCommand, more: Partial<AdvanceOrder> = {}): AdvanceOrder => ({
  command,
  by: officer,
  reason: "说明理由的话",
  evidence: { kind: "site_evidence", number: "DEMO-V1", issuer: "商务委", seenOn: TODAY },
  ...more,
});
const decide = (from: SiteState, what: AdvanceOrder) => decideAdvance(from, what, TODAY);
const without = (...kinds: string[]): SiteSheet => ({
  ...complete,
  documents: complete.documents.filter(({ kind }) => !kinds.includes(kind)),
});

describe("the life of a site", () => {
  it("reaches every status from a draft, and nothing leaves closed", () => {
    const reached = new Set<SiteStatus>(["draft"]);
    for (const status of reached) {
      for (const command of SITE_COMMANDS) {
        const to = STATUS_MOVES[command]?.[status];
        if (to) reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...SITE_STATUSES].sort());
    for (const command of SITE_COMMANDS) {
      expect(moveOf({ status: "closed", amendment: "none" }, command)).toBeUndefined();
    }
  });

  it("can be closed from every status that still moves, but never under an officer's eyes", () => {
    const closable = SITE_STATUSES.filter((status) => STATUS_MOVES.close?.[status]);
    expect(closable).toEqual(["draft", "returned", "approved", "active", "suspended"]);
  });

  it("knows these steps and no others", () => {
    const steps = SITE_STATUSES.flatMap((status) =>
      SITE_COMMANDS.flatMap((command) => {
        const move = moveOf({ status, amendment: "none" }, command);
        return move && command !== "close" ? [`${status} ${command} ${move.status}`] : [];
      }),
    );
    expect(steps).toEqual([
      "draft file filed",
      "filed return returned",
      "filed approve approved",
      "returned file filed",
      "approved activate active",
      "active suspend suspended",
      "suspended resume active",
    ]);
  });

  it.each(SITE_STATUSES)("refuses by name what %s does not know", (status) => {
    for (const command of SITE_COMMANDS) {
      const decision = decide(state(status), order(command));
      if (moveOf({ status, amendment: "none" }, command)) expect(decision.ok).toBe(true);
      else {
        expect(decision).toEqual({
          ok: false,
          error: { code: "STEP_NOT_POSSIBLE", command, status, amendment: "none" },
        });
      }
    }
  });

  it("reviews an amendment without touching the status", () => {
    const seen = AMENDMENT_STATES.flatMap((amendment) =>
      (["file", "return", "approve"] as const).flatMap((command) => {
        const move = moveOf({ status: "suspended", amendment }, command);
        return move ? [`${amendment} ${command} ${move.status} ${move.amendment}`] : [];
      }),
    );
    expect(seen).toEqual([
      "open file suspended filed",
      "filed return suspended open",
      "filed approve suspended none",
    ]);
    expect(moveOf({ status: "active", amendment: "filed" }, "suspend")).toEqual({
      status: "suspended",
      amendment: "filed",
    });
    expect(moveOf({ status: "active", amendment: "filed" }, "close")?.amendment).toBe("none");
  });

  it("makes a new edition on approval only", () => {
    const editions = SITE_STATUSES.flatMap((status) =>
      SITE_COMMANDS.flatMap((command) => {
        const decision = decide(state(status), order(command));
        return decision.ok && decision.value.isNewEdition ? [`${status} ${command}`] : [];
      }),
    );
    expect(editions).toEqual(["filed approve"]);
    const amended = decide(state("active", { amendment: "filed" }), order("approve"));
    expect(amended).toMatchObject({
      value: { status: "active", amendment: "none", isNewEdition: true },
    });
  });
});

describe("guards", () => {
  const refusal = (from: SiteState, what: AdvanceOrder) => {
    const decision = decide(from, what);
    return decision.ok ? undefined : decision.error;
  };

  it.each([
    ["name of the city", { cityZh: null }, "cityZh", "required"],
    ["address", { address: null }, "address", "required"],
    ["ownership", { ownership: null }, "ownership", "required"],
    ["use", { siteUse: null }, "siteUse", "required"],
    ["operator", { operator: null }, "operator", "required"],
    ["area", { areaM2: null }, "areaM2", "required"],
    ["service", { services: [] }, "services", "required"],
    ["contact", { contacts: [] }, "contacts", "required"],
    ["title", { documents: [registration] }, "documents", "title_not_valid"],
    [
      "title in force",
      { documents: [{ ...lease, expiresOn: "2026-11-22" }, registration] },
      "documents",
      "title_not_valid",
    ],
    [
      "title that has begun",
      { documents: [{ ...lease, validFrom: "2026-11-24" }, registration] },
      "documents",
      "title_not_valid",
    ],
    ["title of the right kind", { ownership: "acquired" as const }, "documents", "title_not_valid"],
    ["registration abroad", { documents: [lease] }, "documents", "registration_not_valid"],
  ])("a filing needs a %s", (_, lacking, field, code) => {
    const sheet = { ...complete, ...lacking };
    const problems = [{ field, code }];
    expect(refusal(state("draft", { sheet }), order("file"))).toEqual({
      code: "SHEET_INCOMPLETE",
      problems,
    });
    // It may have run out while the filing waited: looked at again on approval.
    expect(refusal(state("filed", { sheet }), order("approve"))).toEqual({
      code: "SHEET_INCOMPLETE",
      problems,
    });
  });

  it("takes a lease on its last day, and a joint site with any of three papers", () => {
    const lastDay = { ...complete, documents: [{ ...lease, expiresOn: TODAY }, registration] };
    expect(refusal(state("draft", { sheet: lastDay }), order("file"))).toBeUndefined();
    const joint = { ...complete, ownership: "joint" as const };
    expect(refusal(state("draft", { sheet: joint }), order("file"))).toBeUndefined();
  });

  it("checks the amended sheet, not the one in force", () => {
    const proposed = { ...complete, address: null };
    expect(refusal(state("active", { amendment: "open", proposed }), order("file"))).toMatchObject({
      code: "SHEET_INCOMPLETE",
    });
  });

  it("wants a second officer for every approval", () => {
    const own = order("approve", { by: clerk });
    expect(refusal(state("filed"), own)).toEqual({ code: "SAME_OFFICER" });
    expect(refusal(state("active", { amendment: "filed" }), own)).toEqual({ code: "SAME_OFFICER" });
  });

  it.each(["return", "suspend", "resume", "close"] as const)("wants a reason to %s", (command) => {
    const from = {
      return: "filed",
      suspend: "active",
      resume: "suspended",
      close: "suspended",
    } as const;
    for (const reason of [undefined, "", "   ", "短  "]) {
      expect(refusal(state(from[command]), order(command, { reason }))).toEqual({
        code: "REASON_REQUIRED",
      });
    }
  });

  it("opens no site before its day", () => {
    for (const opensOn of [null, "2026-11-24"]) {
      const sheet = { ...complete, opensOn };
      expect(refusal(state("approved", { sheet }), order("activate"))).toEqual({
        code: "NOT_OPEN_YET",
        opensOn,
      });
    }
    expect(
      refusal(state("approved", { sheet: { ...complete, opensOn: TODAY } }), order("activate")),
    ).toBeUndefined();
  });

  it("opens no site nobody has seen working, and files what was seen", () => {
    expect(refusal(state("approved"), order("activate", { evidence: undefined }))).toEqual({
      code: "EVIDENCE_REQUIRED",
    });
    const ahead = {
      kind: "first_shipment",
      number: "1",
      issuer: "x",
      seenOn: "2026-11-24",
    } as const;
    expect(refusal(state("approved"), order("activate", { evidence: ahead }))).toEqual({
      code: "EVIDENCE_IN_FUTURE",
    });
    const seen: SiteDocument = { ...lease, kind: "first_shipment" };
    const sheet = { ...complete, documents: [...complete.documents, seen] };
    expect(
      refusal(state("approved", { sheet }), order("activate", { evidence: undefined })),
    ).toBeUndefined();
    expect(decide(state("approved"), order("activate"))).toMatchObject({
      value: {
        addedDocuments: [
          { kind: "site_evidence", number: "DEMO-V1", validFrom: TODAY, expiresOn: null },
        ],
      },
    });
  });

  it("opens and reopens no site whose right to the place has ended", () => {
    const sheet = without("lease");
    expect(refusal(state("approved", { sheet }), order("activate"))).toEqual({
      code: "TITLE_NOT_VALID",
    });
    expect(refusal(state("suspended", { sheet }), order("resume"))).toEqual({
      code: "TITLE_NOT_VALID",
    });
  });

  it("closes a site that worked only empty or with a plan for its goods", () => {
    for (const usedM2 of [null, 40]) {
      const sheet = { ...complete, usedM2 };
      for (const status of ["active", "suspended"] as const) {
        expect(refusal(state(status, { sheet }), order("close"))).toEqual({
          code: "DISPOSAL_PLAN_REQUIRED",
          usedM2,
        });
        expect(
          refusal(state(status, { sheet }), order("close", { disposalPlan: "运回" })),
        ).toBeDefined();
        const plan = "余货转运至 TH-02，十二月底前完成";
        expect(
          refusal(state(status, { sheet }), order("close", { disposalPlan: plan })),
        ).toBeUndefined();
      }
      expect(refusal(state("approved", { sheet }), order("close"))).toBeUndefined();
    }
  });
});
