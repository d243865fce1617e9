import { hasLine } from '../domain/axis.ts';
import { PRECEDENCE } from '../domain/by-status.ts';
import type { Language } from '../domain/language.ts';
import type { AxisShape, CountyShape, Network, TownPoint, VillagePoint } from '../domain/network.ts';
import type { Status } from '../domain/records.ts';
import type { LabelKind, LabelProperties } from '../../styles/sources.ts';
import type { Position } from 'geojson';
import { axisName, inHan, nameOf, type Named } from '../i18n/names.ts';
import type { MapFeature } from './map-feature.ts';
import { featureId } from './feature-id.ts';
import { lineMiddle } from './middle.ts';

/** Names on the map in a language, as points with a rank. Within a kind the lower rank is placed first. */
export function labels(
  network: Network,
  shown: { axes: readonly AxisShape[]; towns: readonly TownPoint[]; villages: readonly VillagePoint[] },
  language: Language,
): MapFeature<'labels'>[] {
  const label = (
    kind: LabelKind,
    code: string,
    named: Named,
    at: Position,
    rank: number,
    more: Partial<Pick<LabelProperties, 'name' | 'status' | 'course'>> = {},
  ): MapFeature<'labels'> => ({
    type: 'Feature',
    id: featureId(kind, code),
    properties: { kind, name: nameOf(named, language), rank, ...more },
    geometry: { type: 'Point', coordinates: at },
  });
  const counties = [...network.counties.values()];
  return [
    ...[...network.prefectures.values()].map((prefecture) =>
      label('prefecture', prefecture.code, prefecture, prefecture.labelPoint, -prefecture.areaKm2),
    ),
    ...counties.map((county) => label('county', county.code, county, county.labelPoint, -county.areaKm2)),
    ...counties.map((county) =>
      label(
        'seat',
        county.code,
        county,
        [county.seat.lon, county.seat.lat],
        seatRank(county),
        inHan(language) ? { name: shortName(county.name) } : {},
      ),
    ),
    ...shown.axes.filter(hasLine).map((axis) => {
      const { at, course } = lineMiddle(axis.geometry);
      const rank = documentedFirst(axis.status) - axis.lengthKm;
      return label('axis', axis.id, axis, at, rank, {
        name: axisName(axis, network, language),
        status: axis.status,
        course,
      });
    }),
    ...shown.towns.map((town) =>
      label(
        'town',
        town.code,
        town,
        town.lonLat,
        documentedFirst(town.status) - (town.track ? 100 : 0) - town.villageCommittees / 10,
        { status: town.status },
      ),
    ),
    ...shown.villages.map((village) =>
      label('village', village.code, village, village.lonLat, documentedFirst(village.status), {
        status: village.status,
      }),
    ),
  ];
}

/** Name of a county without its suffix, for its seat: 武义县 becomes 武义. Names of two characters stay whole. */
export const shortName = (name: string): string => {
  const short = name.replace(/(畲族)?自治县$|[县市区]$/u, '');
  return [...short].length >= 2 ? short : name;
};

const documentedFirst = (status: Status): number => PRECEDENCE[status] * 1000;

/** Rank of a seat: counties and county-level cities before districts, whose seats are close to the name of the prefecture. */
const seatRank = (county: CountyShape): number =>
  (county.name.endsWith('区') ? 1000 : 0) + (county.priority ? 0 : 1);
