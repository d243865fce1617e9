import type { Network } from '../domain/network.ts';
import type { Status } from '../domain/records.ts';
import type { Selection } from './selection.ts';

/** Whether what a selection points at is documented or modelled; `undefined` for what has no status or is not there. */
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
