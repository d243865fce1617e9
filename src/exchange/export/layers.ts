import type { Point } from 'geojson';
import { hasLine } from '../../domain/axis.ts';
import { axisPasses, isInDivision, passes, shownAxis, townPasses } from '../../domain/filter.ts';
import type { Filter } from '../../domain/filter.ts';
import type { AxisShape, CountyShape, TownPoint, VillagePoint } from '../../domain/network.ts';
import type { Cluster, LonLat, Station } from '../../domain/records.ts';
import { romanise } from '../../domain/romanise.ts';
import { exportWords, words } from '../../i18n/index.ts';
import { axisName, divisionName } from '../../i18n/names.ts';
import type { ExportTable } from './table.ts';
import { buildTable } from './build.ts';
import type { Getters, Recipe, TableContext } from './build.ts';
import { filterText } from './filter-text.ts';

export const LAYERS = ['axes', 'towns', 'villages', 'clusters', 'counties'] as const;
export type LayerName = (typeof LAYERS)[number];

export const toPoint = (coordinates: LonLat): Point => ({ type: 'Point', coordinates });

/** The data that a layer is exported from; records that do not pass the filter are left out. */
export interface LayerContext extends TableContext {
  filter: Filter;
  /** Id or code of the one record that is exported, whether it passes or not. */
  only?: string;
}

const named: Getters<{ name: string; pinyin: string }> = {
  name: ({ name }) => name,
  name_latin: ({ name, pinyin }) => romanise(name, pinyin) || null,
};

/** Codes and names of the divisions that a record lies in. */
export const divisionColumns = ({
  network,
  language,
}: TableContext): Getters<{ county: string; prefecture?: string }> => ({
  prefecture_code: ({ county, prefecture }) => prefecture ?? network.counties.get(county)?.prefecture,
  prefecture: ({ county, prefecture }) => {
    const code = prefecture ?? network.counties.get(county)?.prefecture;
    return code === undefined ? null : divisionName(code, network, language);
  },
  county_code: ({ county }) => county,
  county: ({ county }) => divisionName(county, network, language),
});

/** Id and name of the axis of a place; empty where the axis does not pass the filter. */
function axisColumns({ network, language, filter }: LayerContext): Getters<{ axis: string }> {
  const isLeftOut = (axis: AxisShape | undefined): boolean => axis !== undefined && !axisPasses(filter, axis);
  return {
    axis_id: ({ axis }) => (isLeftOut(network.axes.get(axis)) ? null : axis),
    axis: ({ axis }) => {
      const record = network.axes.get(axis);
      return record && !isLeftOut(record) ? axisName(record, network, language) : null;
    },
  };
}

/** The records that are rows: those that pass, or only the one that is asked for. */
const selectRows = <T>(
  records: ReadonlyMap<string, T>,
  { only }: LayerContext,
  isPassing: (record: T) => boolean,
): T[] =>
  [...records].flatMap(([id, record]) =>
    (only === undefined ? isPassing(record) : id === only) ? [record] : [],
  );

/** The records of a layer that pass the filter, as a table with one row for each, with status, precision and sources. */
export function layerTable(layer: LayerName, context: LayerContext): ExportTable {
  switch (layer) {
    case 'axes':
      return buildTable(axisRecipe(context), context);
    case 'towns':
      return buildTable(townRecipe(context), context);
    case 'villages':
      return buildTable(villageRecipe(context), context);
    case 'clusters':
      return buildTable(clusterRecipe(context), context);
    case 'counties':
      return buildTable(countyRecipe(context), context);
    default:
      return layer satisfies never;
  }
}

const buildAbout = (
  layer: LayerName,
  { network, language, filter }: LayerContext,
): Recipe<never>['about'] => {
  const t = exportWords.in(language);
  return {
    title: t.layers[layer],
    conditions: filterText(filter, network, language),
    method: t.about.methods[layer],
    error: t.about.positions,
    dataDate: network.dataDate,
    notes: [t.about.statusNote],
  };
};

function stationText({ kind, code, km }: Station, context: LayerContext): string {
  const { network } = context;
  const record =
    kind === 'seat'
      ? network.counties.get(code)?.seat
      : (kind === 'town' ? network.towns : network.villages).get(code);
  return `${record?.name ?? code} ${km.toFixed(1)}`;
}

