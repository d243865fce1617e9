import { countyOf, isCountyCode, isTownCode, isUnlistedVillageCode } from '../../../src/domain/codes.ts';
import type { Batch } from '../../../src/domain/records.ts';
import { Once, Single, type Checker } from './checks.ts';
import { AXIS_KEY, COLUMNS } from './columns.ts';
import { readTable } from './csv.ts';
import { namesAgree } from './names.ts';
import type { SeedUnplacedVillage, SeedVillage } from './types.ts';

export interface VillageSeeds {
  villages: Map<string, SeedVillage>;
  unplaced: SeedUnplacedVillage[];
}

/**
 * Reads villages.csv. A row with a place is of a village that the division list does not hold; its code is then an id
 * of this atlas. In the facts, the id of a cluster is replaced by its name.
 */
export function readVillages(
  text: string,
  file: string,
  checker: Checker,
  clusterNames: ReadonlyMap<string, string>,
): VillageSeeds {
  const villages = new Map<string, SeedVillage>();
  const unplaced = new Map<string, SeedUnplacedVillage>();
  const once = new Once(file, checker.problems);
  const single = new Single(file, checker.problems);
  const { problems, divisions } = checker;
  for (const row of readTable(text, file, COLUMNS.villages, problems)) {
    const { village: code, place, name, key, value, period, source } = row.cells;
    let record: SeedVillage | SeedUnplacedVillage;
    if (place === '') {
      if (!checker.known(file, row.line, 'village', code, 'village')) continue;
      const listed = divisions.names.get(code) ?? '';
      if (!namesAgree(name, listed)) problems.add(file, row.line, 'name', `"${name}" is not ${code}, which is "${listed}"`);
      const found = villages.get(code) ?? { code, name, programme: false, industries: [], facts: [] };
      villages.set(code, found);
      record = found;
    } else {
      if (!isCountyCode(place) && !isTownCode(place)) {
        problems.add(file, row.line, 'place', `bad county or town code "${place}"`);
        continue;
      }
      if (!checker.known(file, row.line, 'place', place, 'place')) continue;
      if (!isUnlistedVillageCode(code) || code.slice(0, 9) !== `${place}000`.slice(0, 9)) {
        const range = `${`${place}000`.slice(0, 9)}900 to 999`;
        problems.add(file, row.line, 'village', `"${code}" beside a place: an id from ${range} is wanted`);
        continue;
      }
      single.check(row.line, 'name', `${code} name`, `${place} ${name}`);
      single.check(row.line, 'village', `${place} ${name}`, code);
      const found = unplaced.get(code) ?? { code, name, place, programme: false, industries: [], facts: [] };
      unplaced.set(code, found);
      record = found;
    }
    once.take(row.line, 'key', code, key, value, period, source);
    const fact = checker.fact(file, row);
    if (key === AXIS_KEY) {
      checker.axis(file, row.line, value, countyOf(code));
      single.check(row.line, 'value', `${code} axis`, value);
      record.axis = { id: value, source };
      continue;
    }
    if (key === 'programme') record.programme = true;
    if (key === 'batch') record.batch = value as Batch;
    if (key === 'industry' && !record.industries.includes(value)) record.industries.push(value);
    if (key === 'cluster') {
      const clusterName = clusterNames.get(value);
      if (clusterName === undefined) problems.add(file, row.line, 'value', `unknown cluster "${value}"`);
      else fact.value = clusterName;
      record.cluster = value;
    }
    if (key === 'batch' || key === 'cluster') single.check(row.line, 'value', `${code} ${key}`, value);
    record.facts.push(fact);
  }
  return { villages, unplaced: [...unplaced.values()] };
}
