import { RECORDS_OF } from '../domain/network.ts';
import type { Network } from '../domain/network.ts';
import type { Status } from '../domain/records.ts';
import type { Selection } from './selection.ts';

/** Status of the target of a selection; `undefined` if it has none or does not exist. */
export function statusOf(network: Network, { kind, id }: Selection): Status | undefined {
  const record = kind === 'place' ? undefined : network[RECORDS_OF[kind]].get(id);
  return record && 'status' in record ? record.status : undefined;
}
