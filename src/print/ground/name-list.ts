import type { NameScript } from '../../domain/language.ts';
import type { Position } from 'geojson';
import { TOWN_AROUND_UP_TO } from '../../../styles/subjects/surroundings.ts';
import { type GroundNameId, NAME_RULES } from '../../../styles/subjects/index.ts';
import { polygonsOf } from '../../domain/polygons.ts';
import type { LonLat } from '../../domain/records.ts';
import {
  GROUND_POINTS,
  type GroundFeature,
  type GroundRows,
  joined,
  linesOfGround,
  pointOf,
} from './rows.ts';

/** A name on the ground (river, lake, summit, road number …) and the geometry it labels, WGS 84 degrees. */
export interface GroundName {
  id: string;
  kind: GroundNameId;
  /** The name in Chinese characters and in Latin letters. */
  text: Readonly<Record<NameScript, string>>;
  /** Priority among names of one kind; the lowest is placed first. */
  order: number;
  at:
    | { kind: 'point'; lonLat: LonLat; key: string }
    /** Inside an area, or `beside` it if it is too small for the name. */
    | { kind: 'area'; rings: Position[][]; beside?: true }
    /** Letters along a river; `widthM` is the width of the river. */
    | { kind: 'course'; lines: Position[][]; widthM: number }
    /** Widely spaced letters along a line, or around a point. */
    | { kind: 'spread'; lonLat: LonLat; line?: Position[] }
    /** Road numbers on plates on the lines. */
    | { kind: 'plate'; lines: Position[][] };
  /** Denominator of the smallest scale at which this name is written, if it is a larger scale than that of its kind. */
  upTo?: number;
  /** Factor of the type size of its kind. */
  size?: number;
}

/** Removes marks of text direction, which some sources contain. */
const plain = (text: string): string => text.replace(/[\u200e\u200f\u2028-\u202e]/g, '');

/** Denominators of the smallest scales for cities, bays and mountain ranges, by rank. */
const CITY_UP_TO = [Infinity, Infinity, 2_500_000, TOWN_AROUND_UP_TO];
const BAY_UP_TO = [Infinity, Infinity, 2_000_000, 1_100_000, 500_000];
const RANGE_UP_TO = [Infinity, 2_000_000, 1_100_000, 600_000];

/** All names of the ground; a sheet selects from them by scale. */
export function groundNames(rows: GroundRows): GroundName[] {
  return [
    ...placeNames(rows['names.geojson'] ?? []),
    ...islandNames(rows['land.geojson'] ?? []),
    ...lakeNames(rows['water.geojson'] ?? []),
    ...riverNames(rows['rivers.geojson'] ?? []),
    ...roadNumbers(rows['roads.geojson'] ?? []),
    ...GROUND_POINTS.flatMap(({ key, file }) =>
      Object.hasOwn(NAME_RULES, key) ? pointNames(rows[file] ?? [], key as GroundNameId) : [],
    ),
  ];
}

const nameText = ({ properties: { name = '', nameEn } }: GroundFeature): GroundName['text'] => ({
  han: plain(name),
  latin: plain(nameEn ?? name),
});

function placeNames(features: readonly GroundFeature[]): GroundName[] {
  return features.flatMap((feature, i): GroundName[] => {
    const lonLat = pointOf(feature);
    const { kind, rank = 9, lineLonLat, name } = feature.properties;
    if (!lonLat || name === undefined) return [];
    const base = { id: `name:${i}`, text: nameText(feature), order: rank };
    const upTo = (limits: readonly number[]): number => limits[rank] ?? (limits.at(-1) as number);
    const spread = { kind: 'spread', lonLat, ...(lineLonLat ? { line: lineLonLat } : {}) } as const;
    switch (kind) {
      case 'sea':
        return [{ ...base, kind: 'sea', at: spread, size: 1.3 }];
      case 'bay':
        return [
          {
            ...base,
            kind: 'sea',
            order: 2 + rank,
            at: spread,
            size: rank < 3 ? 1 : 0.8,
            upTo: upTo(BAY_UP_TO),
          },
        ];
      case 'range':
        return [{ ...base, kind: 'range', at: spread, upTo: upTo(RANGE_UP_TO) }];
      case 'city':
      case 'town':
        return [
          {
            ...base,
            kind: 'city-around',
            at: { kind: 'point', lonLat, key: rank < 3 ? 'city-around' : 'town-around' },
            upTo: upTo(CITY_UP_TO),
          },
        ];
      default:
        return [];
    }
  });
}

