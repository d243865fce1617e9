import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Axis, County, Source, Town, Village } from '../../src/domain/records.ts';
import type { PlaceRecord, TitlesFile } from '../../src/domain/place-records.ts';

const folder = join(import.meta.dirname, '../../geodata');
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const readRecords = <T>(file: string): T[] =>
  (read(file) as { features: { properties: T }[] }).features.map(({ properties }) => properties);

/** The committed files, read independently of the product, to compare with the page. */
export const geodata = {
  axes: readRecords<Axis>('axes.geojson'),
  towns: readRecords<Town>('towns.geojson'),
  villages: readRecords<Village>('villages.geojson'),
  counties: readRecords<County>('counties.geojson'),
  places: read('places.json') as PlaceRecord[],
  titles: read('titles.json') as TitlesFile,
  sources: new Map((read('sources.json') as Source[]).map((source) => [source.id, source])),
};

/** An axis, a town or a village with the properties that its profile shows. */
export interface NamedRecord {
  kind: 'axis' | 'town' | 'village';
  id: string;
  name: string;
  status: string;
  sources: string[];
}

const listSources = ({ sources, facts }: { sources: string[]; facts: { source: string }[] }): string[] => [
  ...new Set([...sources, ...facts.map(({ source }) => source)]),
];

export const records: NamedRecord[] = [
  ...geodata.axes.map((axis) => ({
    kind: 'axis' as const,
    id: axis.id,
    name: axis.name,
    status: axis.status,
    sources: listSources(axis),
  })),
  ...geodata.towns.map((town) => ({
    kind: 'town' as const,
    id: town.code,
    name: town.name,
    status: town.status,
    sources: listSources(town),
  })),
  ...geodata.villages.map((village) => ({
    kind: 'village' as const,
    id: village.code,
    name: village.name,
    status: village.status,
    sources: listSources(village),
  })),
];

export const documented = records.filter(({ status }) => status === 'documented');
export const modelled = records.filter(({ status }) => status === 'modelled');

/** The first documented record of a kind. @throws Error if there is none */
export function firstDocumented(kind: NamedRecord['kind']): NamedRecord {
  const found = documented.find((record) => record.kind === kind);
  if (!found) throw new Error(`no documented ${kind} in geodata`);
  return found;
}
