import { IS_SOURCED } from '../../domain/by-status.ts';
import { prefectureOf, townOf } from '../../domain/codes.ts';
import type { AxisShape, Network, TownPoint, VillagePoint } from '../../domain/network.ts';
import type { Cluster, Fact, LonLat, Status } from '../../domain/records.ts';
import { collectSources, PROGRAMME_KEYS, settleFacts, withFacts } from './facts.ts';
import type { ListSource, RowWords } from './list-source.ts';
import type { ListDecisions, TakenEntry } from './plan-types.ts';
import type { PlaceIndex } from './places.ts';

/** The role of a record of each kind that a list puts on the programme. */
const PROGRAMME = { axis: '省级发展轴', town: '省级中心镇', village: '省级重点村' } as const;

type Placed = Pick<VillagePoint, 'lonLat' | 'precision' | 'positionSource'>;

/** Builds records of the network from entries of a list. */
export class RecordBuilder {
  readonly #index: PlaceIndex;
  readonly #source: ListSource;
  readonly #words: RowWords;
  readonly #wins: boolean;

  constructor(index: PlaceIndex, source: ListSource, words: RowWords, { wins }: Pick<ListDecisions, 'wins'>) {
    this.#index = index;
    this.#source = source;
    this.#words = words;
    this.#wins = wins;
  }

