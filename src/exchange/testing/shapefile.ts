/** A point shapefile with one text column, made by hand. */
export function makeShapefile(
  rows: readonly { x: number; y: number; value: string; deleted?: boolean }[],
  column = 'name',
): { shp: Uint8Array<ArrayBuffer>; dbf: Uint8Array<ArrayBuffer> } {
  const shp = new DataView(new ArrayBuffer(100 + 28 * rows.length));
  shp.setInt32(0, 9994);
  shp.setInt32(24, shp.byteLength / 2);
  shp.setInt32(28, 1000, true);
  shp.setInt32(32, 1, true);
  const dbf = new DataView(new ArrayBuffer(65 + 11 * rows.length));
  dbf.setUint8(0, 3);
  dbf.setUint32(4, rows.length, true);
  dbf.setUint16(8, 65, true);
  dbf.setUint16(10, 11, true);
  const write = (at: number, text: string): void =>
    Array.from(text).forEach((letter, i) => dbf.setUint8(at + i, letter.charCodeAt(0)));
  write(32, column);
  write(43, 'C');
  dbf.setUint8(48, 10);
  dbf.setUint8(64, 0x0d);
  rows.forEach(({ x, y, value, deleted = false }, i) => {
    const at = 100 + 28 * i;
    shp.setInt32(at, i + 1);
    shp.setInt32(at + 4, 10);
    shp.setInt32(at + 8, 1, true);
    shp.setFloat64(at + 12, x, true);
    shp.setFloat64(at + 20, y, true);
    write(65 + 11 * i, `${deleted ? '*' : ' '}${value.padEnd(10)}`);
  });
  return { shp: new Uint8Array(shp.buffer), dbf: new Uint8Array(dbf.buffer) };
}
