import type { LineString } from 'geojson';
import type {
  MinuteSpread,
  SeatPlace,
  TravelCatchments,
  TravelEquity,
  TravelGapPlace,
  TravelGaps,
  TravelNearest,
  TravelPlace,
  TravelSeatAt,
  TravelSeatWay,
  TravelToSeats,
  TravelTown,
  TravelWay,
} from '../../domain/answers/travel.ts';
import type { LonLat } from '../../domain/records.ts';
import { exportWords } from '../../i18n/index.ts';
import { buildTable } from './build.ts';
import type { Getters } from './build.ts';
import { aboutTravel, COMPUTED, placeColumns, placeSources, regionName, townName } from './context.ts';
import type { ExportContext } from './context.ts';
import { divisionColumns, toPoint } from './layers.ts';
import type { ExportTable } from './table.ts';
import { positionPoint } from './towns.ts';

const minutes = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : seconds / 60;

const WAY_COLUMNS: Getters<TravelWay> = {
  minutes: ({ seconds }) => minutes(seconds),
  road_km: ({ roadM }) => roadM / 1000,
  off_road_km: ({ offRoadM }) => offRoadM / 1000,
  ferry_km: ({ ferryM }) => ferryM / 1000,
  sea_km: ({ seaM }) => seaM / 1000,
};

const DOUBT_COLUMNS: Getters<{ doubtful?: { lowS: number; highS: number } }> = {
  minutes_low: ({ doubtful }) => minutes(doubtful?.lowS),
  minutes_high: ({ doubtful }) => minutes(doubtful?.highS),
};

/** The course of a way; nothing where it has no length. */
const toLine = (coordinates: LonLat[]): LineString | null =>
  coordinates.length < 2 ? null : { type: 'LineString', coordinates };

const pointNote = ([lon, lat]: LonLat, context: ExportContext): string =>
  exportWords.in(context.language).point(lon.toFixed(5), lat.toFixed(5));

/** The central towns that are reached first from a point, with the courses of the ways. */
export function travelNearestTable(found: TravelNearest, context: ExportContext): ExportTable {
  const t = exportWords.in(context.language);
  return buildTable<TravelTown>(
    {
      fileName: 'travel-nearest-towns',
      records: found.towns,
      columns: {
        rank: (_, i) => i + 1,
        code: ({ code }) => code,
        name: ({ code }) => townName(code, context),
        ...WAY_COLUMNS,
        straight_km: ({ straightM }) => straightM / 1000,
        straight_rank: ({ straightRank }) => straightRank,
        same_county: ({ sameCounty }) => sameCounty,
        ...placeColumns(context),
      },
      geometry: ({ line }) => toLine(line),
      sources: placeSources(context),
      about: aboutTravel(t.tables.travelNearest, found, context, [pointNote(found.lonLat, context)]),
    },
    context,
  );
}

/** The ways from a point to the seat of its county, and to one that is reached sooner. */
export function travelSeatTable(found: TravelSeatAt, context: ExportContext): ExportTable {
  const t = exportWords.in(context.language);
  const { network } = context;
  return buildTable<TravelSeatWay>(
    {
      fileName: 'travel-county-seats',
      records: found.seats,
      columns: {
        rank: (_, i) => i + 1,
        seat_county_code: ({ county }) => county,
        seat_county: ({ county }) => regionName(county, context),
        own_county: ({ own }) => own,
        ...WAY_COLUMNS,
        straight_km: ({ straightM }) => straightM / 1000,
        ...COMPUTED,
        position_source: ({ county }) => network.counties.get(county)?.seat.positionSource,
      },
      geometry: ({ line }) => toLine(line),
      about: aboutTravel(t.tables.travelSeat, found, context, [pointNote(found.lonLat, context)]),
    },
    context,
  );
}

/** Places with their ways and times, the first ranked 1. */
const wayTable = <Place extends TravelPlace | SeatPlace>(
  {
    fileName,
    title,
    records,
    to = {},
    besides,
    tied = 0,
  }: {
    fileName: string;
    title: string;
    records: readonly Place[];
    /** Columns of what the ways lead to. */
    to?: Getters<Place>;
    /** Columns of another town or seat to compare with. */
    besides: Getters<Place>;
    /** Further places with the time of the last one. */
    tied?: number;
  },
  found: TravelCatchments | TravelToSeats,
  context: ExportContext,
): ExportTable =>
  buildTable<Place>(
    {
      fileName,
      records,
      columns: {
        rank: (_, i) => i + 1,
        code: ({ code }) => code,
        name: ({ code, name }) => context.ownSites?.find(code)?.name ?? name,
        ...divisionColumns(context),
        ...to,
        ...WAY_COLUMNS,
        ...DOUBT_COLUMNS,
        ...besides,
        ...placeColumns(context),
      },
      geometry: ({ code }) => positionPoint(code, context),
      sources: placeSources(context),
      about: aboutTravel(
        title,
        found,
        context,
        tied > 0 ? [exportWords.in(context.language).tied(tied)] : [],
      ),
    },
    context,
  );

