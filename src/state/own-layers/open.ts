/** Makes layers of what was read; this code is loaded with the dialog for it. */
export {
  buildPlaceNames,
  buildRows,
  type Datum,
  type DatumGuess,
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
