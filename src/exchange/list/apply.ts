import { applied } from '../../dataset/history.ts';
import { MAP_OF } from '../../dataset/patch.ts';
import type { Change, Changeable, ChangeableKind, ListedKind, PatchEntry } from '../../domain/changes.ts';
import { IS_SOURCED } from '../../domain/by-status.ts';
import { canHaveLine } from '../../domain/axis.ts';
import { givesWay, LIST_SOURCE } from '../../domain/giving-way.ts';
import type { AxisShape, Network } from '../../domain/network.ts';
import type { NamedPlace } from './row-types.ts';
import { isListed } from './plan-types.ts';
import type { ListDecisions, ListPlan, TakenEntry } from './plan-types.ts';
import type { PlaceIndex } from './places.ts';
import { withFacts } from './facts.ts';
import { RecordBuilder } from './records.ts';
import type { ListSource, RowWords } from './list-source.ts';

/** The result of applying a list to a network, before the lines of axes are computed again. */
export interface ListedNetwork {
  network: Network;
  /** Ids of the axes whose places or status changed. */
  axes: readonly string[];
  /** Those of them that have no place which a line could lead to. */
  withoutLine: readonly AxisShape[];
}

const KINDS: readonly ChangeableKind[] = ['source', 'county', 'cluster', 'axis', 'town', 'village'];

/**
 * The network with the accepted entries of a plan: listed records become documented, modelled ones are removed by the rule of
 * `substitution`, and axes get the places that they then have.
 * @throws RangeError naming the record where the plan does not fit the network
 */
export function applyPlan(
  index: PlaceIndex,
  plan: ListPlan,
  decisions: ListDecisions,
  source: ListSource,
  words: RowWords,
): ListedNetwork {
  const before = index.network;
  const builder = new RecordBuilder(index, source, words, decisions);
  let network = changed(before, {
    kind: 'patch',
    entries: [{ of: 'source', id: source.source.id, record: source.source }],
  });
  if (isListed(plan.kind)) network = withListed(network, plan, decisions, builder);
  else if (plan.kind === 'cluster')
    network = changed(network, {
      kind: 'patch',
      entries: plan.taken.map((taken): PatchEntry => ({
        of: 'cluster',
        id: taken.id,
        record: builder.cluster(taken, before),
      })),
    });
  else
    for (const taken of plan.taken) {
      const county = network.counties.get(taken.county);
      if (!county) continue;
      const facts = withFacts(county.facts, builder.indicators(taken));
      const record = { ...county, facts, sources: [...new Set([...county.sources, source.source.id])] };
      network = changed(network, { kind: 'patch', entries: [{ of: 'county', id: county.code, record }] });
    }
  const axes = axesToLay(before, network);
  const withoutLine = axes
    .flatMap((id) => network.axes.get(id) ?? [])
    .filter((axis) => !canHaveLine(network, axis));
  return { network, axes, withoutLine };
}

/** The source of a list that is not applied: only what the list does to the network is asked for. */
const NO_SOURCE: ListSource = {
  source: { id: `${LIST_SOURCE}preview`, title: '', publisher: '', reliability: 'copy' },
  sheet: null,
};
const NO_WORDS: RowWords = { row: () => '', publisher: '', note: () => '' };

/**
 * The axes that would have no line if the plan were applied: of those whose places change, the ones without a place that a line could lead
 * to. Empty where the plan does not fit the network, which applying it tells.
 */
