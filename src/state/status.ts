import type { Network } from '../domain/network.ts';
import type { Status } from '../domain/records.ts';
import type { Selection } from './selection.ts';

/** Status of the target of a selection; `undefined` if it has none or does not exist. */
export function statusOf(network: Network, { kind, id }: Selection): Status | undefined {
  switch (kind) {
    case 'axis':
      return network.axes.get(id)?.status;
    case 'town':
      return network.towns.get(id)?.status;
    case 'village':
      return network.villages.get(id)?.status;
    default:
      return undefined;
  }
}
