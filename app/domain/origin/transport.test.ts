import { describe, expect, it } from "vitest";
import { type TransitStop, transitFaults } from "./transport";

const singapore: TransitStop = {
  country: "SG",
  operations: ["unloading", "storing", "preserving", "reloading"],
  isUnderCustomsControl: true,
  papers: ["transport_papers"],
};

describe("transport", () => {
  it("is direct, or through others without processing and under customs' eyes", () => {
    expect(transitFaults([])).toEqual([]);
    expect(transitFaults([singapore, { ...singapore, country: "PA", operations: [] }])).toEqual([]);
  });

  it("names what went wrong and where", () => {
    const bad: TransitStop = {
      country: "PA",
      operations: ["unloading", "other"],
      isUnderCustomsControl: false,
      papers: [],
    };
    expect(transitFaults([singapore, bad])).toEqual([
      { code: "PROCESSED_IN_TRANSIT", country: "PA" },
      { code: "LEFT_CUSTOMS_CONTROL", country: "PA" },
      { code: "NO_TRANSIT_PAPERS", country: "PA" },
    ]);
    expect(transitFaults([{ ...singapore, papers: [] }])).toEqual([
      { code: "NO_TRANSIT_PAPERS", country: "SG" },
    ]);
  });
});
