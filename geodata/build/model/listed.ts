import { countyOf, townOf } from '../../../src/domain/codes.ts';
import { givesWay, leavingRecords, type ListExtent } from '../../../src/domain/giving-way.ts';
import type { LonLat, Status } from '../../../src/domain/records.ts';
import { roundLonLat } from '../../../src/spatial/geometry/axis/arrange.ts';
import { arrangeVillages } from '../../../src/spatial/geometry/axis/arrange-villages.ts';
import type { CountyLocator } from '../../../src/spatial/geometry/county-at.ts';
import { type Places, townPoints } from '../gazetteer.ts';
import type { MergedList, SeedPlaceAxis, Seeds } from '../seeds/types.ts';
import type { ChosenAxis, CountyGround } from './chosen-axis.ts';
import {
  type AxisRow,
  ids,
  isListedBy,
  type ListedPlace,
  NOTHING,
  put,
  type Row,
  type TownRow,
  type VillageRow,
} from './listed-rows.ts';

/** What the seeds say with the rows of the lists that were merged into them. */
export interface Merged {
  lists: readonly MergedList[];
  seeds: Seeds;
  places: Places;
}

/**
 * The axes and their places after the lists that were merged into the seeds, one after the other by the rule that the page applies them
 * by: a listed record is documented, modelled ones of its kind and county leave, and all others stay as they were chosen without the list.
 * @param base the choice by the seeds without these lists
 * @throws Error naming a listed place whose county has no axis, or that has no position
 */
export function withLists(
  base: readonly ChosenAxis[],
  merged: Merged,
  counties: ReadonlyMap<string, CountyGround>,
  land: CountyLocator,
): ChosenAxis[] {
  const network = new ListedNetwork(base, merged, counties);
  for (const list of merged.lists) {
    const before = network.texts();
    network.take(list);
    const now = network.texts();
    network.arrange([...now.keys()].filter((id) => now.get(id) !== before.get(id)).toSorted(), land);
  }
  return network.axes();
}

class ListedNetwork {
  #axes: AxisRow[];
  #towns: TownRow[];
  #villages: VillageRow[];
  readonly #base: ReadonlyMap<string, ChosenAxis>;
  /** Villages of axes that were arranged again, in the order in which they are laid. */
  readonly #arranged = new Map<string, readonly VillageRow[]>();

