import { isTownCode, isVillageCode } from '../../../src/domain/codes.ts';
import type { Batch } from '../../../src/domain/records.ts';
import { Once, Single, type Checker } from './checks.ts';
import { COLUMNS } from './columns.ts';
import { readTable } from './csv.ts';
import { placeName } from '../names.ts';
import type { SeedAxis } from './types.ts';

/** Reads axes.csv. In the facts, the codes of towns and villages are replaced by their names. */
export function readAxes(text: string, file: string, checker: Checker): Map<string, SeedAxis> {
  const axes = new Map<string, SeedAxis>();
  const once = new Once(file, checker.problems);
  const single = new Single(file, checker.problems);
  for (const row of readTable(text, file, COLUMNS.axes, checker.problems)) {
    const { county, key, value, period, source } = row.cells;
    if (!checker.known(file, row.line, 'county', county, 'county')) continue;
    once.take(row.line, 'key', county, key, value, period, source);
    const fact = checker.fact(file, row);
    const axis: SeedAxis = axes.get(county) ?? { county, programme: false, towns: [], villages: [], facts: [] };
    axes.set(county, axis);
    if (key === 'programme') axis.programme = true;
    if (key === 'axisName') axis.name ??= value;
    if (key === 'batch') {
      single.check(row.line, 'value', county, value);
      axis.batch = value as Batch;
    }
    if (key === 'axisTown' || key === 'axisVillage') {
      const [list, isCode, what] =
        key === 'axisTown' ? ([axis.towns, isTownCode, 'town'] as const) : ([axis.villages, isVillageCode, 'village'] as const);
      if (!isCode(value)) checker.problems.add(file, row.line, 'value', `bad ${what} code "${value}"`);
      else if (checker.known(file, row.line, 'value', value, what)) {
        if (!list.includes(value)) list.push(value);
        fact.value = placeName(checker.divisions.names.get(value) ?? value);
      }
    }
    axis.facts.push(fact);
  }
  for (const axis of axes.values())
    if (!axis.programme && (axis.batch !== undefined || axis.towns.length > 0))
      checker.problems.add(file, 1, 'key', `axis of ${axis.county} has programme facts but no row "programme"`);
  return axes;
}
