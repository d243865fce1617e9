/** How what was read becomes a layer: loaded with the dialog that asks for it. */
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
