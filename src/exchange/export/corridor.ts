import type { CorridorAreas, RegionShare } from '../../domain/answers/corridor.ts';
import type { Coverage, CoverageCurve, CoverageByKind } from '../../domain/answers/coverage.ts';
import type { CorridorCheck, DisagreedPlace, NearestCheck } from '../../domain/answers/cross-check.ts';
import { COUNTED } from '../../domain/answers/cross-check.ts';
import type { Compared } from '../../domain/answers/cross-check.ts';
import type { Count } from '../../domain/answers/doubt.ts';
import { crossCheckWords, exportWords } from '../../i18n/index.ts';
import { axisName } from '../../i18n/names.ts';
import { buildTable } from './build.ts';
import type { Getters } from './build.ts';
import { aboutAnswer, COMPUTED, placeColumns, placeSources, regionName, townName } from './context.ts';
import type { ExportContext } from './context.ts';
import { toPoint } from './layers.ts';
import type { ExportTable } from './table.ts';

/** One kind of place at one width: a row. */
interface CountRow {
  widthKm: number;
  group: string;
  count: Count;
  of: number;
}

const COUNT_COLUMNS: Getters<CountRow> = {
  width_km: ({ widthKm }) => widthKm,
  group: ({ group }) => group,
  certain: ({ count }) => count.certain,
  uncertain: ({ count }) => count.uncertain,
  expected: ({ count }) => count.expected,
  low: ({ count }) => count.low,
  high: ({ count }) => count.high,
  total: ({ of }) => of,
  share: ({ count, of }) => (of === 0 ? null : count.expected / of),
  ...COMPUTED,
};

/** Every kind of place that is counted, with the numbers by status below their sum; keys are those of the words of `groups`. */
const byKind = <T>(of: CoverageByKind<T>): [group: string, value: T][] => [
  ['keyVillages', of.allKeyVillages],
  ['keyVillagesDocumented', of.keyVillages.documented],
  ['keyVillagesModelled', of.keyVillages.modelled],
  ['keyVillagesUser', of.keyVillages.user],
  ['centralTowns', of.allCentralTowns],
  ['centralTownsDocumented', of.centralTowns.documented],
  ['centralTownsModelled', of.centralTowns.modelled],
  ['centralTownsUser', of.centralTowns.user],
  ['villages', of.villages],
  ['towns', of.towns],
  ['committees', of.committees],
];

/** Numbers of places inside the corridor of one width. */
export function coverageTable(coverage: Coverage, context: ExportContext): ExportTable {
  const t = exportWords.in(context.language);
  const totals = byKind(coverage.of);
  return buildTable(
    {
      fileName: 'coverage',
      records: byKind(coverage).map(([group, count], i): CountRow => ({
        widthKm: coverage.widthKm,
        group,
        count,
        of: totals[i]?.[1] ?? 0,
      })),
      columns: COUNT_COLUMNS,
      about: aboutAnswer(t.tables.coverage(coverage.widthKm), coverage, context),
    },
    context,
  );
}

/** The same at every width of the curve. */
export function curveTable(curve: CoverageCurve, context: ExportContext): ExportTable {
  const totals = byKind(curve.of);
  const kinds = byKind(curve);
  return buildTable(
    {
      fileName: 'coverage-by-width',
      records: Array.from(curve.widthKm).flatMap((widthKm, at) =>
        kinds.map(([group, counts], i): CountRow => ({
          widthKm,
          group,
          count: {
            certain: counts.certain[at] ?? NaN,
            uncertain: counts.uncertain[at] ?? NaN,
            expected: counts.expected[at] ?? NaN,
            low: counts.low[at] ?? NaN,
            high: counts.high[at] ?? NaN,
          },
          of: totals[i]?.[1] ?? 0,
        })),
      ),
      columns: COUNT_COLUMNS,
      about: aboutAnswer(exportWords.in(context.language).tables.curve, curve, context),
    },
    context,
  );
}

/** Land of the corridor by region. */
export function areaTable(areas: CorridorAreas, context: ExportContext): ExportTable {
  const { network } = context;
  const levelOf = (code: string): string =>
    network.counties.has(code) ? 'county' : network.prefectures.has(code) ? 'prefecture' : 'province';
  const rows = [areas.region, ...areas.prefectures, ...areas.counties];
  return buildTable<RegionShare>(
    {
      fileName: 'corridor-area',
      records: rows.filter(({ code }, i) => rows.findIndex((row) => row.code === code) === i),
      columns: {
        width_km: () => areas.widthKm,
        level: ({ code }) => levelOf(code),
        code: ({ code }) => code,
        name: ({ code }) => regionName(code, context),
        area_km2: ({ areaKm2 }) => areaKm2,
        share: ({ shareOfRegion }) => shareOfRegion,
        ...COMPUTED,
      },
      about: aboutAnswer(exportWords.in(context.language).tables.areas(areas.widthKm), areas, context),
    },
    context,
  );
}

