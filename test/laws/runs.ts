/** How often a law is tried. The seed is fixed, so that a run can be repeated; another one is given by LAW_SEED, more runs by LAW_RUNS (a factor). */
export function runs(numRuns: number): { numRuns: number; seed: number } {
  const seed = Number(process.env.LAW_SEED ?? 20_260_101);
  return { numRuns: numRuns * Number(process.env.LAW_RUNS ?? 1), seed };
}
