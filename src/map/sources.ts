import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Network } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import type { SourceId, SourceProperties } from '../../styles/sources.ts';
import type { MapFeature, MapSources } from './map-feature.ts';
import { featureId } from './feature-id.ts';
import { borderLines } from './borders.ts';
import { labels } from './labels.ts';

/** Sources whose features a filter leaves out. */
export type NetworkSources = Pick<MapSources, 'axes' | 'towns' | 'villages' | 'labels'>;

/** Ids and codes of what stays on the map; `null` keeps everything. */
export interface KeptRecords {
  axisIds: ReadonlySet<string>;
  townCodes: ReadonlySet<string>;
  villageCodes: ReadonlySet<string>;
}

/** The ground, which no filter changes. */
export function groundSources(
  network: Network,
): Pick<MapSources, 'ground' | 'counties' | 'borders' | 'seats'> {
  const counties = [...network.counties.values()];
  return {
    ground: collection([
      ...network.neighbours.map((shape, k) =>
        feature<'ground'>(k + 1, shape.geometry, { kind: 'neighbour' }),
      ),
      feature<'ground'>(featureId(network.province.code), network.province.geometry, { kind: 'province' }),
    ]),
    counties: collection(
      counties.map((county) =>
        feature<'counties'>(featureId(county.code), county.geometry, { priority: county.priority }),
      ),
    ),
    borders: borderLines(counties),
    seats: collection(
      counties.map(({ code, seat }) => feature<'seats'>(featureId(code), point([seat.lon, seat.lat]), {})),
    ),
  };
}

/** Axes, towns, villages and names: what a filter keeps of them. */
export function networkSources(network: Network, kept: KeptRecords | null): NetworkSources {
  const axes = keep(network.axes, kept?.axisIds);
  const towns = keep(network.towns, kept?.townCodes);
  const villages = keep(network.villages, kept?.villageCodes);
  return {
    axes: collection(
      axes.map((axis) => feature<'axes'>(featureId(axis.county), axis.geometry, { status: axis.status })),
    ),
    towns: collection(
      towns.map((town) =>
        feature<'towns'>(featureId(town.code), point(town.lonLat), {
          track: town.track ?? 'unknown',
          status: town.status,
        }),
      ),
    ),
    villages: collection(
      villages.map(({ code, lonLat, status, precision }) =>
        feature<'villages'>(featureId(code), point(lonLat), { status, precision }),
      ),
    ),
    labels: collection(labels(network, { axes, towns, villages })),
  };
}

/** Everything the map draws of a network: id, geometry, and only the properties the style reads. */
export const toSources = (network: Network, kept: KeptRecords | null = null): Omit<MapSources, 'mark'> => ({
  ...groundSources(network),
  ...networkSources(network, kept),
});

export const markSource = (at: LonLat | null): MapSources['mark'] =>
  collection(at ? [feature<'mark'>(1, point(at), {})] : []);

function keep<T>(records: ReadonlyMap<string, T>, kept: ReadonlySet<string> | undefined): T[] {
  if (!kept) return [...records.values()];
  return [...records].filter(([key]) => kept.has(key)).map(([, record]) => record);
}

const point = (coordinates: LonLat): Geometry => ({ type: 'Point', coordinates });

const feature = <Id extends SourceId>(
  id: number,
  geometry: Geometry,
  properties: SourceProperties[Id],
): MapFeature<Id> => ({ type: 'Feature', id, properties, geometry });

const collection = <P>(features: Feature<Geometry, P>[]): FeatureCollection<Geometry, P> => ({
  type: 'FeatureCollection',
  features,
});
