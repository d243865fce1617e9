/** Datum or grid of the coordinates of an exported file. The grids are the 3° zones that cover the province, without zone prefix. */
export const EXPORT_DATUMS = [
  'wgs84',
  'cgcs2000',
  'cgcs2000-117',
  'cgcs2000-120',
  'cgcs2000-123',
  'gcj02',
  'bd09',
] as const;
export type ExportDatum = (typeof EXPORT_DATUMS)[number];

interface DatumKind {
  /** Short name, for headings and fields. */
  label: string;
  /** EPSG code; absent for GCJ-02 and BD-09, which are no reference systems but distortions of one. */
  epsg?: number;
  /** Central meridian of a grid in metres. */
  centralMeridianDeg?: number;
}

export const DATUM_KINDS: Readonly<Record<ExportDatum, DatumKind>> = {
  wgs84: { label: 'WGS 84', epsg: 4326 },
  cgcs2000: { label: 'CGCS2000', epsg: 4490 },
  'cgcs2000-117': { label: 'CGCS2000 GK CM 117E', epsg: 4548, centralMeridianDeg: 117 },
  'cgcs2000-120': { label: 'CGCS2000 GK CM 120E', epsg: 4549, centralMeridianDeg: 120 },
  'cgcs2000-123': { label: 'CGCS2000 GK CM 123E', epsg: 4550, centralMeridianDeg: 123 },
  gcj02: { label: 'GCJ-02' },
  bd09: { label: 'BD-09' },
};

export const isGrid = (datum: ExportDatum): boolean => DATUM_KINDS[datum].centralMeridianDeg !== undefined;
