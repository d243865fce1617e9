import type { CountyCode } from './codes.ts';
import type { AxisShape, Network } from './network.ts';
import type { Status } from './records.ts';
import { romanise } from './romanise.ts';

/** Status of one line of an axis, which may be a branch; that of the axis where its lines have none of their own. */
export const lineStatusOf = (
  { status, lineStatus }: { status: Status; lineStatus: readonly Status[] },
  part: number,
): Status => lineStatus[part] ?? status;

/** The axes of a county by their ids: none, one or several. */
export const axesIn = ({ axes }: Pick<Network, 'axes'>, county: CountyCode): AxisShape[] =>
  [...axes.values()].filter((axis) => axis.county === county).toSorted((a, b) => (a.id < b.id ? -1 : 1));

/**
 * English name of an axis. English readers know it by its county (`Wuyi axis`): its own name, romanised, would be a row of
 * syllables. Where a county has several they are numbered by their ids (`Wuyi axis 2`).
 */
export function axisNameEn(
  axis: Pick<AxisShape, 'id' | 'name' | 'pinyin' | 'county'>,
  network: Pick<Network, 'axes' | 'counties'>,
): string {
  const { name, pinyin } = network.counties.get(axis.county) ?? axis;
  const ofCounty = axesIn(network, axis.county);
  const number = ofCounty.findIndex(({ id }) => id === axis.id) + 1;
  return `${romanise(name, pinyin) || name} axis${ofCounty.length > 1 && number > 0 ? ` ${number}` : ''}`;
}
