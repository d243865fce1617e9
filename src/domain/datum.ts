/**
 * Datum or grid of the coordinates of a file. CGCS2000 is taken as WGS 84: they differ by centimetres, less than the error of any position
 * of the atlas. In Gauss–Krüger grids on CGCS2000 eastings have 500 km added, and with a zone prefix also the zone number times 1000 km.
 */
export type Datum =
  | { kind: 'wgs84' }
  | { kind: 'gcj02' }
  | { kind: 'bd09' }
  | { kind: 'gauss-kruger'; zoneDeg: 3 | 6; centralMeridianDeg: number; prefixed: boolean }
  | { kind: 'mercator' }
  /** The reference system that a .prj or the file itself states. */
  | { kind: 'wkt'; wkt: string };

/** The order of the two numbers of a position: x (longitude, easting) first, or y first. */
export interface Reading {
  datum: Datum;
  swapped: boolean;
}

/** Columns of a table with positions: one for longitude (or easting) and one for latitude (or northing), or one for both. */
export type PositionColumns =
  | { kind: 'two'; first: number; second: number }
  | { kind: 'one'; column: number };

/** The zone of a central meridian: 117° E is zone 39 of 3° and zone 20 of 6°. */
export const computeZone = (zoneDeg: 3 | 6, centralMeridianDeg: number): number =>
  zoneDeg === 3 ? Math.round(centralMeridianDeg / 3) : Math.round((centralMeridianDeg + 3) / 6);

export const centralMeridian = (zoneDeg: 3 | 6, zone: number): number =>
  zoneDeg === 3 ? zone * 3 : zone * 6 - 3;

/** Definition for PROJ of a Gauss–Krüger grid in metres on the ellipsoid of CGCS2000. */
export const gaussKruger = (centralMeridianDeg: number, falseEastingM = 500_000): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${centralMeridianDeg} +k=1 +x_0=${falseEastingM} +y_0=0 +ellps=GRS80 +units=m +no_defs`;

/** The name of the datum that a file states itself. */
export const DATUM_OF_FILE = 'file';
/** Names of datums that need no number. */
const PLAIN = ['wgs84', 'gcj02', 'bd09', 'mercator'] as const;
/** Zones that cover China: 13–23 of 6°, 25–45 of 3°. No number is in both. */
const ZONES = { 6: [13, 23], 3: [25, 45] } as const;

/**
 * The name of a datum in settings and on the command line: `gcj02`, `cgcs2000-120` for a grid in metres by its central meridian,
 * `cgcs2000-zone40` for one whose eastings begin with the number of the zone, `file` for what the file states.
 */
export function datumName(datum: Datum): string {
  switch (datum.kind) {
    case 'wgs84':
    case 'gcj02':
    case 'bd09':
    case 'mercator':
      return datum.kind;
    case 'gauss-kruger': {
      const { zoneDeg, centralMeridianDeg, prefixed } = datum;
      return prefixed
        ? `cgcs2000-zone${computeZone(zoneDeg, centralMeridianDeg)}`
        : `cgcs2000-${centralMeridianDeg}`;
    }
    case 'wkt':
      return DATUM_OF_FILE;
    default:
      return datum satisfies never;
  }
}

/** The datum of a name, `file` for what the file states, or null where it is the name of none. */
export function readDatumName(name: string): Datum | typeof DATUM_OF_FILE | null {
  if (name === DATUM_OF_FILE) return name;
  if (name === 'cgcs2000') return { kind: 'wgs84' };
  const plain = PLAIN.find((each) => each === name);
  if (plain) return { kind: plain };
  const [, zoneText, meridianText] = /^cgcs2000-(?:zone(\d{2})|(\d{2,3}))$/.exec(name) ?? [];
  if (meridianText !== undefined) {
    const centralMeridianDeg = Number(meridianText);
    const isOne = centralMeridianDeg % 3 === 0 && centralMeridianDeg >= 75 && centralMeridianDeg <= 135;
    return isOne ? { kind: 'gauss-kruger', zoneDeg: 3, centralMeridianDeg, prefixed: false } : null;
  }
  const zone = Number(zoneText);
  for (const zoneDeg of [3, 6] as const) {
    const [first, last] = ZONES[zoneDeg];
    if (zone >= first && zone <= last)
      return {
        kind: 'gauss-kruger',
        zoneDeg,
        centralMeridianDeg: centralMeridian(zoneDeg, zone),
        prefixed: true,
      };
  }
  return null;
}
