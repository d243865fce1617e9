import type { Ranked } from '../../domain/extremes.ts';
import type { Catchment, Catchments, FarVillage } from '../../domain/answers/catchments.ts';
import type { CoverStep, GapPlace, Gaps } from '../../domain/answers/gaps.ts';
import type { NearestTowns, NearTown } from '../../domain/answers/nearest-towns.ts';
import { exportWords } from '../../i18n/index.ts';
import { axisName } from '../../i18n/names.ts';
import { buildTable } from './build.ts';
import type { Getters } from './build.ts';
import { aboutAnswer, placeColumns, placeSources, townName } from './context.ts';
import type { ExportContext } from './context.ts';
import { divisionColumns, toPoint } from './layers.ts';
import type { ExportTable } from './table.ts';

/** The central towns nearest to a point. */
export function nearestTable(found: NearestTowns, context: ExportContext): ExportTable {
  const { network, language } = context;
  const t = exportWords.in(language);
  const [lon, lat] = found.lonLat;
  return buildTable<NearTown>(
    {
      fileName: 'nearest-towns',
      records: found.towns,
      columns: {
        rank: (_, i) => i + 1,
        code: ({ code }) => code,
        name: ({ code }) => townName(code, context),
        distance_m: ({ distanceM }) => distanceM,
        bearing_deg: ({ bearingDeg }) => bearingDeg,
        same_county: ({ sameCounty }) => sameCounty,
        island: ({ island }) => island,
        axis_id: ({ axis }) => axis,
        axis: ({ axis }) => {
          const record = network.axes.get(axis ?? '');
          return record ? axisName(record, network, language) : null;
        },
        ...placeColumns(context),
      },
      geometry: ({ lonLat }) => toPoint(lonLat),
      sources: placeSources(context),
      about: aboutAnswer(t.tables.nearest, found, context, [
        t.point(lon.toFixed(5), lat.toFixed(5)),
        ...(found.tied > 0 ? [t.tied(found.tied)] : []),
      ]),
    },
    context,
  );
}

/** The areas without their outlines, as the page has them. */
type CatchmentTotals = Omit<Catchments, 'areas' | 'villages'> & {
  areas: Omit<Catchment, 'geometry'>[];
  farthest: Ranked<FarVillage>;
};

/** Size and villages of the catchment of each central town. */
export function catchmentTable(found: CatchmentTotals, context: ExportContext): ExportTable {
  const t = exportWords.in(context.language);
  const { network } = context;
  return buildTable(
    {
      fileName: 'catchments',
      records: found.areas.map((area) => ({ ...area, code: area.town })),
      columns: {
        code: ({ code }) => code,
        name: ({ code }) => townName(code, context),
        area_km2: ({ areaKm2 }) => areaKm2,
        expected: ({ villages }) => villages.expected,
        low: ({ villages }) => villages.low,
        high: ({ villages }) => villages.high,
        key_expected: ({ keyVillages }) => keyVillages.expected,
        key_low: ({ keyVillages }) => keyVillages.low,
        key_high: ({ keyVillages }) => keyVillages.high,
        ...placeColumns(context),
      },
      geometry: ({ code }) => {
        const lonLat = network.towns.get(code)?.lonLat ?? context.ownSites?.find(code)?.lonLat;
        return lonLat ? toPoint(lonLat) : null;
      },
      sources: placeSources(context),
      about: aboutAnswer(t.tables.catchments, found, context, [t.about.catchmentNote]),
    },
    context,
  );
}

/** The villages that are farthest from a central town. */
export function farthestTable(found: CatchmentTotals, context: ExportContext): ExportTable {
  const t = exportWords.in(context.language);
  const { first, tied } = found.farthest;
  return buildTable<FarVillage>(
    {
      fileName: 'farthest-villages',
      records: first,
      columns: {
        rank: (_, i) => i + 1,
        code: ({ code }) => code,
        name: ({ code, name }) => context.ownSites?.find(code)?.name ?? name,
        town_code: ({ town }) => town,
        town: ({ town }) => townName(town, context),
        distance_m: ({ distanceM }) => distanceM,
        distance_low_m: ({ doubtful }) => doubtful?.lowM,
        distance_high_m: ({ doubtful }) => doubtful?.highM,
        island: ({ island }) => island,
        ...placeColumns(context),
      },
      geometry: ({ code }) => positionPoint(code, context),
      sources: placeSources(context),
      about: aboutAnswer(t.tables.farthest, found, context, tied > 0 ? [t.tied(tied)] : []),
    },
    context,
  );
}

/** The position of a place that an answer names by its code only. */
export function positionPoint(code: string, { network, positionOf, ownSites }: ExportContext) {
  const lonLat =
    network.villages.get(code)?.lonLat ??
    network.towns.get(code)?.lonLat ??
    ownSites?.find(code)?.lonLat ??
    positionOf(code);
  return lonLat ? toPoint(lonLat) : null;
}

/** Every place outside the corridor. */
export function gapTable(found: Gaps, context: ExportContext): ExportTable {
  const { network, language } = context;
  const t = exportWords.in(language);
  return buildTable<GapPlace>(
    {
      fileName: 'gaps',
      records: found.places,
      columns: {
        rank: (_, i) => i + 1,
        kind: ({ kind, programme }) => (programme ? kind : 'place'),
        code: ({ code }) => code,
        name: ({ code, name }) => context.ownSites?.find(code)?.name ?? name,
        ...divisionColumns(context),
        town_code: ({ town, code }) => (town === code && context.ownSites?.find(code) ? null : town),
        committees: ({ committees }) => committees,
        probability: ({ probability }) => probability,
        distance_m: ({ distanceM }) => distanceM,
        distance_low_m: ({ doubtful }) => doubtful?.lowM,
        distance_high_m: ({ doubtful }) => doubtful?.highM,
        axis_id: ({ axis }) => axis,
        axis: ({ axis }) => {
          const record = network.axes.get(axis);
          return record ? axisName(record, network, language) : null;
        },
        rural: ({ rural }) => rural,
        programme: ({ programme }) => programme,
        island: ({ island }) => island,
        ...placeColumns(context),
      },
      geometry: ({ lonLat }) => toPoint(lonLat),
      sources: placeSources(context),
      about: aboutAnswer(t.tables.gaps(found.widthKm), found, context),
    },
    context,
  );
}

const GAIN_COLUMNS = (context: ExportContext): Getters<CoverStep> => ({
  rank: (_, i) => i + 1,
  code: ({ code }) => code,
  name: ({ code, name }) => context.ownSites?.find(code)?.name ?? name,
  ...divisionColumns(context),
  committees_gain: ({ gain }) => gain,
  island: ({ island }) => island,
  ...placeColumns(context),
});

/** The towns that would gain most as a central town. */
export const gainTable = (
  steps: readonly CoverStep[],
  about: Parameters<typeof buildTable<CoverStep>>[0]['about'],
  context: ExportContext,
): ExportTable =>
  buildTable<CoverStep>(
    {
      fileName: 'gains',
      records: steps,
      columns: GAIN_COLUMNS(context),
      geometry: ({ lonLat }) => toPoint(lonLat),
      sources: placeSources(context),
      about,
    },
    context,
  );
