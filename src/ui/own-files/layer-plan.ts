import { type LargeLayer, ownLayerId, type OwnStyle, type SmallLayer } from '../../domain/own-layer.ts';
import { MAX_LAYER_NAME } from '../../domain/run-time-layer.ts';
import { plainText } from '../../domain/text-form.ts';
import {
  buildRows,
  type DatumGuess,
  guessReading,
  openContent,
  type OpenedLayer,
  type PositionColumns,
  type Reading,
} from '../../state/own-layers/open.ts';
import type { OwnLayers } from '../../state/own-layers/own-layers.ts';
import type { FileUseProps } from './file-use.ts';

const WGS84: Reading = { datum: { kind: 'wgs84' }, swapped: false };
/** Colours that layers of one colour get in turn; index 5 is reserved for the rest of categories. */
const COLOURS = [0, 1, 2, 3, 4, 6, 7] as const;
/** Names of columns that are used as labels by default. */
const NAMES = /名称|名$|^name|name$|标题|title/i;

/** The reader's settings for one layer before it is added. */
export interface Plan {
  opened: OpenedLayer;
  /** Present for a large content, which a worker holds. */
  stored: { content: Blob; key: string } | null;
  name: string;
  positions: PositionColumns | null;
  /** Null while the datum is ambiguous and the reader has to choose. */
  reading: Reading | null;
}

let lastKey = 0;

/**
 * Opens a content; a large one in its worker.
 * @throws Error if the worker fails
 */
export async function openPlan(
  content: FileUseProps['contents'][number],
  { client }: OwnLayers,
  signal: AbortSignal,
): Promise<Plan> {
  if (content.kind === 'sheet' || content.kind === 'features') return startPlan(openContent(content), null);
  const stored = { content: content.blob, key: String(++lastKey) };
  return startPlan(valueOfAnswer(await client.ask('open', stored, `open ${stored.key}`, signal)), stored);
}

/**
 * The rows of a layer with its settings applied.
 * @throws RangeError if the datum cannot be used, Error if the worker fails
 */
export async function buildPlanned(
  { opened, stored, positions, reading }: Plan,
  { client }: OwnLayers,
  signal: AbortSignal,
): Promise<Pick<SmallLayer, 'rows'> | Pick<LargeLayer, 'packed'>> {
  if (!stored) return { rows: await buildRows(opened, positions, reading ?? WGS84) };
  const built = client.ask(
    'build',
    { ...stored, positions, reading: reading ?? WGS84 },
    `build ${stored.key}`,
    signal,
  );
  return { packed: valueOfAnswer(await built) };
}

function valueOfAnswer<T>(outcome: Awaited<ReturnType<OwnLayers['client']['ask']>> & { value?: T }): T {
  if (outcome.state === 'done') return outcome.value as T;
  const isRefused = outcome.state === 'failed' && outcome.failure.kind === 'refused';
  throw isRefused ? new RangeError('refused') : new Error(outcome.state);
}

function startPlan(opened: OpenedLayer, stored: Plan['stored']): Plan {
  const { positions, file, part } = opened;
  const base = file.name.replace(/^.*\//, '').replace(/\.[a-z0-9]{1,8}$/i, '');
  const name = part === null ? base : `${base} ${part}`;
  return {
    opened,
    stored,
    positions,
    name: plainText(name).slice(0, MAX_LAYER_NAME),
    reading: findReading(guessReading(opened, positions), opened),
  };
}

/** The most likely reading; null if several are equally likely. */
export function findReading({ choices, isSure }: DatumGuess, { named }: OpenedLayer): Reading | null {
  const [best] = choices;
  if (!best) return { ...WGS84, datum: named ?? WGS84.datum };
  return isSure ? { datum: best.datum, swapped: best.swapped } : null;
}

/** Index of a layer among the layers of its file, from 0. */
export const partIndex = (plans: readonly Plan[], at: number): number =>
  plans.slice(0, at).filter(({ opened }) => opened.file.sha256 === plans[at]?.opened.file.sha256).length;

/**
 * The layer of a plan without its rows.
 * @param part index among the layers of its file
 * @param order its position among all layers
 */
export function newLayer({ opened, name }: Plan, part: number, order: number): Omit<SmallLayer, 'rows'> {
  const { file, columns } = opened;
  const style: OwnStyle = { by: 'one', colour: COLOURS[order % COLOURS.length] ?? 0 };
  const label = columns.findIndex((column) => NAMES.test(column));
  return {
    id: ownLayerId(file, part),
    file: { name: file.name, sha256: file.sha256, modified: file.modified },
    part: opened.part,
    columns,
    settings: { name: name.trim() || file.name, style, label: label < 0 ? null : label, filter: null },
  };
}
