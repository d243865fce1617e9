import type { Strings } from '../i18n/index.ts';

const ORIGINS: readonly (readonly [prefix: string, name: string])[] = [
  ['vonng-adcode', 'Vonng/adcode (CC BY 4.0)'],
  ['geonames', 'GeoNames (CC BY 4.0)'],
];

/** A position source (`vonng-adcode:village-mean-n6; arranged`, see docs/data.md) in words; what is not known stays as it is. */
export function positionSourceText(positionSource: string, t: Strings): string {
  const [origin = '', ...remarks] = positionSource.split('; ');
  const [prefix, way = ''] = origin.split(':');
  const name = ORIGINS.find(([known]) => known === prefix)?.[1];
  if (name === undefined) return t.positionSource(positionSource);
  const mean = /^village-mean-n(\d+)$/.exec(way)?.[1];
  return [
    t.positionSource(name),
    mean !== undefined && t.positionMean(Number(mean)),
    remarks.includes('arranged') && t.positionArranged,
  ]
    .filter(Boolean)
    .join(t.positionJoin);
}
