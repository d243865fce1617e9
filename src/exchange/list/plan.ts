import type { Network } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';
import type { ListKind } from './columns.ts';
import { afterwards, findConflicts, countByStatus, listLeaving } from './effects.ts';
import { isTaken } from './match.ts';
import type { PlaceIndex } from './places.ts';
import { isListed } from './plan-types.ts';
import type {
  AsideEntry,
  AsideReason,
  ListDecisions,
  ListPlan,
  ListQuestion,
  TakenEntry,
} from './plan-types.ts';
import type { ListEntry, ListRows, NamedPlace } from './row-types.ts';

/** The result for a place: its code, null where it is left out or unknown, undefined while the question is open. */
export function resolvePlace(
  { match, id }: NamedPlace,
  { answers }: Pick<ListDecisions, 'answers'>,
): string | null | undefined {
  if (isTaken(match)) return match.candidates[0]?.code ?? null;
  if (answers.has(id)) return answers.get(id) ?? null;
  return match.kind === 'none' ? null : undefined;
}

/**
 * The effects of a list before anything is changed. Valid entries are accepted whatever the other entries are.
 * @param positions WGS 84 by the index of the entry, where the list has coordinates
 */
export function buildPlan(
  kind: ListKind,
  { entries, faults }: ListRows,
  index: PlaceIndex,
  decisions: ListDecisions,
  positions: ReadonlyMap<number, LonLat> = new Map(),
): ListPlan {
  const { network } = index;
  const taken: TakenEntry[] = [];
  const aside: AsideEntry[] = [];
  const { questions, ask } = collectQuestions(decisions);
  const seen = new Map<string, number>();
  const ids = new Ids(index);
  entries.forEach((entry, i) => {
    const { county, place, rows, parts } = entry;
    const isAsked = !entry.isUnofficial || !isListed(kind);
    const needsCounty = !place || !isTaken(place.match);
    if (needsCounty && isAsked) ask(county, rows);
    if (place && isAsked) ask(place, rows);
    const inCounty = resolvePlace(county, decisions);
    const code = place ? resolvePlace(place, decisions) : null;
    const leave = (reason: AsideReason, row?: number): void => {
      aside.push({ entry, reason, ...(row === undefined ? {} : { row }) });
    };
    if (entry.isUnofficial && isListed(kind)) return leave('unofficial');
    if (place ? code === undefined : inCounty === undefined) return leave('asked');
    if (place && code === null)
      return leave(
        decisions.answers.get(place.id) === null
          ? 'left-aside'
          : isUnknown(county)
            ? 'no-county'
            : 'no-place',
      );
    const countyCode = place
      ? (index.places[place.role as 'town' | 'village'].get(code ?? '')?.county ?? inCounty)
      : inCounty;
    if (countyCode === null || countyCode === undefined)
      return leave(decisions.answers.get(county.id) === null ? 'left-aside' : 'no-county');
    const found = parts.map((named) => {
      ask(named, [named.row]);
      return { named, code: resolvePlace(named, decisions) ?? null };
    });
    const lonLat = positions.get(i);
    const next = ofKind(kind, entry, countyCode, code ?? '', index, ids, lonLat);
    if (typeof next === 'string') return leave(next);
    const first = seen.get(next.id);
    if (first !== undefined && kind !== 'indicator') return leave('duplicate', first);
    seen.set(next.id, rows[0] ?? 0);
    taken.push({ entry, county: countyCode, parts: found, ...next, ...(lonLat ? { lonLat } : {}) });
  });
  const conflicts = findConflicts(kind, taken, network, decisions);
  const counties = [...new Set(taken.map(({ county }) => county))];
  const leaving = isListed(kind) ? listLeaving(network, kind, taken, decisions.extent) : [];
  const before = isListed(kind) ? countByStatus(network, kind) : null;
  return {
    kind,
    taken,
    aside,
    questions: [...questions.values()],
    conflicts,
    counties,
    counts: countEntries(taken, aside, [...questions.values()], conflicts.length),
    before,
    after: before && isListed(kind) ? afterwards(before, taken, leaving, conflicts, decisions) : null,
    leaving,
    faults,
  };
}

