/** One measured work against its peer: times in milliseconds, smaller is better. */
export interface Result {
  work: string;
  ours: number;
  peer: number;
  ratio: number;
  /** The ratio may not be above it; null where none was set. */
  target: number | null;
  met: boolean | null;
}

/** Middle value; the mean of the middle two for an even count. Throws a RangeError when there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('the median of nothing');
  return (upper + lower) / 2;
}

/** Compares two series by their medians. */
export function compare(
  work: string,
  oursMs: readonly number[],
  peerMs: readonly number[],
  target: number | null = null,
): Result {
  const ratio = Math.round((median(oursMs) / median(peerMs)) * 100) / 100;
  const ours = Math.round(median(oursMs));
  const peer = Math.round(median(peerMs));
  return { work, ours, peer, ratio, target, met: target === null ? null : ratio <= target };
}

/** The results as one table for a terminal. */
export function tableOf(results: readonly Result[]): string {
  const header = ['work', 'ours', 'peer', 'ratio', 'target', 'met'];
  const rows = results.map(({ work, ours, peer, ratio, target, met }) => [
    work,
    `${ours} ms`,
    `${peer} ms`,
    ratio.toFixed(2),
    target === null ? '–' : `≤ ${target}`,
    met === null ? '–' : met ? 'yes' : 'NO',
  ]);
  const table = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
