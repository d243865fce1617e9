import type { Language } from '../domain/language.ts';
import { STATUSES } from '../domain/records.ts';
import type { Feature, FeatureCollection, Geometry, LineString, MultiLineString } from 'geojson';
import { coursePieces } from '../domain/course.ts';
import { passingAxis } from '../domain/filter.ts';
import { lineStatusOf } from '../domain/axis.ts';
import type { AxisShape, Network } from '../domain/network.ts';
import type { LonLat, Status } from '../domain/records.ts';
import type { GroundProperties, NetworkProperties } from '../../styles/sources.ts';
import { borderLines, outerBorders } from './borders.ts';
import { featureId } from './feature-id.ts';
import { farLabels, nearLabels } from './labels.ts';
import { buildMargin } from './margin.ts';
import type { MapFeature, MapSources } from './map-feature.ts';

/** Ids and codes of the records that pass the filter. */
export interface PassingRecords {
  axisIds: ReadonlySet<string>;
  townCodes: ReadonlySet<string>;
  villageCodes: ReadonlySet<string>;
  /** Whether modelled branches of documented axes are left out. */
  documentedOnly?: boolean;
}

interface AxisPart {
  geometry: LineString | MultiLineString;
  status: Status;
  overSea: boolean;
}

/** Land inside and outside the province, and the margin around them. */
export function groundSource(network: Network): MapSources['ground'] {
  const { neighbours, province } = network;
  const area = (id: number, properties: GroundProperties, geometry: Geometry): MapFeature<'ground'> => ({
    type: 'Feature',
    id,
    properties,
    geometry,
  });
  const margin = buildMargin(network);
  return collection([
    ...margin.map(({ geometry, opacity }, k) => area(k, { kind: 'margin', opacity }, geometry)),
    ...neighbours.map(({ geometry }, k) => area(margin.length + k, { kind: 'neighbour' }, geometry)),
    area(Number(province.code), { kind: 'province' }, province.geometry),
  ]);
}

/** The land borders of province and neighbours. */
export const outlineSource = (network: Network): MapSources['outlines'] => collection(outerBorders(network));

/** Areas of mountain and island counties, borders of counties and prefectures, and county seats. */
export function divisionSource(network: Network): MapSources['divisions'] {
  const counties = [...network.counties.values()];
  return collection([
    ...counties
      .filter(({ priority }) => priority)
      .map(({ code, geometry }): MapFeature<'divisions'> => ({
        type: 'Feature',
        id: featureId('county', code),
        properties: { kind: 'priority' },
        geometry,
      })),
    ...borderLines(counties),
    ...counties.map(({ code, seat }): MapFeature<'divisions'> => ({
      type: 'Feature',
      id: featureId('seat', code),
      properties: { kind: 'seat' },
      geometry: point([seat.lon, seat.lat]),
    })),
  ]);
}

/** Areas of the counties. */
export const countySource = (network: Network): MapSources['counties'] =>
  collection(
    [...network.counties.values()].map(({ code, geometry }) => ({
      type: 'Feature',
      id: featureId('county', code),
      properties: {},
      geometry,
    })),
  );

/** Axes, towns and villages that pass the filter; `null` passes all. */
export function networkSource(network: Network, passing: PassingRecords | null): MapSources['network'] {
  const { axes, towns, villages } = selectRecords(network, passing);
  return collection([
    ...axes.flatMap((axis) =>
      axisParts(axis).map(({ geometry, ...part }) =>
        drawn(featureId('axis', axis.id), geometry, { kind: 'axis', ...part }),
      ),
    ),
    ...towns.map(({ code, lonLat, track, status }) =>
      drawn(featureId('town', code), point(lonLat), { kind: 'town', track: track ?? 'unknown', status }),
    ),
    ...villages.map(({ code, lonLat, status, precision }) =>
      drawn(featureId('village', code), point(lonLat), { kind: 'village', status, precision }),
    ),
  ]);
}

/** Names of prefectures, of seats and of the axes that pass the filter. */
export const labelSource = (
  network: Network,
  passing: PassingRecords | null,
  language: Language,
): MapSources['labels'] => collection(farLabels(network, selectRecords(network, passing), language));

/** Names that are only visible from `NEAR_NAMES_ZOOM` on: of counties, and of the towns and villages that pass the filter. */
export const nearLabelSource = (
  network: Network,
  passing: PassingRecords | null,
  language: Language,
): MapSources['nearLabels'] => collection(nearLabels(network, selectRecords(network, passing), language));

/**
 * Splits an axis by status and by land and sea: branches of a documented axis to modelled stations are modelled, and sections over the sea
 * have their own line style.
 */
function axisParts(axis: AxisShape): AxisPart[] {
  const { geometry } = axis;
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  const pieces = lines.flatMap((line, part) =>
    coursePieces(line, axis.course[part]).map((piece) => ({ ...piece, status: lineStatusOf(axis, part) })),
  );
  return STATUSES.flatMap((status) =>
    [false, true].flatMap((overSea): AxisPart[] => {
      const coordinates = pieces
        .filter((piece) => piece.status === status && piece.overSea === overSea)
        .map(({ points }) => points);
      const [only] = coordinates;
      if (!only) return [];
      const drawnAs: AxisPart['geometry'] =
        coordinates.length === 1
          ? { type: 'LineString', coordinates: only }
          : { type: 'MultiLineString', coordinates };
      return [{ geometry: drawnAs, status, overSea }];
    }),
  );
}

const selectRecords = (network: Network, passing: PassingRecords | null) => ({
  axes: select(network.axes, passing?.axisIds).flatMap(
    (axis) => passingAxis({ documentedOnly: passing?.documentedOnly ?? false }, axis) ?? [],
  ),
  towns: select(network.towns, passing?.townCodes),
  villages: select(network.villages, passing?.villageCodes),
});

/** The ring around a selected point; empty without one. */
export const markSource = (at: LonLat | null): MapSources['mark'] =>
  collection(at ? [{ type: 'Feature', id: 1, properties: {}, geometry: point(at) }] : []);

function select<T>(records: ReadonlyMap<string, T>, passing: ReadonlySet<string> | undefined): T[] {
  if (!passing) return [...records.values()];
  return [...records].filter(([key]) => passing.has(key)).map(([, record]) => record);
}

const point = (coordinates: LonLat): Geometry => ({ type: 'Point', coordinates });

const drawn = (id: number, geometry: Geometry, properties: NetworkProperties): MapFeature<'network'> => ({
  type: 'Feature',
  id,
  properties,
  geometry,
});

const collection = <P>(features: Feature<Geometry, P>[]): FeatureCollection<Geometry, P> => ({
  type: 'FeatureCollection',
  features,
});
