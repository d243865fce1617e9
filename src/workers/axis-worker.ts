/** Worker that lays axes again when a list changed their places: the province takes ten seconds and more. */
import { errorDetail } from '../domain/error-detail.ts';
import { serve } from '../channel/serve.ts';
import { fetchAxisLand, fetchTravelGround } from '../dataset/base/travel-ground.ts';
import { loadDataset, loadFile } from '../dataset/base/load.ts';
import { fetchJson } from '../dataset/base/read.ts';
import type { DatasetSource } from '../dataset/base/load.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { applied, stepped } from '../dataset/history.ts';
import { lonLatOf } from '../domain/lon-lat-of.ts';
import type { AxisQuestions, LaidAxes } from '../spatial/client-axes.ts';
import { countyLocator } from '../spatial/geometry/county-at.ts';
import { buildAxisGround, decodeAxisLand } from '../spatial/geometry/axis/land-file.ts';
import { layAgain, type LayAgain } from '../spatial/geometry/axis/lay-again.ts';
import { decodeTravelGround } from '../spatial/geometry/travel/ground.ts';

let held: { dataset: Dataset; source: DatasetSource } | null = null;

async function prepare(
  { dataset: { network }, source }: NonNullable<typeof held>,
  signal: AbortSignal,
): Promise<LayAgain> {
  const [travel, water, gazetteer] = await Promise.all([
    fetchTravelGround(signal, () => undefined),
    fetchAxisLand(signal),
    loadFile('gazetteer.json', source.addresses, fetchJson),
  ]);
  if (!gazetteer.ok) throw new Error(gazetteer.failure.file);
  return {
    ground: buildAxisGround(decodeTravelGround(travel), decodeAxisLand(water)),
    land: countyLocator([...network.counties.values(), ...network.neighbours]),
    townAt: new Map(
      gazetteer.value.towns.flatMap((town) => {
        const lonLat = lonLatOf(town);
        return lonLat ? [[town.code, lonLat] as const] : [];
      }),
    ),
  };
}

serve<AxisQuestions>(self, {
  async load(source) {
    held = { dataset: await loadDataset(source, fetchJson), source };
  },
  step(step) {
    if (held) held.dataset = stepped(held.dataset, step);
  },
  async answer(_question, { entries, axes }, { signal, onProgress }) {
    if (!held) throw new Error('asked before the data is there');
    const ready = await prepare(held, signal);
    let { network } = applied(held.dataset.network, { kind: 'patch', entries, note: '' });
    const found: LaidAxes = { axes: [], villages: [], failed: [] };
    const waiting = new Set(axes);
    for (const [i, id] of axes.toSorted().entries()) {
      signal.throwIfAborted();
      try {
        const { axis, villages } = layAgain(network, id, waiting, ready);
        found.axes.push(axis);
        found.villages.push(...villages);
        const moved = villages.map((record) => ({ of: 'village' as const, id: record.code, record }));
        ({ network } = applied(network, { kind: 'patch', entries: moved, note: '' }));
      } catch (error) {
        found.failed.push({ id, reason: errorDetail(error) });
      }
      waiting.delete(id);
      (onProgress as (done: number) => void)(i + 1);
      // Yields to the event loop, so that a cancel message is received.
      await new Promise((resolve) => setTimeout(resolve));
    }
    return found;
  },
});
