import { IS_SOURCED } from '../../domain/by-status.ts';
import type { ListedKind } from '../../domain/changes.ts';
import { givesWay, leavingRecords, LIST_SOURCE, type ListExtent } from '../../domain/giving-way.ts';
import type { Network } from '../../domain/network.ts';
import { STATUSES, type Status } from '../../domain/records.ts';
import type { ListKind } from './columns.ts';
import { isListed } from './plan-types.ts';
import type { ListConflict, ListDecisions, ListPlan, TakenEntry } from './plan-types.ts';

const listRows = (network: Network, of: ListedKind) =>
  [...network[of === 'axis' ? 'axes' : of === 'town' ? 'towns' : 'villages'].values()].map((record) => ({
    id: 'id' in record ? record.id : record.code,
    name: record.name,
    county: record.county,
    status: record.status,
    facts: record.facts,
  }));

/** Number of records of a kind by status. */
export const countByStatus = (network: Network, of: ListedKind): Record<Status, number> =>
  Object.fromEntries(
    STATUSES.map((status) => [
      status,
      listRows(network, of).filter((record) => record.status === status).length,
    ]),
  ) as Record<Status, number>;

/**
 * The modelled records that are removed: those in the counties that the list names, or all of them where the list is complete for the
 * province.
 */
export function listLeaving(
  network: Network,
  of: ListedKind,
  taken: readonly TakenEntry[],
  extent: ListExtent,
): ListPlan['leaving'] {
  return leavingRecords(
    listRows(network, of),
    taken,
    extent,
    ({ id }) => of === 'axis' && holdsOthers(network, id),
  ).map(({ id, name, county }) => ({ of, id, name, county }));
}

/** Whether any remaining record belongs to an axis. */
const holdsOthers = (network: Network, axis: string): boolean =>
  [...network.towns.values(), ...network.villages.values()].some(
    (record) => record.axis === axis && !givesWay(record.status),
  );

/** Contradictions between a list and documented records, and entries of an earlier list that this one does not have. */
export function findConflicts(
  kind: ListKind,
  taken: readonly TakenEntry[],
  network: Network,
  { extent }: ListDecisions,
): readonly ListConflict[] {
  if (!isListed(kind)) return [];
  const found: ListConflict[] = [];
  for (const { id, county, entry, before } of taken) {
    if (before === null || !IS_SOURCED[before]) continue;
    const record =
      kind === 'axis'
        ? network.axes.get(id)
        : kind === 'town'
          ? network.towns.get(id)
          : network.villages.get(id);
    if (!record) continue;
    const say = (what: ListConflict['kind'], was: string | undefined, is: string | undefined): void => {
      if (was !== undefined && is !== undefined && was !== is)
        found.push({
          id,
          name: record.name,
          county,
          row: entry.rows[0] ?? null,
          kind: what,
          before: was,
          after: is,
        });
    };
    if ('track' in record) say('track', record.track, entry.track);
    say('batch', record.batch, entry.batch);
    if (kind === 'axis' && entry.name !== '') say('name', record.name, entry.name);
  }
  // The records that an earlier list documents and this one, though complete, does not name.
  if (extent === 'part') return found;
  const listed = new Set(taken.map(({ id }) => id));
  const counties = new Set(taken.map(({ county }) => county));
  for (const { id, name, county, status, facts } of listRows(network, kind)) {
    if (listed.has(id) || !IS_SOURCED[status] || !(extent === 'province' || counties.has(county))) continue;
    const programme = facts.filter(({ key }) => key === 'programme');
    if (programme.length > 0 && programme.every(({ source }) => source.startsWith(LIST_SOURCE)))
      found.push({ id, name, county, row: null, kind: 'not-listed', before: name, after: '' });
  }
  return found;
}

/** Number of records of the kind by status after the list is applied. */
export function afterwards(
  before: Record<Status, number>,
  taken: readonly TakenEntry[],
  leaving: ListPlan['leaving'],
  conflicts: readonly ListConflict[],
  { wins }: ListDecisions,
): Record<Status, number> {
  const after = { ...before };
  for (const { before: was } of taken) {
    if (was !== null) after[was] -= 1;
    after.documented += 1;
  }
  after.modelled -= leaving.length;
  if (wins) after.documented -= conflicts.filter(({ kind }) => kind === 'not-listed').length;
  return after;
}