const townColumns = (
  context: ExportContext,
): { to: Getters<TravelPlace>; besides: Getters<TravelPlace> } => ({
  to: { town_code: ({ town }) => town, town: ({ town }) => townName(town, context) },
  besides: {
    straight_km: ({ townM }) => townM / 1000,
    straight_town_code: ({ straightTown }) => straightTown,
    straight_town: ({ straightTown }) => townName(straightTown, context),
    straight_town_km: ({ straightTownM }) => straightTownM / 1000,
  },
});

/** Villages that reach another town first than the one that is nearest by straight line. */
export function travelDifferTable(found: TravelCatchments, context: ExportContext): ExportTable {
  const title = exportWords.in(context.language).tables.travelDiffer;
  const table = { fileName: 'travel-differ', title, records: found.differ, ...townColumns(context) };
  return wayTable(table, found, context);
}

/** Villages that need longest to a central town. */
export function travelFarthestTable(found: TravelCatchments, context: ExportContext): ExportTable {
  const title = exportWords.in(context.language).tables.travelFarthest;
  const { first: records, tied } = found.farthest;
  const table = { fileName: 'travel-farthest', title, records, tied, ...townColumns(context) };
  return wayTable(table, found, context);
}

const seatColumns = (context: ExportContext): { besides: Getters<SeatPlace> } => ({
  besides: {
    sooner_county_code: ({ sooner }) => sooner?.county,
    sooner_county: ({ sooner }) => (sooner ? regionName(sooner.county, context) : null),
    sooner_minutes: ({ sooner }) => minutes(sooner?.seconds),
  },
});

/** Villages that reach the seat of another county sooner than their own. */
export function travelElsewhereTable(found: TravelToSeats, context: ExportContext): ExportTable {
  const title = exportWords.in(context.language).tables.travelElsewhere;
  const table = { fileName: 'travel-other-seat', title, records: found.elsewhere, ...seatColumns(context) };
  return wayTable(table, found, context);
}

/** Villages that need longest to the seat of their county. */
export function travelSeatFarthestTable(found: TravelToSeats, context: ExportContext): ExportTable {
  const title = exportWords.in(context.language).tables.travelSeatFarthest;
  const { first: records, tied } = found.farthest;
  const table = { fileName: 'travel-seat-farthest', title, records, tied, ...seatColumns(context) };
  return wayTable(table, found, context);
}

/** Places from which no axis is reached within the limit. */
export function travelGapTable(found: TravelGaps, context: ExportContext): ExportTable {
  const { network, language } = context;
  return buildTable<TravelGapPlace>(
    {
      fileName: 'travel-gaps',
      records: found.places,
      columns: {
        rank: (_, i) => i + 1,
        kind: ({ kind, code }) => (network.towns.has(code) || network.villages.has(code) ? kind : 'place'),
        code: ({ code }) => code,
        name: ({ code, name }) => context.ownSites?.find(code)?.name ?? name,
        town_code: ({ town, code }) => (town === code && context.ownSites?.find(code) ? null : town),
        committees: ({ committees }) => committees,
        probability: ({ probability }) => probability,
        minutes: ({ way }) => minutes(way?.seconds),
        ...DOUBT_COLUMNS,
        road_km: ({ way }) => way && way.roadM / 1000,
        off_road_km: ({ way }) => way && way.offRoadM / 1000,
        ferry_km: ({ way }) => way && way.ferryM / 1000,
        sea_km: ({ way }) => way && way.seaM / 1000,
        ...placeColumns(context),
      },
      geometry: ({ lonLat }) => toPoint(lonLat),
      sources: placeSources(context),
      about: aboutTravel(exportWords.in(language).tables.travelGaps(found.minutes), found, context),
    },
    context,
  );
}

/** How long the towns of each area need, weighed by their village committees. */
export function travelEquityTable(found: TravelEquity, context: ExportContext): ExportTable {
  const rows = [{ code: found.region, towns: found.towns.all }, ...found.groups];
  const within =
    (at: number) =>
    ({ towns }: { towns: MinuteSpread }): number | undefined =>
      towns.within?.[at];
  return buildTable<{ code: string; towns: MinuteSpread }>(
    {
      fileName: 'travel-time-by-area',
      records: rows,
      columns: {
        code: ({ code }) => code,
        name: ({ code }) => regionName(code, context),
        places: ({ towns }) => towns.n,
        committees: ({ towns }) => towns.weight,
        unreached: ({ towns }) => towns.unreached,
        doubtful: ({ towns }) => towns.doubtful,
        within_15_min: within(0),
        within_30_min: within(1),
        within_45_min: within(2),
        within_60_min: within(3),
        mean_min: ({ towns }) => towns.meanMin,
        median_min: ({ towns }) => towns.medianMin,
        gini: ({ towns }) => towns.gini,
        too_few: ({ towns }) => towns.tooFew,
        ...COMPUTED,
      },
      about: aboutTravel(exportWords.in(context.language).tables.travelEquity, found, context),
    },
    context,
  );
}
