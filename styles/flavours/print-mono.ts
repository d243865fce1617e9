import type { PrintFlavour } from './print.ts';
import { printColour } from './print-colour.ts';

const INK = '#000000';
const SOFT = '#4d4d4d';

/** Black on white: kinds are told apart by shape, weight, dash and hatching alone. */
export const printMono: PrintFlavour = {
  ...printColour,
  sea: '#ededed',
  neighbour: '#f7f7f7',
  neighbourEdge: '#8c8c8c',
  shoreline: '#6b6b6b',
  priority: '#ffffff',
  countyLine: '#7a7a7a',
  prefectureLine: '#4d4d4d',
  countyActive: '#ffffff',
  countyActiveEdge: INK,
  axis: INK,
  axisModelled: '#333333',
  axisActive: INK,
  trackAgriculture: INK,
  trackIndustry: INK,
  trackCommerce: INK,
  trackTourism: INK,
  trackUnknown: INK,
  village: INK,
  seat: INK,
  catchment: SOFT,
  focus: INK,
  textPrefecture: SOFT,
  textCounty: SOFT,
  textSeat: INK,
  textAxis: INK,
  textAxisModelled: '#333333',
  textTown: INK,
  textVillage: '#262626',
  textActive: INK,
  ink: INK,
  inkSoft: SOFT,
  grid: '#bfbfbf',
  water: '#dedede',
  waterway: '#a6a6a6',
  motorway: '#9c9c9c',
  mainRoad: '#b5b5b5',
  localRoad: '#cccccc',
  hatched: true,
};
