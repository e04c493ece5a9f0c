/** Cases of a property test; mutation runs ask for fewer. */
export const propertyRuns = (): number => Number(process.env.PROPERTY_RUNS ?? 10_000);
