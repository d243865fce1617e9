/** How what was read becomes a layer: loaded with the dialog that asks for it. */
export {
  buildRows,
  type Datum,
  DATUMS,
  guessReading,
  openContent,
  type OpenedLayer,
  type PositionColumns,
  type Reading,
  sameDatum,
  computeShift,
} from '../../exchange/own-layer.ts';
