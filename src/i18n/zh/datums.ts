/** Names of the datums in which the positions of a file can be read, in 简体中文. */
export const datums = {
  wgs84: 'WGS 84 / CGCS2000 经纬度',
  gcj02: 'GCJ-02（高德、腾讯等地图）',
  bd09: 'BD-09（百度地图）',
  mercator: 'Web 墨卡托（米）',
  wkt: '文件自带的坐标系',
  /** With the number of the zone in front of the eastings, or null. */
  gaussKruger: (zoneDeg: 3 | 6, meridianDeg: number, zone: number | null) =>
    `CGCS2000 高斯–克吕格 ${zoneDeg}° 带，中央经线 ${meridianDeg}°${zone === null ? '，不带带号' : `，带号 ${zone}`}`,
};

export type DatumWords = typeof datums;
