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

type Label = MapFeature<'labels' | 'nearLabels'>;

/** Names visible while the whole province is shown, as points with a rank. Within a kind the lower rank is placed first. */
export function farLabels(
  network: Network,
  shown: { axes: readonly AxisShape[] },
  language: Language,
): Label[] {
  return [
    ...[...network.prefectures.values()].map((prefecture) =>
      buildLabel(
        'prefecture',
        prefecture.code,
        nameOf(prefecture, language),
        prefecture.labelPoint,
        -prefecture.areaKm2,
      ),
    ),
    ...[...network.counties.values()].map((county) =>
      buildLabel(
        'seat',
        county.code,
        inHan(language) ? shortName(county.name) : nameOf(county, language),
        [county.seat.lon, county.seat.lat],
        seatRank(county),
      ),
    ),
    ...shown.axes.filter(hasLine).map((axis) => {
      const { at, course } = lineMiddle(axis.geometry);
      const rank = documentedFirst(axis.status) - axis.lengthKm;
      return buildLabel('axis', axis.id, axisName(axis, network, language), at, rank, {
        status: axis.status,
        course,
      });
    }),
  ];
}

/** The other names, as points with a rank. */
export function nearLabels(
  network: Network,
  shown: { towns: readonly TownPoint[]; villages: readonly VillagePoint[] },
  language: Language,
): Label[] {
  const named = (
    kind: LabelKind,
    record: Named & { code: string },
    at: Position,
    rank: number,
    status?: Status,
  ): Label => buildLabel(kind, record.code, nameOf(record, language), at, rank, status ? { status } : {});
  return [
    ...[...network.counties.values()].map((county) =>
      named('county', county, county.labelPoint, -county.areaKm2),
    ),
    ...shown.towns.map((town) =>
      named(
        'town',
        town,
        town.lonLat,
        documentedFirst(town.status) - (town.track ? 100 : 0) - town.villageCommittees / 10,
        town.status,
      ),
    ),
    ...shown.villages.map((village) =>
      named('village', village, village.lonLat, documentedFirst(village.status), village.status),
    ),
  ];
}

const buildLabel = (
  kind: LabelKind,
  code: string,
  name: string,
  at: Position,
  rank: number,
  more: Partial<Pick<LabelProperties, 'status' | 'course'>> = {},
): Label => ({
  type: 'Feature',
  id: featureId(kind, code),
  properties: { kind, name, rank, ...more },
  geometry: { type: 'Point', coordinates: at },
});

/** Name of a county without its suffix, for its seat: 武义县 becomes 武义. Names of two characters stay whole. */
export const shortName = (name: string): string => {
  const short = name.replace(/(畲族)?自治县$|[县市区]$/u, '');
  return [...short].length >= 2 ? short : name;
};

const documentedFirst = (status: Status): number => PRECEDENCE[status] * 1000;

/** Rank of a seat: counties and county-level cities before districts, whose seats are close to the name of the prefecture. */
const seatRank = (county: CountyShape): number =>
  (county.name.endsWith('区') ? 1000 : 0) + (county.priority ? 0 : 1);
