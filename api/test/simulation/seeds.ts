/** The seeds of a simulation: as many as are usual for it, or as `pnpm soak` asks for (SIMULATION_SEEDS, from SIMULATION_FROM on). */
export function seeds(usual: number): number[] {
  const count = Number(process.env['SIMULATION_SEEDS'] ?? usual);
  const from = Number(process.env['SIMULATION_FROM'] ?? 1);
  return Array.from({ length: count }, (_, at) => from + at);
}