  constructor(
    base: readonly ChosenAxis[],
    private readonly merged: Merged,
    private readonly counties: ReadonlyMap<string, CountyGround>,
  ) {
    this.#base = new Map(base.map((axis) => [axis.id, axis]));
    this.#axes = base.map(({ id, county, status }) => ({ id, county: county.code, status }));
    const byCode = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);
    this.#towns = base
      .flatMap(({ id, towns }) =>
        towns.map(({ code, status }) => ({
          id: code,
          county: countyOf(code),
          axis: id,
          status,
          lonLat: this.#townAt(code),
        })),
      )
      .toSorted(byCode);
    this.#villages = base
      .flatMap(({ id, county, villages }) =>
        villages.map((village) => ({
          ...village,
          id: village.code,
          county: county.code,
          axis: id,
          lonLat: roundLonLat(village.lonLat),
        })),
      )
      .toSorted(byCode);
  }

  #townAt(code: string): LonLat {
    const position = this.merged.places.towns.get(code)?.position;
    if (!position) throw new Error(`town ${code} has no position`);
    return roundLonLat(position.lonLat);
  }

  /** The inputs of each axis line as a text, by which the axes that a list changes are found. */
  texts(): Map<string, string> {
    const texts = new Map(this.#axes.map(({ id, status }) => [id, status as string]));
    for (const { axis, id, status, lonLat } of [...this.#towns, ...this.#villages])
      texts.set(axis, `${texts.get(axis) ?? ''} ${id} ${status} ${lonLat.join()}`);
    return texts;
  }

  take({ source, of, extent }: MergedList): void {
    switch (of) {
      case 'axis':
        return this.#takeAxes(source, extent);
      case 'town':
        return this.#takeTowns(
          source,
          [...this.merged.seeds.towns.values()].filter(isListedBy(source)),
          extent,
        );
      case 'village':
        return this.#takeVillages(
          source,
          [...this.merged.seeds.villages.values()].filter(isListedBy(source)),
          extent,
        );
      default:
        return of satisfies never;
    }
  }

  #takeAxes(source: string, extent: ListExtent): void {
    const listed = [...this.merged.seeds.axes.values()].filter(isListedBy(source));
    const holdsOthers = ({ id }: AxisRow): boolean =>
      [...this.#towns, ...this.#villages].some(({ axis, status }) => axis === id && !givesWay(status));
    const gone = ids(leavingRecords(this.#axes, listed, extent, holdsOthers));
    this.#axes = this.#axes.filter(({ id }) => !gone.has(id));
    this.#towns = this.#towns.filter(({ axis }) => !gone.has(axis));
    this.#villages = this.#villages.filter(({ axis }) => !gone.has(axis));
    for (const { id, county } of listed) this.#axes = put(this.#axes, { id, county, status: 'documented' });
    for (const kind of ['town', 'village'] as const) {
      const named = listed.flatMap(({ id, parts }) =>
        parts.flatMap((part) =>
          part.of === kind && part.source === source ? [{ axis: id, code: part.code }] : [],
        ),
      );
      const seedOf = (code: string) => this.merged.seeds[kind === 'town' ? 'towns' : 'villages'].get(code);
      const isDocumented = ({ code }: { code: string }): boolean =>
        isListedBy(source)(seedOf(code) ?? NOTHING);
      const rows: readonly Row[] = kind === 'town' ? this.#towns : this.#villages;
      const onTheWay = named.filter(
        (each) => !isDocumented(each) && !rows.some(({ id }) => id === each.code),
      );
      const documented = named.filter(isDocumented);
      const records = documented.flatMap(({ code }) => seedOf(code) ?? []);
      if (kind === 'town') this.#takeTowns(source, records, 'part', documented);
      else this.#takeVillages(source, records, 'part', documented);
      const codes = new Set(named.map(({ code }) => code));
      for (const { code, axis } of onTheWay) this.#putOnTheWay(kind, code, axis, codes);
      for (const { code, axis } of named) this.#move(kind, code, axis);
    }
  }

  /** Adds a place on an axis that no list calls central or key as a stand-in; the last other stand-in of its county leaves. */
  #putOnTheWay(kind: 'town' | 'village', code: string, axis: string, named: ReadonlySet<string>): void {
    const county = countyOf(code);
    const last = (rows: readonly Row[]): Row | undefined =>
      rows.findLast((row) => row.county === county && givesWay(row.status) && !named.has(row.id));
    if (kind === 'town') {
      const gone = last(this.#towns);
      this.#towns = [
        ...this.#towns.filter((row) => row !== gone),
        { id: code, county, axis, status: 'modelled', lonLat: this.#townAt(code) },
      ];
    } else {
      const gone = last(this.#villages);
      this.#villages = [
        ...this.#villages.filter((row) => row !== gone),
        this.#village(code, axis, { status: 'modelled' }),
      ];
    }
  }

  #move(kind: 'town' | 'village', code: string, axis: string): void {
    const moved = <R extends Row>(row: R): R =>
      row.id === code && row.axis !== axis ? { ...row, axis } : row;
    if (kind === 'town') this.#towns = this.#towns.map(moved);
    else this.#villages = this.#villages.map(moved);
  }

  #takeTowns(
    source: string,
    seeds: readonly ListedPlace[],
    extent: ListExtent,
    named: readonly { code: string; axis: string }[] = [],
  ): void {
    const listed = seeds.map(({ code }) => ({ id: code, county: countyOf(code) }));
    const gone = ids(leavingRecords(this.#towns, listed, extent));
    for (const { code, axis } of seeds) {
      const before = this.#towns.find(({ id }) => id === code);
      this.#towns = put(this.#towns, {
        id: code,
        county: countyOf(code),
        axis: this.#axisBy(source, axis) ?? before?.axis ?? this.#axisOf(code, named),
        status: 'documented',
        lonLat: before?.lonLat ?? this.#townAt(code),
      });
    }
    this.#towns = this.#towns.filter(({ id }) => !gone.has(id));
  }

  #takeVillages(
    source: string,
    seeds: readonly ListedPlace[],
    extent: ListExtent,
    named: readonly { code: string; axis: string }[] = [],
  ): void {
    const listed = seeds.map(({ code }) => ({ id: code, county: countyOf(code) }));
    const gone = ids(leavingRecords(this.#villages, listed, extent));
    for (const { code, axis } of seeds) {
      const before = this.#villages.find(({ id }) => id === code);
      const on = this.#axisBy(source, axis) ?? before?.axis ?? this.#axisOf(code, named);
      this.#villages = put(this.#villages, this.#village(code, on, { ...before, status: 'documented' }));
    }
    this.#villages = this.#villages.filter(({ id }) => !gone.has(id));
  }

  /** The axis that a row of the seeds names for a place, unless the row is of a list that is applied after this one. */
  #axisBy(source: string, axis: SeedPlaceAxis | undefined): string | undefined {
    const order = this.merged.lists.map((list) => list.source);
    return axis && order.indexOf(axis.source) <= order.lastIndexOf(source) ? axis.id : undefined;
  }

  /** The axis of a listed place: the one whose entry names it, else the first of its county. */
  #axisOf(code: string, named: readonly { code: string; axis: string }[]): string {
    const axis =
      named.find((each) => each.code === code)?.axis ??
      this.#axes.find(({ county }) => county === countyOf(code))?.id;
    if (axis === undefined) throw new Error(`${code} is listed, and its county has no axis`);
    return axis;
  }

  /** A village at its known position, else at its previous one, else at its town until it is arranged. */
  #village(code: string, axis: string, before: Partial<VillageRow> & { status: Status }): VillageRow {
    const { places, seeds } = this.merged;
    const seed = seeds.villages.get(code);
    const known = places.villages.get(code);
    const county = countyOf(code);
    const { town = townOf(code), position } = known ?? {};
    const townPosition = places.towns.get(town)?.position;
    const { seat } = this.counties.get(county) as CountyGround;
    const where: Pick<VillageRow, 'lonLat' | 'precision' | 'positionSource'> = position
      ? { lonLat: roundLonLat(position.lonLat), precision: 'village', positionSource: position.source }
      : before.lonLat && before.precision && before.positionSource
        ? { lonLat: before.lonLat, precision: before.precision, positionSource: before.positionSource }
        : townPosition
          ? {
              lonLat: roundLonLat(townPosition.lonLat),
              precision: 'town',
              positionSource: `${townPosition.source}; arranged`,
            }
          : {
              lonLat: [seat.lon, seat.lat],
              precision: 'county',
              positionSource: `${seat.positionSource}; arranged`,
            };
    const batch = before.status === 'documented' ? seed?.batch : undefined;
    return {
      id: code,
      code,
      county,
      axis,
      town,
      // As the page has it, whatever the seeds call it (余村村 of 余村).
      name: before.name ?? known?.name ?? seed?.name ?? code,
      status: before.status,
      ...(batch === undefined ? {} : { batch }),
      ...where,
    };
  }

  /** Arranges villages without a position of their own around their towns, axis by axis. */
  arrange(axes: readonly string[], land: CountyLocator): void {
    const waiting = new Set(axes);
    const townAt = townPoints(this.merged.places);
    const seats = [...this.counties.values()].map(({ seat }): LonLat => [seat.lon, seat.lat]);
    for (const id of axes) {
      const county = this.#axes.find((axis) => axis.id === id)?.county ?? '';
      const { seat } = this.counties.get(county) as CountyGround;
      const placed = arrangeVillages(
        { id, county, seat: [seat.lon, seat.lat] },
        { towns: this.#towns.map(({ lonLat }) => lonLat), seats, villages: this.#villages },
        waiting,
        { land, townAt },
      );
      this.#arranged.set(id, placed);
      const moved = new Map(placed.map((village) => [village.id, village]));
      this.#villages = this.#villages.map((village) => moved.get(village.id) ?? village);
      waiting.delete(id);
    }
  }

  axes(): ChosenAxis[] {
    return this.#axes.map(({ id, county, status }): ChosenAxis => {
      const arranged = this.#arranged.get(id);
      const before = this.#base.get(id);
      const towns = this.#towns
        .filter(({ axis }) => axis === id)
        .map(({ id: code, status: of }) => ({ code, status: of }))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1));
      return arranged || !before
        ? { id, county: this.counties.get(county) as CountyGround, status, towns, villages: arranged ?? [] }
        : before;
    });
  }
}
