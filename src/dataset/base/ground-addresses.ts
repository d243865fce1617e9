import { GROUND_FILES, type GroundFile } from '../../domain/ground-layers.ts';

const groundFiles = import.meta.glob<string>('../../../geodata/ground/*.geojson', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

/** Addresses of the ground of sheets, by file; the map has the same ground as tiles (`GROUND_URLS`). */
export const SHEET_GROUND_URLS = Object.fromEntries(
  GROUND_FILES.map((file) => [file, groundFiles[`../../../geodata/ground/${file}`]]),
) as Readonly<Record<GroundFile, string>>;
