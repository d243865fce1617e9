import type { CountyCode } from './codes.ts';
import type { AxisShape, Network } from './network.ts';
import type { Status } from './records.ts';

/** Status of one line of an axis (main line or branch); that of the axis if its lines have no status of their own. */
export const lineStatusOf = (
  { status, lineStatus }: { status: Status; lineStatus: readonly Status[] },
  part: number,
): Status => lineStatus[part] ?? status;

/** The axes of a county by their ids: none, one or several. */
export const axesIn = ({ axes }: Pick<Network, 'axes'>, county: CountyCode): AxisShape[] =>
  [...axes.values()].filter((axis) => axis.county === county).toSorted((a, b) => (a.id < b.id ? -1 : 1));
