import type { LargeLayer, OwnLayer, SmallLayer } from '../../domain/own-layer.ts';
import {
  buildRows,
  findReading,
  firstName,
  guessReading,
  newLayer,
  openContent,
  type OpenedLayer,
  type PositionColumns,
  type Reading,
  WGS84,
} from '../../state/own-layers/open.ts';
import type { OwnLayers } from '../../state/own-layers/own-layers.ts';
import type { FileUseProps } from './file-use.ts';

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
async function buildPlanned(
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

/**
 * The layers of plans, in their order.
 * @param indices of each in its file (`partIndex`)
 * @returns null if the signal was aborted
 * @throws as `buildPlanned`
 */
export async function buildLayers(
  plans: readonly Plan[],
  indices: readonly number[],
  own: OwnLayers,
  signal: AbortSignal,
): Promise<OwnLayer[] | null> {
  const before = own.layers.peek().length;
  const layers: OwnLayer[] = [];
  for (const [i, plan] of plans.entries()) {
    const rows = await buildPlanned(plan, own, signal);
    if (signal.aborted) return null;
    const { opened, name, positions, reading } = plan;
    const head = {
      name,
      reading: { ...(reading ?? WGS84), positions },
      index: indices[i] ?? 0,
      order: before + i,
    };
    layers.push({ ...newLayer(opened, head), ...rows });
  }
  return layers;
}

function valueOfAnswer<T>(outcome: Awaited<ReturnType<OwnLayers['client']['ask']>> & { value?: T }): T {
  if (outcome.state === 'done') return outcome.value as T;
  const isRefused = outcome.state === 'failed' && outcome.failure.kind === 'refused';
  throw isRefused ? new RangeError('refused') : new Error(outcome.state);
}

function startPlan(opened: OpenedLayer, stored: Plan['stored']): Plan {
  const { positions } = opened;
  return {
    opened,
    stored,
    positions,
    name: firstName(opened),
    reading: findReading(guessReading(opened, positions), opened),
  };
}