export function findWithoutLine(
  index: PlaceIndex,
  plan: ListPlan,
  decisions: ListDecisions,
): readonly AxisShape[] {
  if (!isListed(plan.kind) || plan.taken.length === 0) return [];
  try {
    return applyPlan(index, plan, decisions, NO_SOURCE, NO_WORDS).withoutLine;
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

type ChangeWithoutNote = Change extends infer C ? (C extends Change ? Omit<C, 'note'> : never) : never;

const changed = (network: Network, change: ChangeWithoutNote): Network =>
  applied(network, { ...change, note: '' } as Change).network;

function withListed(
  before: Network,
  plan: ListPlan,
  decisions: ListDecisions,
  builder: RecordBuilder,
): Network {
  const kind = plan.kind as ListedKind;
  const records = plan.taken.map((taken) => builder[kind](taken, before));
  let network = before;
  const extent = decisions.extent === 'part' ? 'part' : 'whole';
  if (records.length > 0)
    network = changed(network, {
      kind: 'substitute',
      list: { of: kind, records, extent },
    } as ChangeWithoutNote);
  for (const { of, id } of plan.leaving) network = without(network, of, id);
  if (decisions.wins)
    for (const { id, kind: of } of plan.conflicts)
      if (of === 'not-listed') network = without(network, kind, id);
  return kind === 'axis' ? withParts(network, plan, builder) : network;
}

/** The network without a record (unchanged if it is not there any more); modelled places of a removed axis are removed with it. */
function without(network: Network, of: ListedKind, id: string): Network {
  if (!network[MAP_OF[of]].has(id)) return network;
  let next = network;
  if (of === 'axis')
    for (const place of ['town', 'village'] as const)
      for (const record of next[MAP_OF[place]].values())
        if (record.axis === id && givesWay(record.status))
          next = changed(next, { kind: 'remove', of: place, id: record.code });
  return changed(next, { kind: 'remove', of, id });
}

/**
 * The towns and villages that a list of axes names: those that it calls central towns or key villages become documented, the others are
 * only places on the way.
 */
function withParts(before: Network, plan: ListPlan, builder: RecordBuilder): Network {
  let network = before;
  for (const role of ['town', 'village'] as const) {
    const named = plan.taken.flatMap((taken) =>
      taken.parts.flatMap(({ named: part, code }) =>
        part.role === role && code !== null ? [{ taken, part, code }] : [],
      ),
    );
    const records = new Map<string, Changeable['town'] | Changeable['village']>();
    for (const { taken, part, code } of named) {
      if (!part.isNamed && network[MAP_OF[role]].has(code)) continue;
      const record = part.isNamed
        ? builder[role](partAs(taken, part, code), network)
        : builder.onTheWay(role, partAs(taken, part, code), network);
      records.set(code, { ...record, axis: taken.id });
    }
    const documented = [...records.values()].filter(({ status }) => IS_SOURCED[status]);
    const onTheWay = [...records.values()].filter(({ status }) => !IS_SOURCED[status]);
    if (documented.length > 0)
      network = changed(network, {
        kind: 'substitute',
        list: { of: role, records: documented, extent: 'part' },
      } as ChangeWithoutNote);
    const codes = new Set(named.map(({ code }) => code));
    for (const record of onTheWay) network = inPlaceOfModelled(network, role, record, codes);
    // A town of another axis of the county is moved to this one.
    for (const { taken, code } of named) {
      const record = network[MAP_OF[role]].get(code);
      if (record && record.axis !== taken.id)
        network = changed(network, {
          kind: 'put',
          entry: { of: role, id: code, record: { ...record, axis: taken.id } },
        } as ChangeWithoutNote);
    }
  }
  return network;
}

/** A place on an axis that no list calls central town or key village: it is modelled, and replaces the last modelled one of its county. */
function inPlaceOfModelled(
  network: Network,
  of: 'town' | 'village',
  record: Changeable['town' | 'village'],
  named: ReadonlySet<string>,
): Network {
  const last = [...network[MAP_OF[of]].values()].findLast(
    (each) => each.county === record.county && givesWay(each.status) && !named.has(each.code),
  );
  const next = last ? changed(network, { kind: 'remove', of, id: last.code }) : network;
  return changed(next, { kind: 'put', entry: { of, id: record.code, record } } as ChangeWithoutNote);
}

/** A place of an axis as an entry of its own. Batch, period and the rest of the row are those of the axis. */
const partAs = (taken: TakenEntry, part: NamedPlace, code: string): TakenEntry => {
  const {
    track: _track,
    note: _note,
    axis: _axis,
    cluster: _cluster,
    batch: _batch,
    period: _period,
    ...entry
  } = taken.entry;
  return {
    entry: { ...entry, name: part.name, rows: [part.row], industries: [] },
    county: taken.county,
    id: code,
    parts: [],
    isNew: true,
    before: null,
  };
};

/** Axes whose places, status or named places have changed. */
function axesToLay(before: Network, after: Network): string[] {
  const collectPlaces = (network: Network): Map<string, string> => {
    const texts = new Map(
      [...network.axes.values()].map(({ id, status, facts }) => [
        id,
        `${status} ${facts
          .filter(({ key }) => key === 'axisTown' || key === 'corridor')
          .map(({ value }) => value)
          .join()}`,
      ]),
    );
    const places = [...network.towns.values(), ...network.villages.values()];
    for (const { axis, code, status, lonLat } of places)
      texts.set(axis, `${texts.get(axis) ?? ''} ${code} ${status} ${lonLat.join()}`);
    return texts;
  };
  const [then, now] = [collectPlaces(before), collectPlaces(after)];
  return [...after.axes.keys()].filter((id) => then.get(id) !== now.get(id));
}

/** The changes, record by record, from one network to another. */
export function changeBetween(before: Network, after: Network, note: string): Change {
  const entries = KINDS.flatMap((of): PatchEntry[] => {
    const [then, now]: ReadonlyMap<string, unknown>[] = [before[MAP_OF[of]], after[MAP_OF[of]]];
    if (then === now) return [];
    const puts = [...(now as ReadonlyMap<string, Changeable[ChangeableKind]>)].filter(
      ([id, record]) => then?.get(id) !== record,
    );
    const gone = [...(then?.keys() ?? [])].filter((id) => !now?.has(id));
    return [
      ...puts.map(([id, record]) => ({ of, id, record }) as PatchEntry),
      ...gone.map((id) => ({ of, id, record: null }) as PatchEntry),
    ];
  });
  return { kind: 'patch', entries, note };
}
