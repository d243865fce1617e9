import { isObject } from '../../domain/is-object.ts';
import { SITE_ROLES } from '../../domain/own-sites.ts';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../../i18n/index.ts';
import * as v from 'valibot';
import { sheetSwitches } from '../../../styles/subject.ts';
import { type SubjectId, SUBJECTS } from '../../../styles/subjects/index.ts';
import { dateFault } from '../../domain/calendar.ts';
import {
  canonicalCode,
  isCountyCode,
  isPrefectureCode,
  prefectureOf,
  PROVINCE_CODE,
} from '../../domain/codes.ts';
import type { Filter } from '../../domain/filter.ts';
import { TRACKS } from '../../domain/records.ts';
import { plainText } from '../../domain/text-form.ts';
import { addedLayersSchema, ownPointsSchema } from './added-layer.ts';
import { received, shortened, SpecError, type SpecFailure } from './failure.ts';

/** Version of the format, written into every spec. A newer version is refused, since it would be understood only in part. */
export const SPEC_VERSION = 1;

/** ISO 216 trimmed sizes in millimetres, portrait. */
export const PAPERS = {
  A0: [841, 1189],
  A1: [594, 841],
  A2: [420, 594],
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
} as const satisfies Record<string, readonly [widthMm: number, heightMm: number]>;
export type PaperName = keyof typeof PAPERS;

/** Limits of the sides of a custom sheet, mm: about the short side of A6, and well below the 5080 mm that PDF allows without a user unit. */
export const CUSTOM_MM = { min: 100, max: 2000 } as const;

/** Denominators of the round scales, from which “largest that fits” chooses. */
export const SCALES = [
  10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 60_000, 75_000, 80_000, 100_000, 125_000, 150_000,
  175_000, 200_000, 250_000, 300_000, 350_000, 400_000, 500_000, 600_000, 750_000, 1_000_000, 1_250_000,
  1_500_000, 2_000_000, 2_500_000, 3_000_000, 4_000_000, 5_000_000,
] as const;

/** Limits of numeric settings. */
export const SCALE_LIMITS = { min: 1000, max: 10_000_000 } as const;
export const MARGIN_MM = { min: 5, max: 60 } as const;
export const BLEED_MM = { min: 0, max: 10 } as const;
export const CORRIDOR_KM = { min: 0, max: 30 } as const;
/** Longest title, author or basemap source, UTF-16 units. */
export const MAX_TEXT = 400;
/** Limits of a drawn frame, degrees: the province and its surroundings, where the projection is accurate. */
export const FRAME_DEG = { lon: { min: 110, max: 130 }, lat: { min: 20, max: 40 } } as const;

const within = ({ min, max }: { min: number; max: number }) =>
  v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const text = v.optional(v.pipe(v.string(), v.transform(plainText), v.maxLength(MAX_TEXT)), '');
const [lon, lat] = [within(FRAME_DEG.lon), within(FRAME_DEG.lat)];
/** A division code in any official length, brought to the canonical length. */
const canonical = v.transform((code: string) => canonicalCode(code) ?? code);
const countyCode = v.pipe(v.string(), canonical, v.check(isCountyCode));
const prefectureCode = v.pipe(v.string(), canonical, v.check(isPrefectureCode));

/** A switch for each subject that a sheet can leave out, and for the kilometre grid. */
const layerSwitches = Object.fromEntries(
  [...sheetSwitches(SUBJECTS), { id: 'grid', shown: true }].map(({ id, shown }) => [
    id,
    v.optional(v.boolean(), shown),
  ]),
);

const regionSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('county'), code: countyCode }),
  v.strictObject({ kind: v.literal('prefecture'), code: prefectureCode }),
  v.strictObject({ kind: v.literal('province'), code: v.optional(v.literal(PROVINCE_CODE), PROVINCE_CODE) }),
  v.strictObject({ kind: v.literal('axis'), id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) }),
  v.strictObject({ kind: v.literal('frame'), west: lon, south: lat, east: lon, north: lat }),
]);

const sideMm = within(CUSTOM_MM);
const shown = v.optional(v.boolean(), true);

