import type { Change, Changeable, ListedKind, PatchEntry } from '../domain/changes.ts';
import { leavingRecords } from '../domain/giving-way.ts';
import type { Network } from '../domain/network.ts';
import type { Status } from '../domain/records.ts';
import { detachedFrom } from './axis-stations.ts';
import { MAP_OF } from './patch.ts';

type List = Extract<Change, { kind: 'substitute' }>['list'];

/**
 * What a list does to a network. County by county, and for the kind of the list alone: a listed record takes the place of the
 * one with its id, or comes last; then modelled records leave, all of them where the list is whole, else one for each new
 * one, the last of the order first. Records of other counties, other kinds and other statuses stay as they are, but for two
 * things that must follow: an axis loses the stations that left, and the places of an axis that left belong to the first
 * listed axis of its county.
 * @throws RangeError for a list that names a record twice or holds one that is not documented
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
  const puts = [...listed].map(([id, record]) => ({ of: list.of, id, record }) as PatchEntry);
  const removals = [...gone.keys()].map((id): PatchEntry => ({ of: list.of, id, record: null }));
  const following = list.of === 'axis' ? heirs(network, listed, gone) : detached(network, list.of, gone);
  return [...puts, ...following, ...removals];
}

function listedById(list: List): Map<string, Changeable[ListedKind]> {
  const listed = new Map<string, Changeable[ListedKind]>();
  for (const record of list.records) {
    const id = idOf(record);
    if (listed.has(id)) throw new RangeError(`${id} ${record.name}: twice in the list`);
    if (record.status !== 'documented')
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

/** The axes without the stations that leave. */
function detached(network: Network, of: 'town' | 'village', gone: ReadonlyMap<string, string>): PatchEntry[] {
  const byAxis = new Map<string, string[]>();
  for (const code of gone.keys()) {
    const axis = network[MAP_OF[of]].get(code)?.axis ?? '';
    byAxis.set(axis, [...(byAxis.get(axis) ?? []), code]);
  }
  return [...byAxis].flatMap(([axis, codes]) => detachedFrom(network, axis, codes));
}

/** The places of axes that leave, each with the first listed axis of that county in its place. */
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
