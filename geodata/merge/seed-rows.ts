import { LIST_SOURCE, type ListExtent } from '../../src/domain/giving-way.ts';
import type { Network, TownPoint, VillagePoint } from '../../src/domain/network.ts';
import type { Fact, Source } from '../../src/domain/records.ts';
import type { ListPlan, TakenEntry } from '../../src/exchange/list/plan-types.ts';
import { isListed } from '../../src/exchange/list/plan-types.ts';
import type { SeedFile } from '../build/seeds/columns.ts';
import type { SeedCells } from '../build/seeds/edit.ts';

/** Year of the division list that codes of the atlas belong to. */
const DIVISION_YEAR = '2023';

/** A row of a seed file that a list gives; `id` names the record that it is about, where it is about one. */
export interface ListRow {
  file: SeedFile;
  id: string | null;
  cells: SeedCells;
}

/** Rows of the seeds that a list contradicts. */
export interface RemovedRows {
  id: string;
  name: string;
  file: SeedFile;
  matches: (cells: Record<string, string>) => boolean;
}

/** The network before and after a list is applied, without the lines of axes. */
export interface ListEffect {
  plan: ListPlan;
  source: Source;
  extent: ListExtent;
  before: Network;
  after: Network;
  /** Names of the division list by code. */
  nameOf: (code: string) => string | undefined;
}

type FactCells = Record<'key' | 'value' | 'unit' | 'period' | 'source' | 'note', string>;

const factCells = ({ key, value, unit = '', period = '', source, note = '' }: Fact): FactCells => ({
  key,
  value,
  unit,
  period,
  source,
  note,
});

/** The rows of `seeds/` that represent a list, whether or not they are there already. */
export function listRows(effect: ListEffect): ListRow[] {
  const { plan, source, extent } = effect;
  const { id, title, publisher, url = '', date = '', reliability, note = '' } = source;
  return [
    { file: 'sources', id: null, cells: { id, title, publisher, url, date, reliability, note } },
    ...(isListed(plan.kind) && plan.taken.length > 0
      ? [{ file: 'lists' as const, id: null, cells: { source: id, of: plan.kind, extent } }]
      : []),
    ...plan.taken.flatMap((taken): ListRow[] => {
      switch (plan.kind) {
        case 'axis':
          return axisRows(taken, effect);
        case 'town':
          return townRows(taken.id, effect);
        case 'village':
          return villageRows(taken.id, effect);
        case 'cluster':
          return clusterRows(taken, effect);
        case 'indicator':
          return indicatorRows(taken, effect);
        default:
          return plan.kind satisfies never;
      }
    }),
  ];
}

const own = (facts: readonly Fact[], { source }: ListEffect): Fact[] =>
  facts.filter((fact) => fact.source === source.id);

function axisRows(taken: TakenEntry, effect: ListEffect): ListRow[] {
  const { before, after } = effect;
  const axis = after.axes.get(taken.id);
  if (!axis) return [];
  const { id, county } = axis;
  const [first] = axesIn(after, county);
  const row = (fact: FactCells): ListRow => ({
    file: 'axes',
    id,
    cells: { county, axis: id === first ? '' : id, ...fact },
  });
  const partKeys = new Set(['axisTown', 'axisVillage']);
  const facts = own(axis.facts, effect);
  const parts = taken.parts.flatMap(({ named, code }) => {
    const key = named.role === 'town' ? 'axisTown' : 'axisVillage';
    const fact = facts.find((each) => each.key === key && each.value === effect.nameOf(code ?? ''));
    return code === null ? [] : [{ key, code, note: fact?.note ?? '', named, role: named.role }];
  });
  return [
    ...(before.axes.has(id) ? [] : [{ file: 'axis-ids' as const, id, cells: { id, county } }]),
    ...facts.filter(({ key }) => !partKeys.has(key)).map((fact) => row(factCells(fact))),
    ...parts.map(({ key, code, note }) =>
      row({ key, value: code, unit: '', period: '', source: effect.source.id, note }),
    ),
    ...parts.flatMap(({ code, named, role }) =>
      named.isNamed ? (role === 'town' ? townRows(code, effect) : villageRows(code, effect)) : [],
    ),
  ];
}

const axesIn = ({ axes }: Network, county: string): string[] =>
  [...axes.values()].flatMap((axis) => (axis.county === county ? [axis.id] : [])).toSorted();

/** A row that names the axis of a place, where that is not the first of its county. */
function axisCells(place: TownPoint | VillagePoint, { after, source }: ListEffect): FactCells[] {
  const isFirst = axesIn(after, place.county)[0] === place.axis;
  return isFirst ? [] : [factCells({ key: 'axis', value: place.axis, source: source.id })];
}

/** Coordinates that the list gives a place that had none. */
function placeRows(
  place: TownPoint | VillagePoint,
  kind: 'town' | 'village',
  { source }: ListEffect,
): ListRow[] {
  const { code, name, county, lonLat, positionSource } = place;
  if (!positionSource.startsWith(`${source.id}:`)) return [];
  return [
    {
      file: 'places',
      id: code,
      cells: {
        code,
        codeYear: DIVISION_YEAR,
        name,
        kind,
        county,
        lon: String(lonLat[0]),
        lat: String(lonLat[1]),
        positionSource,
        ...(kind === 'village' ? { quality: 'ok', rural: name.endsWith('村') ? 'yes' : 'no' } : {}),
      },
    },
  ];
}