  #fact(row: number, key: string, value: string, more: Partial<Fact> = {}): Fact {
    return {
      key,
      value,
      ...more,
      source: this.#source.source.id,
      note: this.#words.row(this.#source.sheet, row),
    };
  }

  /** The facts by which an entry is on the programme. */
  #facts(
    kind: keyof typeof PROGRAMME,
    { entry }: TakenEntry,
    told?: Pick<TownPoint, 'track' | 'trackStatus'>,
  ): Fact[] {
    const row = entry.rows[0] ?? 0;
    const { batch, period, track, industries } = entry;
    return [
      this.#fact(row, 'programme', PROGRAMME[kind], period ? { period } : {}),
      ...(batch ? [this.#fact(row, 'batch', batch)] : []),
      ...(track && kind === 'town'
        ? [
            this.#fact(row, 'track', track),
            // If an earlier source states the same track together with its status, that status is kept.
            ...(told?.track === track && told.trackStatus ? [] : [this.#fact(row, 'trackStatus', 'awarded')]),
          ]
        : []),
      ...(kind === 'village' ? industries.map((industry) => this.#fact(row, 'industry', industry)) : []),
      ...(entry.note ? [this.#fact(row, 'remark', entry.note)] : []),
    ];
  }

  /** The facts of a place before the list: those of its record, or of a place that is not in the network. */
  #toldOf(code: string, before: { facts: readonly Fact[] } | undefined): readonly Fact[] {
    return before?.facts ?? this.#index.told.get(code)?.facts ?? [];
  }

  /** The value of a list, unless a documented record has one and takes priority. */
  #field<T>(listed: T | undefined, before: { status: Status; value: T | undefined } | null): T | undefined {
    const known = before !== null && IS_SOURCED[before.status] ? before.value : undefined;
    return known === undefined || (this.#wins && listed !== undefined) ? listed : known;
  }

  town(taken: TakenEntry, network: Network): TownPoint {
    const { id: code, county, entry } = taken;
    const before = network.towns.get(code);
    const known = this.#index.register.towns.get(code);
    const name = before?.name ?? known?.name ?? entry.name;
    const at = this.#index.positions.get(code);
    const lonLat = before?.lonLat ?? at?.lonLat ?? taken.lonLat;
    if (!lonLat) throw new RangeError(`${code} ${name}: no position`);
    const track = this.#field(entry.track, before ? { status: before.status, value: before.track } : null);
    const batch = this.#field(entry.batch, before ? { status: before.status, value: before.batch } : null);
    const facts = settleFacts(this.#wins, this.#toldOf(code, before), this.#facts('town', taken, before));
    return {
      code,
      name,
      ...this.#index.register.spell(name, code),
      county,
      prefecture: prefectureOf(code),
      axis: before?.axis ?? this.#axisIn(network, county, entry.axis),
      ...(track
        ? { track, trackStatus: (track === before?.track ? before.trackStatus : undefined) ?? 'awarded' }
        : {}),
      ...(batch ? { batch } : {}),
      status: 'documented',
      precision: before?.precision ?? 'town',
      positionSource: before?.positionSource ?? at?.source ?? `${this.#source.source.id}:coordinates`,
      villageCommittees: before?.villageCommittees ?? committees(this.#index, code),
      facts,
      sources: collectSources(facts, before?.sources),
      lonLat,
    };
  }

  village(taken: TakenEntry, network: Network): VillagePoint {
    const { id: code, county, entry } = taken;
    const before = network.villages.get(code);
    const known = this.#index.places.village.get(code);
    const name = before?.name ?? known?.name ?? entry.name;
    const town = before?.town ?? known?.town ?? townOf(code);
    const own = this.#placeOfVillage(taken, town, network);
    const batch = this.#field(entry.batch, before ? { status: before.status, value: before.batch } : null);
    const told = this.#toldOf(code, before);
    const cluster =
      before?.cluster ??
      this.#clusterNamed(network, county, entry.cluster ?? told.find(({ key }) => key === 'cluster')?.value);
    const listedCluster = entry.cluster === undefined ? undefined : network.clusters.get(cluster ?? '');
    const facts = settleFacts(this.#wins, told, [
      ...this.#facts('village', taken),
      ...(listedCluster ? [this.#fact(entry.rows[0] ?? 0, 'cluster', listedCluster.name)] : []),
    ]);
    return {
      code,
      ...(before?.unlisted ? { unlisted: true as const } : {}),
      name,
      ...this.#index.register.spell(name, code),
      town,
      county,
      prefecture: prefectureOf(code),
      axis: before?.axis ?? this.#axisIn(network, county, entry.axis),
      ...(cluster === undefined ? {} : { cluster }),
      ...(batch ? { batch } : {}),
      status: 'documented',
      ...own,
      industries: [
        ...new Set([
          ...(before?.industries ?? told.flatMap(({ key, value }) => (key === 'industry' ? [value] : []))),
          ...entry.industries,
        ]),
      ],
      facts,
      sources: collectSources(facts, before?.sources),
    };
  }

  /** The position of a village: that of its record, a surveyed one, that of the list, or that of its town or county seat. */
  #placeOfVillage(taken: TakenEntry, town: string, network: Network): Placed {
    const { id: code, county } = taken;
    const place = (lonLat: LonLat, precision: Placed['precision'], positionSource: string): Placed => ({
      lonLat,
      precision,
      positionSource,
    });
    const before = network.villages.get(code);
    if (before && (before.precision === 'village' || !taken.lonLat))
      return place(before.lonLat, before.precision, before.positionSource);
    const surveyed = this.#index.positions.get(code);
    if (surveyed) return place(surveyed.lonLat, 'village', surveyed.source);
    if (taken.lonLat) return place(taken.lonLat, 'village', `${this.#source.source.id}:coordinates`);
    const townAt = this.#index.positions.get(town);
    if (townAt) return place(townAt.lonLat, 'town', `${townAt.source}; arranged`);
    const seat = network.counties.get(county)?.seat;
    return place([seat?.lon ?? 0, seat?.lat ?? 0], 'county', `${seat?.positionSource ?? ''}; arranged`);
  }

  /** A place that lies on an axis and that no list calls central or key: modelled, with its previous facts. */
  onTheWay(of: 'town' | 'village', taken: TakenEntry, network: Network): TownPoint | VillagePoint {
    const { batch: _batch, ...record } = this[of](taken, network);
    const told = this.#toldOf(taken.id, network[of === 'town' ? 'towns' : 'villages'].get(taken.id));
    const facts = told.filter(({ key }) => !PROGRAMME_KEYS.has(key));
    return { ...record, status: 'modelled', facts, sources: collectSources(facts) };
  }

  axis(taken: TakenEntry, network: Network): AxisShape {
    const { id, county, entry, parts } = taken;
    const before = network.axes.get(id);
    const shape = network.counties.get(county);
    const listed = entry.name === '' || entry.name === shape?.name ? undefined : entry.name;
    const name =
      this.#field(listed, before ? { status: before.status, value: before.name } : null) ??
      `${shape?.name ?? county}发展轴`;
    // A source says that the first batch covers every mountain and island county.
    const batch =
      this.#field(entry.batch, before ? { status: before.status, value: before.batch } : null) ??
      (shape?.priority ? '1' : undefined);
    const row = entry.rows[0] ?? 0;
    const facts = settleFacts(this.#wins, before?.facts ?? [], [
      ...this.#facts('axis', taken),
      ...(listed ? [this.#fact(row, 'axisName', listed)] : []),
      ...parts.flatMap(({ named, code }) =>
        code === null
          ? []
          : [
              this.#fact(
                named.row,
                named.role === 'town' ? 'axisTown' : 'axisVillage',
                this.#index.places[named.role === 'town' ? 'town' : 'village'].get(code)?.name ?? named.name,
              ),
            ],
      ),
    ]);
    return {
      ...(before ?? {
        lengthKm: 0,
        seat: county,
        towns: [],
        villages: [],
        stations: [{ kind: 'seat' as const, code: county, km: 0 }],
        lineStatus: [],
        course: [],
        // Axes are laid before the network is shown.
        geometry: { type: 'MultiLineString' as const, coordinates: [] },
      }),
      id,
      name,
      ...this.#index.register.spell(name, county),
      county,
      prefecture: shape?.prefecture ?? prefectureOf(county),
      ...(batch ? { batch } : {}),
      status: 'documented',
      facts,
      sources: collectSources(facts, before?.sources),
    };
  }

  cluster(taken: TakenEntry, network: Network): Cluster {
    const { id, county, entry, parts } = taken;
    const before = network.clusters.get(id);
    const row = entry.rows[0] ?? 0;
    const facts = withFacts(before?.facts, [
      this.#fact(row, 'programme', '片区组团'),
      ...(entry.mode ? [this.#fact(row, 'mode', entry.mode)] : []),
    ]);
    // Previous members are kept; one that the list names as a core village becomes one.
    const members = (before?.members ?? []).map((member) => ({ ...member }));
    for (const { named, code } of parts) {
      if (named.role !== 'village') continue;
      const name = this.#index.places.village.get(code ?? '')?.name ?? named.name;
      const known = members.find((member) => (member.code ?? member.name) === (code ?? name));
      if (!known)
        members.push({ name, role: named.isCore ? 'core' : 'member', ...(code === null ? {} : { code }) });
      else if (named.isCore) known.role = 'core';
    }
    members.sort((a, b) => Number(b.role === 'core') - Number(a.role === 'core'));
    const listedTowns = parts.flatMap(({ named, code }) =>
      named.role === 'town' && code !== null ? [code] : [],
    );
    const towns = [
      ...new Set([
        ...(before?.towns ?? []).flatMap(({ code }) => code ?? []),
        ...listedTowns,
        ...members.flatMap(({ code }) => (code === undefined ? [] : [townOf(code)])),
      ]),
    ];
    const located = (codes: readonly (string | undefined)[]): LonLat[] =>
      codes.flatMap((code) => {
        const known = this.#index.positions.get(code ?? '');
        return known ? [known.lonLat] : [];
      });
    const at = meanPosition(located(members.map(({ code }) => code))) ?? meanPosition(located(towns));
    return {
      id,
      name: entry.name,
      ...this.#index.register.spell(entry.name, county),
      county,
      prefecture: prefectureOf(county),
      towns: towns.map((code) => ({ name: this.#index.register.towns.get(code)?.name ?? code, code })),
      members,
      facts,
      sources: collectSources(facts, before?.sources),
      ...(at ? { lonLat: at } : before?.lonLat ? { lonLat: before.lonLat } : {}),
    };
  }

  /** The facts of a county from a list of indicators. */
  indicators({ entry }: TakenEntry): Fact[] {
    return entry.values.map(({ label, value, unit, period }) =>
      this.#fact(entry.rows[0] ?? 0, 'indicator', value, {
        label,
        ...(unit ? { unit } : {}),
        ...(period ? { period } : {}),
      }),
    );
  }

  /** The axis of a place: the one that the list names, else the first of its county. */
  #axisIn(network: Network, county: string, named: string | undefined): string {
    const axes = [...network.axes.values()].filter((axis) => axis.county === county);
    const found =
      axes.find(({ name }) => named !== undefined && this.#index.plain(name) === this.#index.plain(named)) ??
      axes[0];
    if (!found) throw new RangeError(`${county}: no axis`);
    return found.id;
  }

  #clusterNamed(network: Network, county: string, name: string | undefined): string | undefined {
    if (name === undefined) return undefined;
    return [...network.clusters.values()].find(
      (cluster) => cluster.county === county && this.#index.plain(cluster.name) === this.#index.plain(name),
    )?.id;
  }
}

/** Village committees of a town in the division list: its villages without communities. */
const committees = ({ register }: PlaceIndex, town: string): number =>
  [...register.villages.values()].filter((village) => village.town === town && village.name.endsWith('村'))
    .length;

function meanPosition(points: readonly LonLat[]): LonLat | undefined {
  if (points.length === 0) return undefined;
  const round = (value: number): number => Math.round(value * 1e5) / 1e5;
  const mean = (axis: 0 | 1): number => points.reduce((sum, at) => sum + at[axis], 0) / points.length;
  return [round(mean(0)), round(mean(1))];
}
