import type { PrintFlavour } from './print.ts';
import { screenLight } from './screen-light.ts';

/** Colour print on white paper: backgrounds are paler and lines darker than on a screen, since printers have a smaller range. */
export const printColour: PrintFlavour = {
  ...screenLight,
  sea: '#e3edf2',
  land: '#ffffff',
  neighbour: '#f2f0eb',
  neighbourEdge: '#b9b4a8',
  margin: '#ffffff',
  shoreline: '#6f8a96',
  countyLine: '#9a8f7c',
  prefectureLine: '#6f6553',
  casing: '#ffffff',
  textHalo: '#ffffff',
  paper: '#ffffff',
  ink: '#221f1b',
  inkSoft: '#5a534a',
  grid: '#b7c0c4',
  water: '#d3e4ec',
  waterEdge: '#8fb4c6',
  elevation: '#e2d6b8',
  builtUp: '#e9e6df',
  railway: '#7f7970',
  groundSymbol: '#857a66',
  motorwayCore: '#fff6e2',
  waterway: '#9fc2d2',
  motorway: '#e0bf8d',
  mainRoad: '#d9cba9',
  localRoad: '#dcd7cc',
  hatched: false,
};