const specSchema = v.strictObject({
  version: v.literal(SPEC_VERSION),
  region: regionSchema,
  paper: v.optional(
    v.union([
      v.picklist(Object.keys(PAPERS) as PaperName[]),
      v.strictObject({ widthMm: sideMm, heightMm: sideMm }),
    ]),
    'A3',
  ),
  orientation: v.optional(v.picklist(['auto', 'portrait', 'landscape']), 'auto'),
  /** Scale denominator; `fit` is the largest scale in `SCALES` at which the region fits. */
  scale: v.optional(v.union([v.literal('fit'), within(SCALE_LIMITS)]), 'fit'),
  /** Which subjects are drawn, by their ids, and the grid. */
  layers: v.optional(v.strictObject(layerSwitches), {}),
  /** Vector tiles in the OpenMapTiles schema, of which water and roads are drawn under the network. */
  basemap: v.exactOptional(
    v.strictObject({
      /** Folder, URL template or name of a PMTiles file. The page and the command line each have code of their own that opens it. */
      source: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT)),
    }),
  ),
  /** Run-time layers by id, with what is needed to draw each from its file. The files are not part of the spec. */
  addedLayers: v.optional(addedLayersSchema, {}),
  /** Which of these take the place of the central towns and of the villages in the counts of the source block. */
  ownPoints: v.optional(ownPointsSchema, {}),
  documentedOnly: v.optional(v.boolean(), false),
  /** Filter of records, as on the interactive map. */
  filter: v.optional(
    v.strictObject({
      batch: v.exactOptional(v.picklist(['1', '2'])),
      track: v.exactOptional(v.picklist(TRACKS)),
      prefecture: v.exactOptional(prefectureCode),
      county: v.exactOptional(countyCode),
    }),
    {},
  ),
  /** Width of the corridor on either side of the axes, km; 0 draws none. */
  corridorKm: v.optional(within(CORRIDOR_KM), 0),
  title: text,
  subtitle: text,
  author: text,
  /** Date of the sheet (ISO 8601); by default that of the data. */
  date: v.exactOptional(
    v.pipe(
      v.string(),
      v.check((date) => dateFault(date) === null),
    ),
  ),
  /** Map review number (审图号). */
  reviewNumber: text,
  language: v.optional(v.picklist(LANGUAGES), DEFAULT_LANGUAGE),
  flavour: v.optional(v.picklist(['colour', 'mono']), 'colour'),
  /** Place of legend and index: right of the map, below it, or whichever leaves a larger map. */
  column: v.optional(v.picklist(['auto', 'right', 'bottom']), 'auto'),
  index: shown,
  legend: shown,
  marginMm: v.optional(within(MARGIN_MM), 10),
  bleedMm: v.optional(within(BLEED_MM), 0),
});

/** The complete description of a sheet as plain data, so that it can be saved, sent and printed again with the same bytes. */
export type PrintSpec = v.InferOutput<typeof specSchema>;
export type PrintSpecInput = v.InferInput<typeof specSchema>;
export type Region = PrintSpec['region'];

/**
 * Checks a spec and fills in the defaults.
 * @throws SpecError that names the first invalid value, or a version newer than this program
 */
export function parseSpec(value: unknown): PrintSpec {
  const checked = check(value);
  if ('spec' in checked) return checked.spec;
  throw new SpecError(checked.fault.failure);
}

/** An invalid value of a spec and its path. */
interface Fault {
  keys: readonly string[];
  failure: SpecFailure;
}

function check(value: unknown): { spec: PrintSpec } | { fault: Fault } {
  const version = isObject(value) ? value['version'] : undefined;
  if (typeof version === 'number' && version > SPEC_VERSION)
    return { fault: { keys: ['version'], failure: { kind: 'newer', version } } };
  const list = isObject(value) ? listIn(value) : null;
  if (list) return { fault: list };
  const result = v.safeParse(specSchema, value);
  if (!result.success) return { fault: toFault(result.issues[0]) };
  const fault = contradictionIn(result.output);
  return fault ? { fault } : { spec: result.output };
}

/** Finds an array in a spec: no setting is one, but the schema accepts arrays as objects. */
function listIn(value: Record<string, unknown>): Fault | null {
  const found = Object.entries(value).find(
    ([key, each]) => Array.isArray(each) && Object.hasOwn(specSchema.entries, key),
  );
  if (!found) return null;
  const [path, list] = found;
  return { keys: [path], failure: { kind: 'value', path, received: received(list) } };
}

function toFault(issue: v.InferIssue<typeof specSchema>): Fault {
  const keys = (issue.path ?? []).map(({ key }) => String(key));
  const path = keys.join('.');
  const last = issue.path?.at(-1);
  const isAbsent = last !== undefined && isObject(last.input) && !Object.hasOwn(last.input, String(last.key));
  if (isAbsent) return { keys, failure: { kind: 'missing', path } };
  if (issue.expected === 'never')
    return { keys, failure: { kind: 'unknown-setting', path: shortened(path) } };
  const { input } = issue;
  const fault = path === 'date' && typeof input === 'string' ? dateFault(input) : null;
  if (fault) return { keys, failure: { kind: 'date', value: shortened(String(input)), fault } };
  const length = issue.type === 'max_length' ? { length: (input as string).length } : {};
  return { keys, failure: { kind: 'value', path, received: received(input), ...length } };
}