/** Land of the corridor of each axis alone; these corridors overlap. */
export function axisAreaTable(areas: CorridorAreas, context: ExportContext): ExportTable {
  const { network, language } = context;
  const t = exportWords.in(language);
  return buildTable(
    {
      fileName: 'corridor-area-by-axis',
      records: areas.byAxis,
      columns: {
        width_km: () => areas.widthKm,
        axis_id: ({ id }) => id,
        axis: ({ id }) => {
          const axis = network.axes.get(id);
          return axis ? axisName(axis, network, language) : null;
        },
        area_km2: ({ areaKm2 }) => areaKm2,
        status: ({ id }) => network.axes.get(id)?.status,
        precision: () => null,
        position_source: () => t.schematic,
      },
      sources: ({ id }) => network.axes.get(id)?.sources ?? [],
      about: aboutAnswer(t.tables.axisAreas(areas.widthKm), areas, context, [t.about.overlapNote]),
    },
    context,
  );
}

interface CheckRow {
  name: string;
  figure: Compared;
  difference?: number;
}

const checkColumns: Getters<CheckRow> = {
  figure: ({ name }) => name,
  ours: ({ figure }) => figure.ours,
  turf: ({ figure }) => figure.turf,
  difference: ({ figure, difference }) => difference ?? figure.turf - figure.ours,
  ours_error: ({ figure }) => figure.oursError,
  turf_error: ({ figure }) => figure.turfError,
  agrees: ({ figure }) => figure.agrees,
  ...COMPUTED,
};

const aboutCheck = (title: string, method: string, context: ExportContext) => ({
  title,
  conditions: context.conditions,
  method,
  error: exportWords.in(context.language).about.inColumns,
  dataDate: context.network.dataDate,
  notes: [],
});

/** Figures of a corridor by the atlas and by Turf. */
export function corridorCheckTable(check: CorridorCheck, context: ExportContext): ExportTable {
  const c = crossCheckWords.in(context.language);
  const area = c.withUnit(c.figures.area, c.unit.km2);
  return buildTable<CheckRow>(
    {
      fileName: 'cross-check',
      records: [
        { name: area, figure: check.area },
        ...COUNTED.map((name) => ({ name: c.figures[name], figure: check.counts[name] })),
        ...check.counties.map(({ code, ...figure }) => ({
          name: `${regionName(code, context)} · ${area}`,
          figure,
        })),
      ],
      columns: checkColumns,
      about: aboutCheck(exportWords.in(context.language).tables.crossCheck, c.corridorMethod, context),
    },
    context,
  );
}

/** Places that only one of the two computations has inside. */
export function disagreedTable(check: CorridorCheck, context: ExportContext): ExportTable {
  return buildTable<DisagreedPlace>(
    {
      fileName: 'cross-check-places',
      records: check.places,
      columns: {
        kind: ({ kind, programme }) => (programme ? kind : 'place'),
        code: ({ code }) => code,
        name: ({ code, name }) => context.ownSites?.find(code)?.name ?? name,
        distance_m: ({ distanceM }) => distanceM,
        ours: ({ ours }) => ours,
        turf: ({ turf }) => turf,
        beyond_edge_m: ({ beyondM }) => beyondM,
        agrees: ({ isFault }) => !isFault,
        ...placeColumns(context),
      },
      geometry: ({ lonLat }) => toPoint(lonLat),
      sources: placeSources(context),
      about: aboutCheck(
        exportWords.in(context.language).tables.disagreed,
        crossCheckWords.in(context.language).corridorMethod,
        context,
      ),
    },
    context,
  );
}

/** Distances and bearings of the nearest towns by the atlas and by Turf. */
export function nearestCheckTable({ rows }: NearestCheck, context: ExportContext): ExportTable {
  const c = crossCheckWords.in(context.language);
  return buildTable<CheckRow>(
    {
      fileName: 'nearest-towns-cross-check',
      records: rows.flatMap(({ code, distance, bearing }) => {
        const name = townName(code, context);
        return [
          { name: c.withUnit(name, c.unit.m), figure: distance },
          {
            name: c.withUnit(`${name} · ${c.bearing}`, c.unit.degrees),
            figure: bearing,
            difference: ((bearing.turf - bearing.ours + 540) % 360) - 180,
          },
        ];
      }),
      columns: checkColumns,
      about: aboutCheck(exportWords.in(context.language).tables.nearestCheck, c.nearestMethod, context),
    },
    context,
  );
}