function axisRecipe(context: LayerContext): Recipe<AxisShape> {
  const { network, language, filter } = context;
  const t = exportWords.in(language);
  return {
    fileName: 'axes',
    records: selectRows(network.axes, context, (axis) => axisPasses(filter, axis)).map((axis) =>
      shownAxis(filter, axis, network),
    ),
    columns: {
      id: ({ id }) => id,
      ...named,
      ...divisionColumns(context),
      batch: ({ batch }) => batch,
      length_km: ({ lengthKm }) => lengthKm,
      central_towns: ({ towns }) => towns.length,
      key_villages: ({ villages }) => villages.length,
      stations: ({ stations }) => stations.map((station) => stationText(station, context)).join(t.join),
      status: ({ status }) => status,
      // No source publishes the course of an axis, so every line is marked as schematic.
      precision: () => null,
      position_source: () => t.schematic,
    },
    geometry: (axis) => (hasLine(axis) ? axis.geometry : null),
    sources: ({ sources }) => sources,
    about: {
      ...buildAbout('axes', context),
      notes: [t.about.statusNote, words(language).profile.courseNote],
    },
  };
}

function townRecipe(context: LayerContext): Recipe<TownPoint> {
  const { network, filter } = context;
  return {
    fileName: 'towns',
    records: selectRows(network.towns, context, (town) => townPasses(filter, town)),
    columns: {
      code: ({ code }) => code,
      ...named,
      ...divisionColumns(context),
      ...axisColumns(context),
      track: ({ track }) => track,
      track_status: ({ trackStatus }) => trackStatus,
      batch: ({ batch }) => batch,
      village_committees: ({ villageCommittees }) => villageCommittees,
      status: ({ status }) => status,
      precision: ({ precision }) => precision,
      position_source: ({ positionSource }) => positionSource,
    },
    geometry: ({ lonLat }) => toPoint(lonLat),
    sources: ({ sources }) => sources,
    about: buildAbout('towns', context),
  };
}

function villageRecipe(context: LayerContext): Recipe<VillagePoint> {
  const { network, language, filter } = context;
  const t = exportWords.in(language);
  return {
    fileName: 'villages',
    records: selectRows(network.villages, context, (village) => passes(filter, village)),
    columns: {
      code: ({ code }) => code,
      unlisted: ({ unlisted }) => unlisted === true,
      ...named,
      ...divisionColumns(context),
      town_code: ({ town }) => town,
      ...axisColumns(context),
      cluster_id: ({ cluster }) => cluster,
      cluster: ({ cluster }) => (cluster === undefined ? null : network.clusters.get(cluster)?.name),
      batch: ({ batch }) => batch,
      industries: ({ industries }) => industries.join(t.join),
      status: ({ status }) => status,
      precision: ({ precision }) => precision,
      position_source: ({ positionSource }) => positionSource,
    },
    geometry: ({ lonLat }) => toPoint(lonLat),
    sources: ({ sources }) => sources,
    about: { ...buildAbout('villages', context), notes: [t.about.statusNote, t.about.unlistedNote] },
  };
}

function clusterRecipe(context: LayerContext): Recipe<Cluster> {
  const { network, language, filter } = context;
  const t = exportWords.in(language);
  const members = ({ members: all }: Cluster, role: 'core' | 'member'): string =>
    all
      .filter((member) => member.role === role)
      .map(({ name }) => name)
      .join(t.join);
  return {
    fileName: 'clusters',
    records: selectRows(network.clusters, context, (cluster) => isInDivision(filter, cluster)),
    columns: {
      id: ({ id }) => id,
      ...named,
      ...divisionColumns(context),
      towns: ({ towns }) => towns.map(({ name }) => name).join(t.join),
      core_villages: (cluster) => members(cluster, 'core'),
      member_villages: (cluster) => members(cluster, 'member'),
      // The status of a cluster: a public source names it, but no list of the programme does.
      status: () => 'named',
      precision: ({ lonLat }) => (lonLat ? 'town' : null),
      position_source: ({ lonLat }) => (lonLat ? t.clusterPosition : null),
    },
    geometry: ({ lonLat }) => (lonLat ? toPoint(lonLat) : null),
    sources: ({ sources }) => sources,
    about: { ...buildAbout('clusters', context), notes: [words(language).profile.clusterNote] },
  };
}

function countyRecipe(context: LayerContext): Recipe<CountyShape> {
  const { network, language, filter } = context;
  const t = exportWords.in(language);
  return {
    fileName: 'counties',
    records: selectRows(network.counties, context, ({ code, prefecture }) =>
      isInDivision(filter, { county: code, prefecture }),
    ),
    columns: {
      code: ({ code }) => code,
      ...named,
      prefecture_code: ({ prefecture }) => prefecture,
      prefecture: ({ prefecture }) => divisionName(prefecture, network, language),
      area_km2: ({ areaKm2 }) => areaKm2,
      terrain: ({ terrain }) => terrain,
      priority: ({ priority }) => priority,
      seat: ({ seat }) => seat.name,
      village_committees: ({ villageCommittees }) => villageCommittees,
      status: () => 'division',
      precision: () => null,
      position_source: () => t.boundaries,
    },
    geometry: ({ geometry }) => geometry,
    sources: ({ sources }) => sources,
    about: { ...buildAbout('counties', context), notes: [t.about.boundaryNote] },
  };
}
