import { IS_SOURCED } from '../domain/by-status.ts';
import type { Change, Changeable, ListedEntry, ListedKind, PatchEntry } from '../domain/changes.ts';
import { leavingRecords } from '../domain/giving-way.ts';
import type { Network } from '../domain/network.ts';
import type { Status } from '../domain/records.ts';
import { detachedFrom } from './axis-stations.ts';
import { checkReferences, MAP_OF } from './patch.ts';

type List = Extract<Change, { kind: 'substitute' }>['list'];

/**
 * Effect of a list on a network, county by county, for records of the kind of the list: a listed record replaces the one with the same id, or is
 * added last; then modelled records are removed, all of them if the list is `whole`, else one for each new one, the last in the order first. Records
 * of other counties, kinds and statuses do not change, with two exceptions: an axis loses the stations that were removed or that the list assigns
 * to another axis, and the places of a removed axis are assigned to the first listed axis of its county.
 * @throws RangeError for a list that names a record twice or contains one that is not documented, or that refers to an axis or a station that the
 * network does not have
 */
export function substitution(network: Network, list: List): PatchEntry[] {
  const listed = listedById(list);
  const gone = new Map(
    leavingRecords(
      rows(network, list.of),
      [...listed].map(([id, { county }]) => ({ id, county })),
      list.extent === 'whole' ? 'counties' : 'part',
    ).map(({ id, county }) => [id, county]),
  );
  const puts = [...listed].map(([id, record]) => ({ of: list.of, id, record }) as ListedEntry);
  for (const entry of puts) checkReferences(network, entry);
  const removals = [...gone.keys()].map((id): PatchEntry => ({ of: list.of, id, record: null }));
  const following =
    list.of === 'axis'
      ? heirs(network, listed, gone)
      : detached(network, list.of, [...gone.keys(), ...movedBy(network, list)]);
  return [...puts, ...following, ...removals];
}

function listedById(list: List): Map<string, Changeable[ListedKind]> {
  const listed = new Map<string, Changeable[ListedKind]>();
  for (const record of list.records) {
    const id = idOf(record);
    if (listed.has(id)) throw new RangeError(`${id} ${record.name}: twice in the list`);
    if (!IS_SOURCED[record.status])
      throw new RangeError(`${id} ${record.name}: a listed record is documented, not ${record.status}`);
    listed.set(id, record);
  }
  return listed;
}

const idOf = (record: Changeable[ListedKind]): string => ('id' in record ? record.id : record.code);

const rows = (network: Network, of: ListedKind): { id: string; county: string; status: Status }[] =>
  [...network[MAP_OF[of]].values()].map((record: Changeable[ListedKind]) => ({
    id: idOf(record),
    county: record.county,
    status: record.status,
  }));

/** Codes of the places that a list assigns to another axis than before. */
const movedBy = (network: Network, { of, records }: Exclude<List, { of: 'axis' }>): string[] =>
  records.flatMap(({ code, axis }) => {
    const before = network[MAP_OF[of]].get(code);
    return before && before.axis !== axis ? [code] : [];
  });

/** The axes without the stations that are removed or moved. */
function detached(network: Network, of: 'town' | 'village', leaving: readonly string[]): PatchEntry[] {
  const byAxis = new Map<string, string[]>();
  for (const code of leaving) {
    const axis = network[MAP_OF[of]].get(code)?.axis ?? '';
    byAxis.set(axis, [...(byAxis.get(axis) ?? []), code]);
  }
  return [...byAxis].flatMap(([axis, codes]) => detachedFrom(network, axis, codes));
}

/** The places of removed axes, each assigned to the first listed axis of its county. */
function heirs(
  network: Network,
  listed: ReadonlyMap<string, Changeable[ListedKind]>,
  gone: ReadonlyMap<string, string>,
): PatchEntry[] {
  const findHeir = (axis: string): string | undefined =>
    [...listed].find(([, { county }]) => county === gone.get(axis))?.[0];
  const moved = (of: 'town' | 'village'): PatchEntry[] =>
    [...network[MAP_OF[of]].values()].flatMap((record) => {
      const heir = findHeir(record.axis);
      return heir === undefined
        ? []
        : [{ of, id: record.code, record: { ...record, axis: heir } } as PatchEntry];
    });
  return [...moved('town'), ...moved('village')];
}