function townRows(code: string, effect: ListEffect): ListRow[] {
  const town = effect.after.towns.get(code);
  if (!town) return [];
  const facts = [...own(town.facts, effect).map(factCells), ...axisCells(town, effect)];
  return [
    ...facts.map((fact): ListRow => ({
      file: 'towns',
      id: code,
      cells: { town: code, name: town.name, ...fact },
    })),
    ...placeRows(town, 'town', effect),
  ];
}

function villageRows(code: string, effect: ListEffect): ListRow[] {
  const village = effect.after.villages.get(code);
  if (!village) return [];
  const place = village.unlisted ? village.town : '';
  const facts = own(village.facts, effect).map((fact) =>
    // The file names a cluster by its id.
    factCells(
      fact.key === 'cluster' && village.cluster !== undefined ? { ...fact, value: village.cluster } : fact,
    ),
  );
  return [
    ...[...facts, ...axisCells(village, effect)].map((fact): ListRow => ({
      file: 'villages',
      id: code,
      cells: { village: code, place, name: village.name, ...fact },
    })),
    ...placeRows(village, 'village', effect),
  ];
}

function clusterRows(taken: TakenEntry, effect: ListEffect): ListRow[] {
  const cluster = effect.after.clusters.get(taken.id);
  if (!cluster) return [];
  const row = (fact: FactCells): ListRow => ({
    file: 'clusters',
    id: cluster.id,
    cells: { cluster: cluster.id, name: cluster.name, county: cluster.county, ...fact },
  });
  const before = effect.before.clusters.get(taken.id);
  const of = (key: string, value: string): ListRow =>
    row(factCells({ key, value, source: effect.source.id }));
  const isKnown = ({ code, name, role }: (typeof cluster.members)[number]): boolean =>
    before?.members.some((other) => (other.code ?? other.name) === (code ?? name) && other.role === role) ===
    true;
  return [
    ...own(cluster.facts, effect).map((fact) => row(factCells(fact))),
    ...cluster.towns
      .flatMap(({ code }) => (before?.towns.some((town) => town.code === code) ? [] : (code ?? [])))
      .map((code) => of('town', code)),
    ...cluster.members
      .filter((member) => !isKnown(member))
      .map(({ role, code, name }) => of(role, code ?? name)),
  ];
}

function indicatorRows({ county }: TakenEntry, effect: ListEffect): ListRow[] {
  const facts = own(effect.after.counties.get(county)?.facts ?? [], effect);
  return facts.map(({ label = '', value, unit = '', period = '', source, note = '' }, i) => ({
    file: 'indicators',
    id: county,
    cells: {
      id: `${county}-${source}-${i + 1}`,
      subject: county,
      name: label,
      value,
      unit,
      period,
      source,
      group: 'place',
      note,
    },
  }));
}

const FILE_OF = {
  axis: { file: 'axes', map: 'axes' },
  town: { file: 'towns', map: 'towns' },
  village: { file: 'villages', map: 'villages' },
} as const;

/** Rows that name the axis of a place that the list moves to another. */
export function movedRows({ before, after }: ListEffect): RemovedRows[] {
  return (['town', 'village'] as const).flatMap((kind): RemovedRows[] => {
    const { file, map } = FILE_OF[kind];
    return [...after[map].values()].flatMap(({ code, name, axis }) => {
      const then = before[map].get(code)?.axis;
      return then === undefined || then === axis
        ? []
        : [
            {
              id: code,
              name,
              file,
              matches: (cells) => cells[kind] === code && cells['key'] === 'axis' && cells['value'] !== axis,
            },
          ];
    });
  });
}

/** Rows that the list contradicts and over which it has priority: facts that it replaces, and records that only an earlier list has. */
export function contradictedRows({ plan, before, after, source }: ListEffect): RemovedRows[] {
  if (!isListed(plan.kind)) return [];
  const { file, map } = FILE_OF[plan.kind];
  const isSubject = (id: string, cells: Record<string, string>): boolean =>
    file === 'axes'
      ? cells['axis'] === id || (cells['axis'] === '' && axesIn(after, cells['county'] ?? '')[0] === id)
      : cells[file === 'towns' ? 'town' : 'village'] === id;
  return plan.conflicts.flatMap(({ id, name, kind }): RemovedRows[] => {
    const now = after[map].get(id);
    if (kind === 'not-listed')
      return now
        ? []
        : [
            {
              id,
              name,
              file,
              matches: (cells) =>
                isSubject(id, cells) &&
                (cells['source'] ?? '').startsWith(LIST_SOURCE) &&
                cells['source'] !== source.id,
            },
          ];
    const facts = before[map].get(id)?.facts ?? [];
    const gone = facts.filter((fact) => now?.facts.includes(fact) === false);
    return gone.map(({ key, value, source: of }) => ({
      id,
      name,
      file,
      matches: (cells) =>
        isSubject(id, cells) && cells['key'] === key && cells['value'] === value && cells['source'] === of,
    }));
  });
}
