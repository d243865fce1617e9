import { parquetWriteBuffer } from 'hyparquet-writer';

/** A point in WKB. */
export function wkbPoint(x: number, y: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(21));
  view.setUint8(0, 1);
  view.setUint32(1, 1, true);
  view.setFloat64(5, x, true);
  view.setFloat64(13, y, true);
  return new Uint8Array(view.buffer);
}

/**
 * A GeoParquet file with the geometries in a column `geometry`.
 * @param crs PROJJSON of the reference system; undefined for longitude and latitude
 */
export function makeGeoparquet(
  geometry: readonly (Uint8Array | null)[],
  columns: Readonly<Record<string, readonly unknown[]>>,
  {
    crs,
    encoding = 'WKB',
    codec = 'SNAPPY',
  }: { crs?: object | null; encoding?: string; codec?: 'SNAPPY' | 'UNCOMPRESSED' } = {},
): Uint8Array<ArrayBuffer> {
  const geo = {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: { geometry: { encoding, geometry_types: [], ...(crs === undefined ? {} : { crs }) } },
  };
  return new Uint8Array(
    parquetWriteBuffer({
      codec,
      columnData: [
        { name: 'geometry', data: [...geometry], type: 'BYTE_ARRAY' },
        ...Object.entries(columns).map(([name, data]) => ({ name, data: [...data] })),
      ],
      kvMetadata: [{ key: 'geo', value: JSON.stringify(geo) }],
    }),
  );
}
