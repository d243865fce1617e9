import * as v from 'valibot';
import { isCountyCode, isPrefectureCode, PROVINCE_CODE } from '../domain/codes.ts';
import type { Filter } from '../domain/filter.ts';
import { TRACKS } from '../domain/records.ts';
import { plainText } from '../domain/text-form.ts';
import { SpecError } from './failure.ts';

/** Written into every spec; a file of a newer program is refused instead of half understood. */
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

/** Limits of a custom sheet, millimetres: the side of A6 and that of the longest roll PDF readers take without a user unit. */
export const CUSTOM_MM = { min: 100, max: 2000 } as const;

/** Denominators a scale may have and that "largest that fits" chooses from. */
export const SCALES = [
  10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 60_000, 75_000, 80_000, 100_000, 125_000, 150_000,
  175_000, 200_000, 250_000, 300_000, 350_000, 400_000, 500_000, 600_000, 750_000, 1_000_000, 1_250_000,
  1_500_000, 2_000_000, 2_500_000, 3_000_000, 4_000_000, 5_000_000,
] as const;

const text = v.optional(v.pipe(v.string(), v.transform(plainText), v.maxLength(400)), '');
const degree = v.pipe(v.number(), v.finite());
const countyCode = v.pipe(v.string(), v.check(isCountyCode, 'not a county code'));
const prefectureCode = v.pipe(v.string(), v.check(isPrefectureCode, 'not a prefecture code'));

const regionSchema = v.variant('kind', [
  v.object({ kind: v.literal('county'), code: countyCode }),
  v.object({ kind: v.literal('prefecture'), code: prefectureCode }),
  v.object({ kind: v.literal('province'), code: v.optional(v.literal(PROVINCE_CODE), PROVINCE_CODE) }),
  v.object({ kind: v.literal('axis'), id: v.string() }),
  v.object({ kind: v.literal('frame'), west: degree, south: degree, east: degree, north: degree }),
]);

const sideMm = v.pipe(v.number(), v.minValue(CUSTOM_MM.min), v.maxValue(CUSTOM_MM.max));

const specSchema = v.object({
  version: v.literal(SPEC_VERSION),
  region: regionSchema,
  paper: v.optional(
    v.union([
      v.picklist(Object.keys(PAPERS) as PaperName[]),
      v.object({ widthMm: sideMm, heightMm: sideMm }),
    ]),
    'A3',
  ),
  orientation: v.optional(v.picklist(['auto', 'portrait', 'landscape']), 'auto'),
  /** Denominator, or the largest of `SCALES` at which the region fits. */
  scale: v.optional(
    v.union([v.literal('fit'), v.pipe(v.number(), v.minValue(1000), v.maxValue(10_000_000))]),
    'fit',
  ),
  /** What is drawn besides the land. */
  layers: v.optional(
    v.object({
      axes: v.optional(v.boolean(), true),
      towns: v.optional(v.boolean(), true),
      villages: v.optional(v.boolean(), true),
      grid: v.optional(v.boolean(), true),
      /** Of the basemap, where there is one. */
      water: v.optional(v.boolean(), true),
      roads: v.optional(v.boolean(), true),
    }),
    {},
  ),
  /** Vector tiles in the schema of OpenMapTiles whose water and roads lie under the network. */
  basemap: v.exactOptional(
    v.object({
      /** A folder or address of tiles, or the name of a PMTiles file; who makes the sheet knows how to open it. */
      source: v.pipe(v.string(), v.minLength(1), v.maxLength(400)),
    }),
  ),
  documentedOnly: v.optional(v.boolean(), false),
  /** Which records are drawn besides, as on the live map. */
  filter: v.optional(
    v.object({
      batch: v.exactOptional(v.picklist(['1', '2'])),
      track: v.exactOptional(v.picklist(TRACKS)),
      prefecture: v.exactOptional(prefectureCode),
      county: v.exactOptional(countyCode),
    }),
    {},
  ),
  /** Width of the corridor to either side of the axes, km; 0 for none. */
  corridorKm: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(30)), 0),
  title: text,
  subtitle: text,
  author: text,
  /** ISO date of the sheet; that of the data where absent. */
  date: v.exactOptional(v.pipe(v.string(), v.isoDate())),
  /** 审图号 */
  reviewNumber: text,
  language: v.optional(v.picklist(['zh', 'en']), 'zh'),
  flavour: v.optional(v.picklist(['colour', 'mono']), 'colour'),
  /** Where legend and index stand: beside the map, under it, or wherever more of the map is left. */
  column: v.optional(v.picklist(['auto', 'right', 'bottom']), 'auto'),
  index: v.optional(v.boolean(), true),
  legend: v.optional(v.boolean(), true),
  marginMm: v.optional(v.pipe(v.number(), v.minValue(5), v.maxValue(60)), 10),
  bleedMm: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(10)), 0),
});

/** The one description of a sheet: plain data, so that it can be kept, sent and printed again to the same bytes. */
export type PrintSpec = v.InferOutput<typeof specSchema>;
export type PrintSpecInput = v.InferInput<typeof specSchema>;
export type Region = PrintSpec['region'];

/**
 * A spec with everything that was left out filled in.
 * @throws SpecError naming the first value that cannot be used, or a version that is newer than this program
 */
export function parseSpec(value: unknown): PrintSpec {
  const version =
    typeof value === 'object' && value !== null ? (value as { version?: unknown }).version : undefined;
  if (typeof version === 'number' && version > SPEC_VERSION) throw new SpecError({ kind: 'newer', version });
  const result = v.safeParse(specSchema, value);
  if (!result.success) {
    const issue = result.issues[0];
    const path = v.getDotPath(issue) ?? '';
    throw new SpecError({
      kind: 'value',
      path,
      received: issue.received,
      ...(issue.expected ? { expected: issue.expected } : {}),
      isLength: issue.type.endsWith('_length'),
    });
  }
  const { region } = result.output;
  if (region.kind === 'frame' && !(region.east > region.west && region.north > region.south))
    throw new SpecError({ kind: 'empty-frame' });
  return result.output;
}

/** The records that a spec wants, in the words of the programme. */
export const filterOf = ({
  filter,
  documentedOnly,
}: Pick<PrintSpec, 'filter' | 'documentedOnly'>): Filter => ({
  ...filter,
  documentedOnly,
});

/** Width and height of the sheet in the orientation it is to have; `auto` is landscape where the region is wider than high. */
export function paperMm(
  { paper, orientation }: Pick<PrintSpec, 'paper' | 'orientation'>,
  isWide = false,
): [number, number] {
  if (typeof paper === 'object') return [paper.widthMm, paper.heightMm];
  const [short, long] = PAPERS[paper];
  return orientation === 'landscape' || (orientation === 'auto' && isWide) ? [long, short] : [short, long];
}
