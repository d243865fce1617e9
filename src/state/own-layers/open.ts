/** Makes layers of what was read; this code is loaded with the dialog for it. */
export { findReading, firstName, newLayer, partIndex, WGS84 } from '../../exchange/new-own-layer.ts';
export {
  buildPlaceNames,
  buildRows,
  type Datum,
  DATUMS,
  guessReading,
  openContent,
  type OpenedLayer,
  type PlaceNames,
  type PositionColumns,
  type Reading,
  sameDatum,
  computeShift,
} from '../../exchange/own-layer.ts';
