import { join } from 'node:path';
import type { Feature } from 'geojson';
import { PROVINCE_CODE } from '../../src/domain/codes.ts';
import type { PlaceTitles } from '../../src/domain/place-records.ts';
import { readFormerCodes, readForms } from './aliases.ts';
import { type CatalogueEntry, catalogueEntry, newestDate, READING_EVIDENCE } from './catalogue.ts';
import { type Gathered, gather } from './gather.ts';
import { prefectureRecord } from './counties.ts';
import { checkReadings } from './contradictions.ts';
import { buildGazetteer } from './gazetteer.ts';
import { collection, collectionJson, feature, recordsJson } from './json.ts';
import { axesTotals, axisReport } from './model/axes-report.ts';
import { coverageBound } from './model/coverage-bound.ts';
import { type Model, modelNetwork } from './model/network.ts';
import { axisFeature, clusterRecord, townFeatures, villageFeature } from './records.ts';
import type { Spell } from './pinyin.ts';
import { placeRecords, readFormerStandIns } from './place-records.ts';
import { placeTitles } from './place-titles.ts';
import { buildRegister, readFormerTowns, readUsual } from './register.ts';
import { againstGeoNames, readTownshipSeats } from './township-seats.ts';
import { buildLakes, buildShores, shoresJson } from './shores.ts';
import { type BuiltTravel } from './travel/build-travel.ts';
import { addTimes } from './travel/add-times.ts';

export interface Compiled {
  /** File name in geodata/ → its text. `catalogue.json`, which lists them, is for the caller to write. */
  files: Map<string, string>;
  catalogue: { dataDate: string; files: CatalogueEntry[]; readings: typeof READING_EVIDENCE };
  /** How names are read, for the ground's. */
  spell: Spell;
  /** The ground of the cost surface; its files are for the caller to write. */
  travel: BuiltTravel;
  /** Adds the travel times of all places to the files of `travel`. */
  addTimes: () => void;
  /** Axes without a line, each with its county. */
  withoutLine: string[];
  /** Results of the model, for the log and docs/data.md. */
  report: Record<string, number>;
}

/**
 * Compiles every file of geodata/ except the ground (ground/build-ground.ts) from seeds and inputs. Reads only files under `root`; the same
 * inputs give the same bytes.
 * @throws SeedError or Error naming what is wrong in the inputs.
 */
export async function compile(root: string): Promise<Compiled> {
  const inputs = join(root, 'geodata', 'inputs');
  const gathered = gather(root);
  const { divisions, boundaries, counties, places, seeds, travel, axisGround } = gathered;
  const { withoutLists } = gathered;
  const model = modelNetwork(
    withoutLists
      ? { ...gathered, ...withoutLists, merged: { lists: withoutLists.lists, seeds, places } }
      : gathered,
  );
  const shapes = buildShapes(gathered, model);
  const lists = buildLists(inputs, gathered, model);
  const gazetteer = buildGazetteer(places, seeds.spell);
  checkReadings(inputs, divisions, seeds, boundaries.countyAt, [
    ...Object.values(shapes).flatMap((features) => features.map(({ properties }) => properties)),
    ...Object.values(lists).flat(),
    ...gazetteer.towns,
    ...gazetteer.villages,
  ]);

  const { files, entries, titles } = writeFiles(inputs, gathered, model, { shapes, lists, gazetteer });
  const bound = await coverageBound(model.problem);
  const { covered, committees, objective } = model.coverage;
  const reports = model.axes.map(({ line: { lines, course, served } }) =>
    axisReport({ lines, course, stations: served }, { ...axisGround, travel: travel.ground }),
  );
  const seats = againstGeoNames(
    places,
    readTownshipSeats(join(inputs, 'township-seats.csv')),
    boundaries.countyAt,
  );
  return {
    files,
    spell: seeds.spell,
    travel,
    // Takes half a minute and no other file needs it, so it is done when the other files are written.
    addTimes: () => addTimes(travel, gazetteer, model, places, counties),
    catalogue: { dataDate: newestDate(seeds.sources), files: entries, readings: READING_EVIDENCE },
    withoutLine: model.axes.flatMap(({ id, county, line }) =>
      line.lines.length === 0 ? [`${id} of ${county.name}`] : [],
    ),
    report: {
      axes: model.axes.length,
      ...axesTotals(reports),
      covered,
      committees,
      objective,
      bound,
      gap: 1 - objective / bound,
      ...standIns(model, titles),
      ...seats,
      ...travel.report,
    },
  };
}

/** The texts of all files that `compile` gives, with their entries of the catalogue. */
function writeFiles(
  inputs: string,
  gathered: Gathered,
  model: Model,
  {
    shapes,
    lists,
    gazetteer,
  }: {
    shapes: ReturnType<typeof buildShapes>;
    lists: ReturnType<typeof buildLists>;
    gazetteer: ReturnType<typeof buildGazetteer>;
  },
): { files: Map<string, string>; entries: CatalogueEntry[]; titles: PlaceTitles[] } {
  const { seeds } = gathered;
  const files = new Map<string, string>();
  const entries: CatalogueEntry[] = [];
  const add = (file: string, text: string, records: readonly unknown[]): void => {
    files.set(file, text);
    entries.push(catalogueEntry(file, text, records, seeds.sources));
  };
  for (const [file, features] of Object.entries(shapes))
    add(file, collectionJson(collection(features)), features);
  for (const [file, records] of Object.entries(lists)) add(file, recordsJson(records), records);
  add(
    'gazetteer.json',
    `{"towns":${recordsJson(gazetteer.towns).trimEnd()},"villages":${recordsJson(gazetteer.villages).trimEnd()}}\n`,
    [...gazetteer.towns, ...gazetteer.villages],
  );
  const register = listRegister(inputs, gathered, model);
  add('register.json', `${JSON.stringify(register)}\n`, register.towns);
  const titles = placeTitles(seeds);
  add(
    'titles.json',
    `{"kinds":${recordsJson(seeds.titleKinds).trimEnd()},"places":${recordsJson(titles).trimEnd()}}\n`,
    titles,
  );
  const aliases = buildAliases(inputs, gathered, [
    ...gazetteer.towns,
    ...gazetteer.villages,
    ...seeds.clusters,
    ...model.axes.map(({ county }) => county),
    ...(Object.values(lists).flat() as { name?: string }[]),
  ]);
  add('aliases.json', aliases.text, aliases.records);
  const shores = buildShores(inputs);
  add('shores.json', shoresJson(shores), [...shores.land, ...shores.inland]);
  const lakes = buildLakes(inputs);
  add('lakes.json', shoresJson(lakes), lakes.inland);
  return { files, entries, titles };
}

