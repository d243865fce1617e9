export type Unit = 'ms' | 'MB' | 'files' | 'exponent';

/** One measured work against its peer. Times are milliseconds unless `unit` says otherwise. */
export interface Result {
  work: string;
  ours: number;
  /** Null if there is no peer or it is not installed. */
  peer: number | null;
  ratio: number | null;
  /** A number: upper limit of the ratio of ours to the peer's. A text: another requirement. Null: none. */
  target: number | string | null;
  met: boolean | null;
  unit?: Unit;
}

/** The median. @throws RangeError for an empty list */
export function median(values: readonly number[]): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('the median of nothing');
  return (upper + lower) / 2;
}

/** Compares two series by their medians: the ratio is ours to the peer's, smaller is better. */
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

/** Rounds to three significant digits, to whole numbers above a hundred. */
const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/**
 * Compares two series by their medians: the ratio is the peer's to ours, and ours must be at least `times` as fast. `met` is null if there is no
 * peer.
 */
export function faster(
  work: string,
  oursMs: readonly number[],
  peerMs: readonly number[] | null,
  times: number,
): Result {
  const ours = median(oursMs);
  const peer = peerMs ? median(peerMs) : null;
  const ratio = peer === null ? null : peer / ours;
  return {
    work,
    ours: rounded(ours),
    peer: peer === null ? null : rounded(peer),
    ratio: ratio === null ? null : rounded(ratio),
    target: `≥ ${times}× faster`,
    met: ratio === null ? null : ratio >= times,
  };
}

/** Adds the requirement that the answers equal those of the peer; `what` describes it. */
export const equal = (row: Result, same: boolean, what: string): Result => ({
  ...row,
  target: `${row.target}, ${what}`,
  met: row.met === null ? null : row.met && same,
});

/** A figure with an upper limit and without a peer. */
export function atMost(work: string, value: number, most: number, unit: Unit = 'ms'): Result {
  const target = unit === 'exponent' ? `≤ n^${most}` : `≤ ${most} ${unit}`;
  return { work, ours: rounded(value), peer: null, ratio: null, target, met: value <= most, unit };
}

/** Adds a peer's figure to a row that has its own limit; the ratio is ours to the peer's. */
export const besides = (row: Result, peer: number): Result => ({
  ...row,
  peer: rounded(peer),
  ratio: rounded(row.ours / peer),
});

function formatCell(value: number | null, unit: Unit = 'ms'): string {
  if (value === null) return '–';
  return unit === 'exponent' ? `n^${value}` : `${value} ${unit}`;
}

/** The results as one table for a terminal. */
export function formatTable(results: readonly Result[]): string {
  const header = ['work', 'ours', 'peer', 'ratio', 'target', 'met'];
  const rows = results.map(({ work, ours, peer, ratio, target, met, unit }) => [
    work,
    formatCell(ours, unit),
    formatCell(peer, unit),
    ratio === null ? '–' : ratio.toFixed(2),
    target === null ? '–' : typeof target === 'number' ? `≤ ${target}` : target,
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

/** The results for a file: the columns of the table. A unit other than ms is appended to the work. */
export const toRows = (results: readonly Result[]): Omit<Result, 'unit'>[] =>
  results.map(({ work, ours, peer, ratio, target, met, unit = 'ms' }) => ({
    work: unit === 'ms' ? work : `${work} (${unit})`,
    ours,
    peer,
    ratio,
    target,
    met,
  }));
