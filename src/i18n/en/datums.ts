import type { DatumWords } from '../zh/datums.ts';

/** Names of the datums in which the positions of a file can be read, in English. */
export const datums: DatumWords = {
  wgs84: 'WGS 84 / CGCS2000, degrees',
  gcj02: 'GCJ-02 (Amap, Tencent and others)',
  bd09: 'BD-09 (Baidu)',
  mercator: 'Web Mercator, metres',
  wkt: 'As the file says',
  gaussKruger: (zoneDeg, meridianDeg, zone) =>
    `CGCS2000 Gauss–Krüger, ${zoneDeg}° zones, central meridian ${meridianDeg}°${zone === null ? ', without zone number' : `, zone number ${zone}`}`,
};
