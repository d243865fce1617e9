import type { Network, RecordRef } from '../domain/network.ts';
import { labelSourceId } from '../../styles/sources.ts';
import type { FeatureState, SourceId } from '../../styles/sources.ts';
import { axesIn } from '../domain/axis.ts';
import { featureId } from './feature-id.ts';

/** Feature states by source and feature id. */
export type StateTable = Map<SourceId, Map<number, FeatureState>>;

/** Records that belong to a selection and are not dimmed. */
interface Kin {
  axes: Set<string>;
  /** Counties whose seats are not dimmed. */
  counties: Set<string>;
  towns: Set<string>;
  villages: Set<string>;
}

/** Feature states for the selection and the record under the pointer. A selection dims all unrelated records. */
export function featureStates(
  network: Network,
  selection: RecordRef | null,
  hover: RecordRef | null,
): StateTable {
  const table: StateTable = new Map();
  if (selection) {
    const kin = relatedRecords(network, selection);
    for (const axis of network.axes.values())
      if (!kin.axes.has(axis.id)) mark(table, { kind: 'axis', id: axis.id }, { dim: true });
    for (const code of network.towns.keys())
      if (!kin.towns.has(code)) mark(table, { kind: 'town', id: code }, { dim: true });
    for (const code of network.villages.keys())
      if (!kin.villages.has(code)) mark(table, { kind: 'village', id: code }, { dim: true });
    for (const code of network.counties.keys()) if (!kin.counties.has(code)) dimSeat(table, code);
    mark(table, selection, { selected: true });
  }
  if (hover) mark(table, hover, { hover: true });
  return table;
}

/** Changes from one table to the other; a feature without state any more gets an empty one. */
export function stateChanges(
  before: StateTable,
  after: StateTable,
): { source: SourceId; id: number; state: Required<FeatureState> }[] {
  const changes: { source: SourceId; id: number; state: Required<FeatureState> }[] = [];
  for (const source of new Set([...before.keys(), ...after.keys()])) {
    const old = before.get(source);
    const now = after.get(source);
    for (const id of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
      const [from, to] = [full(old?.get(id)), full(now?.get(id))];
      if (from.hover !== to.hover || from.selected !== to.selected || from.dim !== to.dim)
        changes.push({ source, id, state: to });
    }
  }
  return changes;
}

const full = (state: FeatureState = {}): Required<FeatureState> => ({
  hover: state.hover ?? false,
  selected: state.selected ?? false,
  dim: state.dim ?? false,
});

function relatedRecords(network: Network, selection: RecordRef): Kin {
  const ofAxes = (ids: readonly string[]): Kin => {
    const axes = ids.map((id) => network.axes.get(id)).filter((axis) => axis !== undefined);
    return {
      axes: new Set(axes.map((axis) => axis.id)),
      counties: new Set(axes.flatMap((axis) => [axis.county, axis.seat])),
      towns: new Set(axes.flatMap((axis) => axis.towns)),
      villages: new Set(axes.flatMap((axis) => axis.villages)),
    };
  };
  switch (selection.kind) {
    case 'axis':
      return ofAxes([selection.id]);
    case 'town': {
      const town = network.towns.get(selection.id);
      const kin = ofAxes(town ? [town.axis] : []);
      kin.towns.add(selection.id);
      return kin;
    }
    case 'village': {
      const village = network.villages.get(selection.id);
      const kin = ofAxes(village ? [village.axis] : []);
      kin.villages.add(selection.id);
      return kin;
    }
    case 'county':
      return ofCounty(network, selection.id);
    case 'cluster': {
      const cluster = network.clusters.get(selection.id);
      const kin = ofAxes(cluster ? axesIn(network, cluster.county).map(({ id }) => id) : []);
      for (const { code } of cluster?.towns ?? []) if (code !== undefined) kin.towns.add(code);
      for (const { code } of cluster?.members ?? []) if (code !== undefined) kin.villages.add(code);
      return kin;
    }
  }
}

function ofCounty(network: Network, county: string): Kin {
  const codes = <T extends { county: string }>(records: ReadonlyMap<string, T>): Set<string> =>
    new Set([...records].filter(([, record]) => record.county === county).map(([key]) => key));
  return {
    axes: codes(network.axes),
    counties: new Set([county]),
    towns: codes(network.towns),
    villages: codes(network.villages),
  };
}

function dimSeat(table: StateTable, county: string): void {
  const id = featureId('seat', county);
  add(table, 'divisions', id, { dim: true });
  add(table, labelSourceId('seat'), id, { dim: true });
}

/** Adds to the state of the feature of a record and of its name. */
function mark(table: StateTable, ref: RecordRef, state: FeatureState): void {
  if (ref.kind === 'cluster') return;
  const id = featureId(ref.kind, ref.id);
  add(table, ref.kind === 'county' ? 'counties' : 'network', id, state);
  add(table, labelSourceId(ref.kind), id, state);
}

function add(table: StateTable, source: SourceId, id: number, state: FeatureState): void {
  const states = table.get(source) ?? new Map<number, FeatureState>();
  table.set(source, states);
  states.set(id, { ...states.get(id), ...state });
}
