import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ListedKind } from '../../../src/domain/changes.ts';
import { LIST_SOURCE, type ListExtent } from '../../../src/domain/giving-way.ts';
import type { Reliability, Source } from '../../../src/domain/records.ts';
import Papa from 'papaparse';
import type { Divisions } from '../divisions.ts';
import { spellBy } from '../pinyin.ts';
import { readAxes } from './axes.ts';
import { readAxisIds } from './axis-ids.ts';
import { Checker, Once, type CountyAt } from './checks.ts';
import { readClusters } from './clusters.ts';
import { COLUMNS, type SeedFile } from './columns.ts';
import { readTable } from './csv.ts';
import { readIndicators } from './indicators.ts';
import { readPlaces } from './places.ts';
import { ProblemList, SeedError } from './problems.ts';
import { readReadings } from './readings.ts';
import { readStories } from './stories.ts';
import { readTitleKinds, readTitles } from './titles.ts';
import { readTowns } from './towns.ts';
import type { MergedList, Seeds } from './types.ts';
import { readVillages } from './villages.ts';

function readSources(text: string, file: string, checker: Checker): Source[] {
  const once = new Once(file, checker.problems);
  return readTable(text, file, COLUMNS.sources, checker.problems).map((row) => {
    const { id, title, publisher, url, date, reliability, note } = row.cells;
    once.take(row.line, 'id', id);
    checker.sources.add(id);
    const source: Source = { id, title, publisher, reliability: reliability as Reliability };
    if (url !== '') source.url = url;
    if (date !== '') source.date = date;
    if (note !== '') source.note = note;
    return source;
  });
}

function readLists(text: string, file: string, checker: Checker): MergedList[] {
  const once = new Once(file, checker.problems);
  return readTable(text, file, COLUMNS.lists, checker.problems).map((row) => {
    const { source, of, extent } = row.cells;
    checker.source(file, row);
    once.take(row.line, 'source', source, of);
    if (!source.startsWith(LIST_SOURCE))
      checker.problems.add(file, row.line, 'source', `"${source}" does not begin with "${LIST_SOURCE}"`);
    return { source, of: of as ListedKind, extent: extent as ListExtent };
  });
}

/** The text of a seed file without the rows that have one of the sources. */
function withoutSources(text: string, sources: ReadonlySet<string>): string {
  if (sources.size === 0) return text;
  const { data } = Papa.parse<string[]>(text.trimEnd());
  const [header = [], ...rows] = data;
  const columns = ['source', 'positionSource'].map((name) => header.indexOf(name));
  const kept = rows.filter((row) => !columns.some((at) => sources.has((row[at] ?? '').split(':')[0] ?? '')));
  return `${Papa.unparse([header, ...kept], { newline: '\n' })}\n`;
}

/**
 * Reads and checks every file of the seeds folder.
 * @param countyAt finds the county of a point; without it positions are checked against the province's bounds only.
 * @param leaveOut sources whose rows are passed over, as if they had never been written
 * @throws SeedError listing every problem with file, line, column and value.
 */
export function readSeeds(
  dir: string,
  divisions: Divisions,
  countyAt?: CountyAt,
  leaveOut: ReadonlySet<string> = new Set(),
): Seeds {
  const problems = new ProblemList();
  const checker = new Checker(divisions, problems, countyAt);
  const load = <T>(name: SeedFile, read: (text: string, file: string) => T): T => {
    const path = join(dir, `${name}.csv`);
    const file = `${basename(dir)}/${name}.csv`;
    if (existsSync(path)) return read(withoutSources(readFileSync(path, 'utf8'), leaveOut), file);
    problems.add(file, 1, '', 'missing file');
    return read(`${Object.keys(COLUMNS[name]).join(',')}\n`, file);
  };
  const sources = load('sources', (text, file) => readSources(text, file, checker));
  const axisIds = load('axis-ids', (text, file) => readAxisIds(text, file, checker));
  const countyOfAxis = new Map(axisIds.map(({ id, county }) => [id, county]));
  checker.axes = countyOfAxis;
  const lists = load('lists', (text, file) => readLists(text, file, checker));
  const axes = load('axes', (text, file) => readAxes(text, file, checker, axisIds));
  const towns = load('towns', (text, file) => readTowns(text, file, checker));
  const clusters = load('clusters', (text, file) => readClusters(text, file, checker));
  const clusterNames = new Map([...clusters].map(([id, { name }]) => [id, name]));
  const { villages, unplaced } = load('villages', (text, file) => readVillages(text, file, checker, clusterNames));
  const { figures, placeFacts } = load('indicators', (text, file) => readIndicators(text, file, checker, { clusters, axes: countyOfAxis }));
  const stories = load('stories', (text, file) => readStories(text, file, checker, { clusters, axes: countyOfAxis }));
  const titleKinds = load('title-kinds', (text, file) => readTitleKinds(text, file, checker));
  const titles = load('titles', (text, file) => readTitles(text, file, checker, titleKinds));
  const places = load('places', (text, file) => readPlaces(text, file, checker));
  const readings = load('readings', (text, file) => readReadings(text, file, checker));
  if (problems.items.length > 0) throw new SeedError(problems.items);
  return {
    sources,
    axisIds,
    axes,
    lists,
    towns,
    villages,
    unplacedVillages: unplaced,
    clusters: [...clusters.values()],
    figures,
    placeFacts,
    stories,
    titleKinds,
    titles,
    readings,
    spell: spellBy(readings),
    places,
  };
}
