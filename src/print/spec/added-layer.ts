import * as v from 'valibot';
import { readDatumName } from '../../domain/datum.ts';
import { CLASS_COUNT, CLASS_METHODS, FILTER_TESTS, LAYER_COLOURS } from '../../domain/own-style.ts';
import { isLayerId, MAX_LAYER_NAME, MAX_LAYERS } from '../../domain/run-time-layer.ts';
import { MAX_REF, type SheetLayerEntry } from '../../domain/sheet-layer.ts';
import { plainText } from '../../domain/text-form.ts';

const layerName = v.pipe(v.string(), v.transform(plainText), v.minLength(1), v.maxLength(MAX_LAYER_NAME));
/** Name of a file or heading of a column. It is not normalised, since it is compared with the text in the file. */
const ref = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_REF));
const wholeUpTo = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const entry = v.strictObject({
  name: layerName,
  file: v.exactOptional(
    v.strictObject({
      name: ref,
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      part: v.exactOptional(ref),
    }),
  ),
  order: v.exactOptional(wholeUpTo(0, 10_000)),
  drawn: v.exactOptional(v.boolean()),
  style: v.exactOptional(
    v.variant('by', [
      v.strictObject({ by: v.literal('one'), colour: v.picklist(LAYER_COLOURS) }),
      v.strictObject({ by: v.literal('category'), column: ref }),
      v.strictObject({
        by: v.literal('number'),
        column: ref,
        method: v.picklist(CLASS_METHODS),
        classes: wholeUpTo(CLASS_COUNT.min, CLASS_COUNT.max),
      }),
    ]),
  ),
  label: v.exactOptional(ref),
  filter: v.exactOptional(
    v.strictObject({
      column: ref,
      test: v.picklist(FILTER_TESTS),
      value: v.pipe(v.string(), v.maxLength(MAX_REF)),
    }),
  ),
  datum: v.exactOptional(
    v.pipe(
      v.string(),
      v.check((name) => readDatumName(name) !== null),
    ),
  ),
  swapped: v.exactOptional(v.boolean()),
  positions: v.exactOptional(v.pipe(v.array(ref), v.minLength(1), v.maxLength(2))),
});

/** An entry that is only the name of the layer, as earlier versions of the program wrote it. */
const named = v.pipe(
  layerName,
  v.transform((name): SheetLayerEntry => ({ name })),
);

/** The run-time layers of a sheet (`RunTimeLayer`), by their ids. */
export const addedLayersSchema = v.pipe(
  v.record(
    v.pipe(v.string(), v.check(isLayerId)),
    v.lazy((input): v.GenericSchema<string | SheetLayerEntry, SheetLayerEntry> =>
      typeof input === 'string' ? (named as never) : (entry as never),
    ),
  ),
  v.maxEntries(MAX_LAYERS),
);

/** Ids of the layers whose points take the place of the central towns and of the villages in the counts of a sheet. */
export const ownPointsSchema = v.strictObject({
  facilities: v.exactOptional(v.pipe(v.string(), v.check(isLayerId))),
  places: v.exactOptional(v.pipe(v.string(), v.check(isLayerId))),
});
