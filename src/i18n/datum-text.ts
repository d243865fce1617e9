import { computeZone, type Datum } from '../domain/datum.ts';
import type { DatumWords } from './zh/datums.ts';

/** The name of the datum of a file, from a section of words that has the names of datums. */
export function datumText(datum: Datum, { datums }: { datums: DatumWords }): string {
  switch (datum.kind) {
    case 'wgs84':
    case 'gcj02':
    case 'bd09':
    case 'mercator':
    case 'wkt':
      return datums[datum.kind];
    case 'gauss-kruger': {
      const { zoneDeg, centralMeridianDeg, prefixed } = datum;
      return datums.gaussKruger(
        zoneDeg,
        centralMeridianDeg,
        prefixed ? computeZone(zoneDeg, centralMeridianDeg) : null,
      );
    }
  }
}
