import type { Filter } from '../../domain/filter.ts';
import type { Basis } from '../../domain/answers/basis.ts';
import type { TravelBasis } from '../../domain/answers/travel.ts';
import type { LonLat } from '../../domain/records.ts';
import { analysisWords, exportWords, travelWords } from '../../i18n/index.ts';
import { divisionName, nameOf, provinceName } from '../../i18n/names.ts';
import type { Getters, TableContext } from './build.ts';
import type { TableAbout } from './table.ts';

/** The data that the tables of the page are built from. */
export interface ExportContext extends TableContext {
  filter: Filter;
  /** The region or selection of the figures, in the reader's language; null for the whole network. */
  conditions: string | null;
  /** Position of a village or town that is no record of the network; undefined where it is unknown or not loaded. */
  positionOf: (code: string) => LonLat | undefined;
  /** Own points that take the place of the central towns or of the villages; absent if there are none. */
  ownSites?: {
    /** Which layer takes the place of what, in the reader's language: part of the title of every table of figures. */
    standIns: string;
    /** File, date, number of points and status of each of these layers, in the reader's language. */
    sources: readonly string[];
    /** How each figure is computed, with the names of the layers. */
    methods: Readonly<Record<string, string>>;
    /** What is known of an own point by its code; undefined for a record or place. */
    find: (code: string) => { name: string; lonLat: LonLat; positionSource: string } | undefined;
  };
}

type About = Omit<TableAbout, 'sources'>;

const titleOf = (title: string, { ownSites }: ExportContext): string =>
  ownSites ? `${title} · ${ownSites.standIns}` : title;

/** Method, datum and error of a figure of the engine. */
export function aboutAnswer(
  title: string,
  basis: Basis,
  context: ExportContext,
  notes: string[] = [],
): About {
  const a = analysisWords.in(context.language).how;
  return {
    title: titleOf(title, context),
    conditions: context.conditions,
    method: context.ownSites?.methods[basis.method] ?? a.methods[basis.method],
    error: exportWords.in(context.language).about.ofMethod(String(basis.errorPct)),
    dataDate: basis.dataDate,
    notes: [...(basis.straightLine ? [a.straight] : []), ...notes, ...(context.ownSites?.sources ?? [])],
  };
}

/** Method and limits of a figure of travel time. */
export function aboutTravel(
  title: string,
  basis: TravelBasis,
  context: ExportContext,
  notes: string[] = [],
): About {
  const t = travelWords.in(context.language);
  return {
    title: titleOf(title, context),
    conditions: context.conditions,
    method: t.how.text,
    error: t.how.errorValue,
    dataDate: basis.dataDate,
    notes: [
      `${t.how.roads}: ${t.how.roadsValue}`,
      t.speeds.lacks,
      ...notes,
      ...(context.ownSites?.sources ?? []),
    ],
  };
}

/** Name of a county, a prefecture or the province. */
export const regionName = (code: string, { network, language }: TableContext): string =>
  code === network.province.code
    ? provinceName(network.province, language)
    : divisionName(code, network, language);

/** Name of a central town, or of an own point in the place of one; its code if the name could not be loaded. */
export function townName(code: string, { network, language, ownSites }: ExportContext): string {
  const town = network.towns.get(code);
  return town ? nameOf(town, language) : (ownSites?.find(code)?.name ?? code);
}

/** A village or town in a row of a table. */
interface Place {
  code: string;
  /** False where the position is known only by the town or county; a town always has a point of its own. */
  certain?: boolean;
}

/** Status, precision and source of the position of a place: those of its record, of an own point, or of a place of the division list. */
export function placeColumns({ network, language, ownSites }: ExportContext): Getters<Place> {
  const recordOf = (code: string) => network.villages.get(code) ?? network.towns.get(code);
  return {
    status: ({ code }) => recordOf(code)?.status ?? (ownSites?.find(code) ? 'user' : 'listed'),
    precision: ({ code, certain = true }) =>
      ownSites?.find(code) ? null : (recordOf(code)?.precision ?? (certain ? 'village' : 'town')),
    position_source: ({ code }) =>
      recordOf(code)?.positionSource ??
      ownSites?.find(code)?.positionSource ??
      exportWords.in(language).listedPosition,
  };
}

/** Ids of the sources of a place that is a record; none for other places. */
export const placeSources =
  ({ network }: TableContext) =>
  ({ code }: { code: string }): readonly string[] =>
    (network.villages.get(code) ?? network.towns.get(code))?.sources ?? [];

/** The columns of status and source of figures: they are computed from the network. */
export const COMPUTED: Getters<unknown> = { status: () => 'computed' };