/** Finds values that are valid on their own but contradict each other. */
function contradictionIn(spec: PrintSpec): Fault | null {
  const { region, paper, orientation, filter, addedLayers, ownPoints } = spec;
  if (region.kind === 'frame' && !(region.east > region.west && region.north > region.south))
    return { keys: ['region'], failure: { kind: 'empty-frame' } };
  if (typeof paper === 'object' && orientation !== 'auto') {
    const { widthMm, heightMm } = paper;
    if (orientation === 'portrait' ? widthMm > heightMm : heightMm > widthMm)
      return {
        keys: ['orientation'],
        failure: { kind: 'orientation', orientation, widthMm, heightMm },
      };
  }
  const { county, prefecture } = filter;
  if (county !== undefined && prefecture !== undefined && prefectureOf(county) !== prefecture)
    return { keys: ['filter', 'prefecture'], failure: { kind: 'filter', county, prefecture } };
  for (const role of SITE_ROLES) {
    const id = ownPoints[role];
    if (id !== undefined && !Object.hasOwn(addedLayers, id))
      return {
        keys: ['ownPoints', role],
        failure: { kind: 'value', path: `ownPoints.${role}`, received: received(id) },
      };
  }
  return null;
}

/** A spec read from a link or a file. */
export interface ReadSpec {
  /** A valid spec: the given settings without the refused ones. */
  settings: PrintSpecInput;
  /** Refused settings, which take their defaults, and why; for a newer version, all settings are refused. */
  refused: readonly SpecFailure[];
}

/**
 * Reads settings that come from outside. Invalid values are left out and named, the others are used. Without a valid region it is the whole
 * province; of a newer version, or with 20 faults, no setting is used.
 * @param value parsed JSON
 * @returns null if it is not an object
 */
export function readSpec(value: unknown): ReadSpec | null {
  if (!isObject(value)) return null;
  const settings = copied(value, SETTING_DEPTH);
  const refused: SpecFailure[] = [];
  const named: (readonly string[])[] = [];
  while (refused.length < MAX_REFUSED) {
    const checked = check(settings);
    if ('spec' in checked) return { settings: settings as PrintSpecInput, refused };
    const { keys, failure } = checked.fault;
    if (failure.kind === 'newer') return { settings: PLAIN, refused: [failure] };
    // A setting that is missing because it was just refused has been named already.
    if (!named.some((path) => keys.every((key, i) => path[i] === key))) refused.push(failure);
    named.push(keys);
    leaveOut(settings, keys);
  }
  return { settings: PLAIN, refused };
}

/** Levels of nested objects in a spec. They are copied before settings are removed. */
const SETTING_DEPTH = 4;

/** A copy of an object and of those in it, down to some depth. */
const copied = (value: Record<string, unknown>, depth: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      depth > 1 && isObject(each) ? copied(each, depth - 1) : each,
    ]),
  );

/** A value with this many faults is not accepted as a spec. */
const MAX_REFUSED = 20;
const PLAIN: PrintSpecInput = { version: SPEC_VERSION, region: { kind: 'province' } };

/** Removes the value at a path, or, if it is absent but required, its parent. Version and region are replaced by their defaults. */
function leaveOut(settings: Record<string, unknown>, keys: readonly string[]): void {
  const [first = ''] = keys;
  const parents = keys.slice(0, -1);
  let holder: unknown = settings;
  for (const key of parents)
    holder = isObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
  const last = keys.at(-1) ?? '';
  if (parents.length > 0 && isObject(holder) && Object.hasOwn(holder, last)) delete holder[last];
  else delete settings[first];
  if (first === 'version') settings[first] = SPEC_VERSION;
  if (first === 'region' && !Object.hasOwn(settings, first)) settings[first] = { kind: 'province' };
}

/** The filter of records that a spec sets. */
export const specFilter = ({
  filter,
  documentedOnly,
}: Pick<PrintSpec, 'filter' | 'documentedOnly'>): Filter => ({
  ...filter,
  documentedOnly,
});

/** Width and height of the sheet in its orientation, mm; `auto` is landscape if the region is wider than high. */
export function paperMm(
  { paper, orientation }: Pick<PrintSpec, 'paper' | 'orientation'>,
  isWide = false,
): [number, number] {
  if (typeof paper === 'object') return [paper.widthMm, paper.heightMm];
  const [short, long] = PAPERS[paper];
  return orientation === 'landscape' || (orientation === 'auto' && isWide) ? [long, short] : [short, long];
}

/** Whether a sheet draws a subject, or the grid. Subjects without a switch are always drawn. */
export const draws = ({ layers }: Pick<PrintSpec, 'layers'>, id: SubjectId | 'grid'): boolean =>
  layers[id] !== false;
