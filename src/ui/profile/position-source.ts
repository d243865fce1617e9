import type { Words } from '../../i18n/index.ts';

const ORIGINS: readonly (readonly [prefix: string, name: string])[] = [
  ['vonng-adcode', 'Vonng/adcode (CC BY 4.0)'],
  ['geonames', 'GeoNames (CC BY 4.0)'],
  ['osm-village-points', '© OpenStreetMap contributors (ODbL)'],
];

/** Number of village points of which a position is the mean; `null` if it is a point of its own. */
export function readMeanM(positionSource: string): number | null {
  const n = /village-mean-n(\d+)/.exec(positionSource)?.[1];
  return n === undefined ? null : Number(n);
}

/** A position source (`vonng-adcode:village-mean-n6; arranged`, see docs/data.md) in words; unknown ones are not changed. */
export function positionSourceText(positionSource: string, t: Words): string {
  const [origin = '', ...remarks] = positionSource.split('; ');
  const [prefix] = origin.split(':');
  const name = ORIGINS.find(([known]) => known === prefix)?.[1];
  if (name === undefined) return t.positionSource(positionSource);
  const mean = readMeanM(origin);
  return [
    t.positionSource(name),
    mean !== null && t.positionMean(mean),
    remarks.includes('arranged') && t.positionArranged,
  ]
    .filter(Boolean)
    .join(t.positionJoin);
}
