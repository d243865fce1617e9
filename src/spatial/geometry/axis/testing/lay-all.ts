import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applied } from '../../../../dataset/history.ts';
import { realFile } from '../../../../dataset/testing/network.ts';
import { lonLatOf } from '../../../../domain/lon-lat-of.ts';
import type { Network } from '../../../../domain/network.ts';
import { countyLocator } from '../../county-at.ts';
import { decodeTravelGround } from '../../travel/ground.ts';
import { buildAxisGround, decodeAxisLand } from '../land-file.ts';
import { layAgain, type LayAgain } from '../lay-again.ts';

const compiledFile = (file: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../../../../../geodata', file));

/** What axes are laid with in the page's code, from the committed files. */
export const axisTools = (network: Network): LayAgain => ({
  ground: buildAxisGround(
    decodeTravelGround(compiledFile('travel/ground.bin')),
    decodeAxisLand(compiledFile('travel/axis-land.bin')),
  ),
  land: countyLocator([...network.counties.values(), ...network.neighbours]),
  townAt: new Map(
    realFile('gazetteer.json').towns.flatMap((town) => {
      const lonLat = lonLatOf(town);
      return lonLat ? [[town.code, lonLat] as const] : [];
    }),
  ),
});

/**
 * The network with these axes laid again, in the order in which the page lays them.
 * @param all the axes whose villages have no settled spots yet: these, or more where only a part of them is laid
 */
export function layAll(
  before: Network,
  ids: readonly string[],
  tools: LayAgain,
  all: Iterable<string> = ids,
): Network {
  let network = before;
  const waiting = new Set(all);
  for (const id of ids.toSorted()) {
    const { axis, villages } = layAgain(network, id, waiting, tools);
    const entries = [
      { of: 'axis' as const, id, record: axis },
      ...villages.map((record) => ({ of: 'village' as const, id: record.code, record })),
    ];
    ({ network } = applied(network, { kind: 'patch', entries, note: '' }));
    waiting.delete(id);
  }
  return network;
}