/** Features of the GeoJSON files, by file. */
function buildShapes(
  { divisions, boundaries, counties, places, seeds }: Gathered,
  model: Model,
): Record<string, Feature[]> {
  return {
    'counties.geojson': counties.map(({ geometry, ...county }) =>
      feature(Number(county.code), county, geometry),
    ),
    'prefectures.geojson': boundaries.prefectures.map((built) =>
      feature(Number(built.code), prefectureRecord(built, divisions, seeds), built.geometry),
    ),
    'province.geojson': [
      feature(
        Number(PROVINCE_CODE),
        {
          code: PROVINCE_CODE,
          name: '浙江省',
          ...seeds.spell('浙江省', PROVINCE_CODE),
          areaKm2: Math.round(boundaries.province.areaKm2 * 100) / 100,
        },
        boundaries.province.geometry,
      ),
    ],
    'neighbours.geojson': boundaries.neighbours.map(({ code, name, geometry }) =>
      feature(Number(code), { code, name }, geometry),
    ),
    'axes.geojson': model.axes.map((axis) => axisFeature(axis, seeds)),
    'towns.geojson': townFeatures(model, places, seeds),
    'villages.geojson': model.axes
      .flatMap((axis) => axis.villages.map((village) => villageFeature(village, axis, seeds)))
      .toSorted((a, b) => (a.id as number) - (b.id as number)),
  };
}

/** Records of the files that are plain lists, by file. */
function buildLists(
  inputs: string,
  { places, seeds }: Gathered,
  model: Model,
): Record<string, readonly unknown[]> {
  return {
    'places.json': placeRecords(
      seeds,
      places,
      compiledCodes(model),
      readFormerStandIns(join(inputs, 'former-stand-ins.csv')),
    ),
    'clusters.json': seeds.clusters.map((cluster) => clusterRecord(cluster, places, seeds)),
    'programme.json': seeds.figures,
    'stories.json': seeds.stories,
    'sources.json': seeds.sources,
  };
}

/** The division list for the recognition of names; names of axes and clusters determine the readings of their characters. */
function listRegister(
  inputs: string,
  { divisions, seeds }: Gathered,
  model: Model,
): ReturnType<typeof buildRegister> {
  return buildRegister(
    divisions,
    seeds.spell,
    [
      ...model.axes.map((axis) => axisFeature(axis, seeds).properties?.['name'] as string),
      ...seeds.clusters.map(({ name }) => name),
    ],
    readUsual(join(inputs, 'character-readings.csv')),
    readFormerTowns(join(inputs, 'former-towns.csv'), divisions),
  );
}

/** Former codes of divisions, former ids of axes, and the traditional forms of the characters in names. */
function buildAliases(
  inputs: string,
  { divisions, boundaries, counties, seeds }: Gathered,
  named: readonly { name?: string }[],
): { text: string; records: readonly unknown[] } {
  const divisionRecords = [
    ...counties,
    ...boundaries.prefectures.map((built) => prefectureRecord(built, divisions, seeds)),
  ];
  const inUse = new Set(divisionRecords.map(({ code }) => code));
  const former = readFormerCodes(join(inputs, 'former-codes.csv'), (code) => inUse.has(code));
  const formerIds = Object.fromEntries(
    seeds.axisIds.flatMap(({ id, former: before }) => (before === undefined ? [] : [[before, id] as const])),
  );
  const characters = readForms(
    join(inputs, 'simplified-forms.csv'),
    [...divisionRecords, ...named].map(({ name }) => name ?? ''),
  );
  return {
    text: `{"codes":${recordsJson(former).trimEnd()},"ids":${JSON.stringify(formerIds)},"characters":${JSON.stringify(characters)}}\n`,
    records: [...former, ...Object.keys(formerIds)],
  };
}

/** How many stand-ins an official list gives a title, and how many villages are known only to their town or county. */
function standIns({ axes }: Model, titles: readonly PlaceTitles[]): Record<string, number> {
  const titled = new Set(titles.map(({ code }) => code));
  const villages = axes.flatMap((axis) => axis.villages);
  const modelled = villages.filter(({ status }) => status === 'modelled');
  return {
    standIns: modelled.length,
    standInsWithTitle: modelled.filter(({ code }) => titled.has(code)).length,
    villagesNotSurveyed: villages.filter(({ precision }) => precision !== 'village').length,
  };
}

/** Codes of the towns and villages that carry their facts in towns.geojson and villages.geojson. */
const compiledCodes = ({ axes, towns }: Model): Set<string> =>
  new Set([
    ...towns.map(({ code }) => code),
    ...axes.flatMap(({ villages }) => villages.map(({ code }) => code)),
  ]);
