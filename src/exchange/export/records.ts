import { isFactKey } from '../../domain/facts.ts';
import { passes, shownAxis } from '../../domain/filter.ts';
import { RECORDS_OF } from '../../domain/network.ts';
import type { Network, RecordRef, VillagePoint } from '../../domain/network.ts';
import type { Fact, ProgrammeFigure, Source, Station } from '../../domain/records.ts';
import { exportWords, recordWords } from '../../i18n/index.ts';
import { axisName, inHan, nameOf, seatName } from '../../i18n/names.ts';
import { buildTable } from './build.ts';
import type { Getters, TableContext } from './build.ts';
import { filterText } from './filter-text.ts';
import { layerTable, toPoint } from './layers.ts';
import type { LayerContext } from './layers.ts';
import type { ExportTable } from './table.ts';

const recordOf = ({ kind, id }: RecordRef, network: Network) => network[RECORDS_OF[kind]].get(id);

/** Name of a record in the reader's language. */
export function recordName({ kind, id }: RecordRef, { network, language }: TableContext): string {
  if (kind === 'axis') {
    const axis = network.axes.get(id);
    return axis ? axisName(axis, network, language) : id;
  }
  const record = network[RECORDS_OF[kind]].get(id);
  return record ? nameOf(record, language) : id;
}

/** The row of one record, whether it passes the filter or not; an axis counts and lists only what passes. */
export function recordTable(ref: RecordRef, context: LayerContext): ExportTable {
  const table = layerTable(RECORDS_OF[ref.kind], {
    ...context,
    filter: ref.kind === 'axis' ? context.filter : {},
    only: ref.id,
  });
  return {
    ...table,
    fileName: `${ref.kind}-${ref.id}`,
    about: {
      ...table.about,
      title: exportWords.in(context.language).tables.record(recordName(ref, context)),
    },
  };
}

/** Columns of the source of a fact or figure. */
const sourceColumns = ({ network }: TableContext): Getters<{ source: string }> => {
  const of = (id: string): Source | undefined => network.sources.get(id);
  return {
    source: ({ source }) => of(source)?.title ?? source,
    publisher: ({ source }) => of(source)?.publisher,
    source_url: ({ source }) => of(source)?.url,
    source_date: ({ source }) => of(source)?.date,
    reliability: ({ source }) => of(source)?.reliability,
  };
};

/** The facts that sources give of a record, one in each row. */
export function factTable(ref: RecordRef, context: TableContext): ExportTable {
  const { network, language } = context;
  const t = exportWords.in(language);
  const record = recordOf(ref, network);
  const status = record && 'status' in record ? record.status : ref.kind === 'cluster' ? 'named' : 'division';
  return buildTable<Fact>(
    {
      fileName: `${ref.kind}-${ref.id}-facts`,
      records: record?.facts ?? [],
      columns: {
        id: () => ref.id,
        name: () => recordName(ref, context),
        fact: ({ key, label }) => label ?? (isFactKey(key) ? recordWords(language).facts[key] : key),
        value: ({ value }) => value,
        unit: ({ unit }) => unit,
        period: ({ period }) => period,
        note: ({ note }) => note,
        ...sourceColumns(context),
        status: () => status,
      },
      about: {
        title: t.tables.facts(recordName(ref, context)),
        conditions: null,
        method: t.about.methods.facts,
        error: t.about.asSources,
        dataDate: network.dataDate,
        notes: [t.about.statusNote],
      },
    },
    context,
  );
}

/** The stations of an axis that pass the filter, in the order of travel. */
export function stationTable(id: string, context: LayerContext): ExportTable {
  const { network, language, filter } = context;
  const t = exportWords.in(language);
  const name = recordName({ kind: 'axis', id }, context);
  const axis = network.axes.get(id);
  const placeOf = ({ kind, code }: Station) => (kind === 'town' ? network.towns : network.villages).get(code);
  const seatOf = ({ kind, code }: Station) => (kind === 'seat' ? network.counties.get(code) : undefined);
  return buildTable<Station>(
    {
      fileName: `axis-${id}-stations`.replace('axis-axis', 'axis'),
      records: axis ? shownAxis(filter, axis, network).stations : [],
      columns: {
        rank: (_, i) => i + 1,
        kind: ({ kind }) => kind,
        code: ({ code }) => code,
        name: (station) => {
          const [county, place] = [seatOf(station), placeOf(station)];
          return county ? seatName(county, language) : place && nameOf(place, language);
        },
        km: ({ km }) => km,
        branch_from_km: ({ branchFromKm }) => branchFromKm,
        axis_id: () => id,
        axis: () => name,
        status: (station) => placeOf(station)?.status ?? 'division',
        precision: (station) => placeOf(station)?.precision ?? 'town',
        position_source: (station) =>
          placeOf(station)?.positionSource ?? seatOf(station)?.seat.positionSource,
      },
      geometry: (station) => {
        const seat = seatOf(station)?.seat;
        const place = placeOf(station);
        return seat ? toPoint([seat.lon, seat.lat]) : place ? toPoint(place.lonLat) : null;
      },
      sources: (station) => placeOf(station)?.sources ?? [],
      about: {
        title: t.tables.stations(name),
        conditions: filterText(filter, network, language),
        method: t.about.methods.axes,
        error: t.about.positions,
        dataDate: network.dataDate,
        notes: [t.about.statusNote],
      },
    },
    context,
  );
}

/** The villages of a cluster, as its sources name them; one whose record does not pass the filter is no more than a name. */
export function memberTable(id: string, context: LayerContext): ExportTable {
  const { network, language, filter } = context;
  const t = exportWords.in(language);
  const cluster = network.clusters.get(id);
  const villageOf = (code = ''): VillagePoint | undefined => {
    const village = network.villages.get(code);
    return village && passes(filter, village) ? village : undefined;
  };
  return buildTable(
    {
      fileName: `cluster-${id}-members`.replace('cluster-cluster', 'cluster'),
      records: cluster?.members ?? [],
      columns: {
        cluster_id: () => id,
        cluster: () => recordName({ kind: 'cluster', id }, context),
        role: ({ role }) => role,
        name: ({ name }) => name,
        code: ({ code }) => code,
        status: ({ code }) => villageOf(code)?.status ?? 'named',
        precision: ({ code }) => villageOf(code)?.precision,
        position_source: ({ code }) => villageOf(code)?.positionSource,
      },
      geometry: ({ code }) => {
        const village = villageOf(code);
        return village ? toPoint(village.lonLat) : null;
      },
      sources: () => cluster?.sources ?? [],
      about: {
        title: t.tables.members(recordName({ kind: 'cluster', id }, context)),
        conditions: filterText(filter, network, language),
        method: t.about.methods.clusters,
        error: t.about.positions,
        dataDate: network.dataDate,
        notes: [],
      },
    },
    context,
  );
}

/** The published figures of the programme. */
export function programmeTable(context: TableContext): ExportTable {
  const { network, language } = context;
  const t = exportWords.in(language);
  return buildTable<ProgrammeFigure>(
    {
      fileName: 'programme-figures',
      records: network.figures,
      columns: {
        id: ({ id }) => id,
        figure: ({ name, nameEn }) => (inHan(language) ? name : (nameEn ?? name)),
        value: ({ value }) => value,
        unit: ({ unit }) => unit,
        period: ({ period }) => period,
        note: ({ note }) => note,
        ...sourceColumns(context),
        status: () => 'documented',
      },
      about: {
        title: t.tables.programme,
        conditions: null,
        method: t.about.methods.programme,
        error: t.about.asSources,
        dataDate: network.dataDate,
        notes: [],
      },
    },
    context,
  );
}