function lakeNames(features: readonly GroundFeature[]): GroundName[] {
  return features.flatMap((feature, i): GroundName[] => {
    const { geometry, properties } = feature;
    const { kind, name, areaKm2 = 0 } = properties;
    if (name === undefined || (kind !== 'lake' && kind !== 'reservoir')) return [];
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
    const rings = polygonsOf(geometry).toSorted((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))[0];
    if (!rings) return [];
    return [
      {
        id: `lake:${i}`,
        kind: 'lake',
        text: nameText(feature),
        order: -areaKm2,
        at: { kind: 'area', rings },
        upTo: areaKm2 >= 30 ? Infinity : areaKm2 >= 5 ? 800_000 : areaKm2 >= 1 ? 300_000 : 150_000,
      },
    ];
  });
}

function islandNames(features: readonly GroundFeature[]): GroundName[] {
  return features.flatMap((feature, i): GroundName[] => {
    const { geometry, properties } = feature;
    const { name, areaKm2 = 0 } = properties;
    if (name === undefined || geometry.type !== 'Polygon') return [];
    return [
      {
        id: `island:${i}`,
        kind: 'island',
        text: nameText(feature),
        order: -areaKm2,
        at: { kind: 'area', rings: geometry.coordinates, beside: true },
        upTo: areaKm2 >= 40 ? 800_000 : areaKm2 >= 2 ? 500_000 : 250_000,
      },
    ];
  });
}

/** One name for each river, with all its lines joined; the name is placed on the part that is on the sheet. */
function riverNames(features: readonly GroundFeature[]): GroundName[] {
  const byName = new Map<string, GroundFeature[]>();
  for (const each of features) {
    const { name } = each.properties;
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), each]);
  }
  return [...byName].flatMap(([name, courses]): GroundName[] => {
    const [first] = courses;
    if (!first) return [];
    const widthM = Math.max(...courses.map(({ properties }) => properties.widthM ?? 0));
    return [
      {
        id: `river:${name}`,
        kind: 'river',
        text: nameText(first),
        order: -widthM,
        at: { kind: 'course', lines: joined(linesOfGround(courses)), widthM },
        size: widthM >= 150 ? 1.25 : widthM >= 60 ? 1.08 : 0.95,
        upTo: widthM >= 90 ? 2_500_000 : widthM >= 45 ? 1_200_000 : widthM >= 25 ? 500_000 : 250_000,
      },
    ];
  });
}

/** Numbers of motorways and trunk roads; the first if a road has two. */
function roadNumbers(features: readonly GroundFeature[]): GroundName[] {
  const byRef = new Map<string, GroundFeature[]>();
  for (const each of features) {
    const [ref = ''] = (each.properties.ref ?? '').split(';');
    if (ref !== '' && each.properties.class !== 'construction')
      byRef.set(ref, [...(byRef.get(ref) ?? []), each]);
  }
  return [...byRef].map(([ref, courses]): GroundName => ({
    id: `road:${ref}`,
    kind: 'road',
    text: { han: ref, latin: ref },
    order: ref.length,
    at: { kind: 'plate', lines: joined(linesOfGround(courses)) },
  }));
}

function pointNames(features: readonly GroundFeature[], kind: GroundNameId): GroundName[] {
  return features.flatMap((feature, i): GroundName[] => {
    const lonLat = pointOf(feature);
    const { name, elevationM } = feature.properties;
    if (!lonLat || name === undefined) return [];
    const height = elevationM === undefined ? '' : ` ${Math.round(elevationM)}`;
    const { han, latin } = nameText(feature);
    return [
      {
        id: `${kind}:${i}`,
        kind,
        text: { han: han + height, latin: latin + height },
        order: -(elevationM ?? 0),
        at: { kind: 'point', lonLat, key: kind },
      },
    ];
  });
}
