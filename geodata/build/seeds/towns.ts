import { countyOf } from '../../../src/domain/codes.ts';
import type { Batch, Track, TrackStatus } from '../../../src/domain/records.ts';
import { Once, Single, type Checker } from './checks.ts';
import { AXIS_KEY, COLUMNS } from './columns.ts';
import { readTable } from './csv.ts';
import type { SeedTown } from './types.ts';

const PROGRAMME_KEYS = ['batch', 'track', 'trackStatus'] as const;

/** Reads towns.csv. */
export function readTowns(text: string, file: string, checker: Checker): Map<string, SeedTown> {
  const towns = new Map<string, SeedTown>();
  const once = new Once(file, checker.problems);
  const single = new Single(file, checker.problems);
  for (const row of readTable(text, file, COLUMNS.towns, checker.problems)) {
    const { town: code, name, key, value, period, source } = row.cells;
    if (!checker.known(file, row.line, 'town', code, 'town')) continue;
    checker.name(file, row.line, code, name);
    once.take(row.line, 'key', code, key, value, period, source);
    const fact = checker.fact(file, row);
    const town: SeedTown = towns.get(code) ?? { code, name, programme: false, earlier: false, facts: [] };
    towns.set(code, town);
    if (key === AXIS_KEY) {
      checker.axis(file, row.line, value, countyOf(code));
      single.check(row.line, 'value', `${code} axis`, value);
      town.axis = { id: value, source };
      continue;
    }
    if (key === 'programme') town.programme = true;
    if (key === 'earlierCentralTown') town.earlier = true;
    if (key === 'batch') town.batch = value as Batch;
    if (key === 'track') town.track = value as Track;
    if (key === 'trackStatus') town.trackStatus = value as TrackStatus;
    if ((PROGRAMME_KEYS as readonly string[]).includes(key)) single.check(row.line, 'value', `${code} ${key}`, value);
    town.facts.push(fact);
  }
  for (const town of towns.values()) {
    if (!town.programme && (town.batch !== undefined || town.track !== undefined))
      checker.problems.add(file, 1, 'key', `${town.name} ${town.code} has a batch or track but no row "programme"`);
    if ((town.track === undefined) !== (town.trackStatus === undefined))
      checker.problems.add(file, 1, 'key', `${town.name} ${town.code} has only one of track and trackStatus`);
  }
  return towns;
}
