/** How many distances are within a limit, inclusive; metres. */
export function countWithin(distanceM: Float64Array, limitM: number): number {
  let count = 0;
  for (const metres of distanceM) if (metres <= limitM) count++;
  return count;
}

/** Distances in figures, metres. */
export interface DistanceFigures {
  meanM: number;
  medianM: number;
  mostM: number;
}

/** Mean, median and greatest of distances; null where there are none. */
export function distanceFigures(distanceM: Float64Array): DistanceFigures | null {
  if (distanceM.length === 0) return null;
  const sorted = distanceM.toSorted();
  const middle = sorted.length / 2;
  const medianM = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  const meanM = sorted.reduce((sum, metres) => sum + metres, 0) / sorted.length;
  return { meanM, medianM, mostM: sorted.at(-1) ?? 0 };
}