/** Collects the names that the reader has to decide on: each once, with all its rows and the answer. */
function collectQuestions(decisions: ListDecisions): {
  questions: ReadonlyMap<string, ListQuestion>;
  ask: (place: NamedPlace, rows: readonly number[]) => void;
} {
  const questions = new Map<string, ListQuestion>();
  const ask = (place: NamedPlace, rows: readonly number[]): void => {
    if (isTaken(place.match) || place.match.kind === 'none') return;
    const known = questions.get(place.id);
    const answer = decisions.answers.get(place.id);
    questions.set(place.id, {
      ...(known ?? place),
      rows: [...new Set([...(known?.rows ?? []), ...rows])],
      ...(answer === undefined ? {} : { answer }),
    });
  };
  return { questions, ask };
}

const countEntries = (
  taken: readonly TakenEntry[],
  aside: readonly AsideEntry[],
  questions: readonly ListQuestion[],
  conflicts: number,
): ListPlan['counts'] => ({
  matched: taken.length,
  asked: questions.filter(({ answer }) => answer === undefined).length,
  isNew: taken.filter(({ isNew }) => isNew).length,
  duplicates: aside.filter(({ reason }) => reason === 'duplicate').length,
  conflicts,
  aside: aside.filter(({ reason }) => reason !== 'duplicate' && reason !== 'asked').length,
});

/** Whether a row names a county that is none. */
const isUnknown = ({ name, match }: NamedPlace): boolean => name !== '' && match.kind === 'none';

/** Ids of listed records that have no code. */
class Ids {
  #last: number;
  readonly #network: Network;
  readonly #register: PlaceIndex['register'];
  readonly #free: Map<string, string[]>;
  /** Names of clusters by their new ids. */
  readonly #clusters = new Map<string, string>();
  constructor({ network, register }: PlaceIndex) {
    this.#network = network;
    this.#register = register;
    const axes = [...network.axes.values()];
    this.#last = Math.max(0, ...axes.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0)));
    this.#free = new Map();
    for (const { county, id } of axes) this.#free.set(county, [...(this.#free.get(county) ?? []), id]);
  }

  /** The id of a listed axis: those of its county first, the modelled one of it for the first that is new, then the next free number. */
  ofAxis(county: string, name: string): string {
    const free = this.#free.get(county) ?? [];
    const same = free.find((id) => this.#network.axes.get(id)?.name === name) ?? free[0];
    if (same !== undefined) {
      this.#free.set(
        county,
        free.filter((id) => id !== same),
      );
      return same;
    }
    return `axis-${String(++this.#last).padStart(3, '0')}`;
  }

  /** The id of a cluster that is new: its county and its name in Latin letters, with a number where another cluster has that id. */
  ofCluster(county: string, name: string): string {
    const letters = this.#register
      .spell(name, county)
      .pinyin.normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
    for (let n = 1; ; n++) {
      const id = [county, letters, ...(n === 1 ? [] : [n])].filter((part) => part !== '').join('-');
      if (this.#network.clusters.has(id) || (this.#clusters.get(id) ?? name) !== name) continue;
      this.#clusters.set(id, name);
      return id;
    }
  }
}

function ofKind(
  kind: ListKind,
  entry: ListEntry,
  county: string,
  code: string,
  { network, positions, places }: PlaceIndex,
  ids: Ids,
  lonLat: LonLat | undefined,
): Pick<TakenEntry, 'id' | 'isNew' | 'before'> | AsideReason {
  switch (kind) {
    case 'axis': {
      const id = ids.ofAxis(county, entry.name);
      const before = network.axes.get(id)?.status ?? null;
      return { id, isNew: before === null, before };
    }
    case 'town':
    case 'village': {
      const before = network[kind === 'town' ? 'towns' : 'villages'].get(code)?.status ?? null;
      if (before === null && ![...network.axes.values()].some((axis) => axis.county === county))
        return 'no-axis';
      const at = lonLat ?? positions.get(code) ?? positions.get(places.village.get(code)?.town ?? '');
      // A village of an unknown town is placed at the seat of its county, because a record needs a position.
      if (before === null && kind === 'town' && !at) return 'no-position';
      return { id: code, isNew: before === null, before };
    }
    case 'cluster': {
      const known = [...network.clusters.values()].find(
        (cluster) => cluster.county === county && cluster.name === entry.name,
      );
      return { id: known?.id ?? ids.ofCluster(county, entry.name), isNew: !known, before: null };
    }
    case 'indicator':
      return { id: county, isNew: false, before: null };
    default:
      return kind satisfies never;
  }
}
