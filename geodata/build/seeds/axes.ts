import { isTownCode, isVillageCode } from '../../../src/domain/codes.ts';
import type { Batch } from '../../../src/domain/records.ts';
import { Once, Single, type Checker } from './checks.ts';
import { COLUMNS } from './columns.ts';
import { readTable } from './csv.ts';
import { placeName } from '../names.ts';
import type { SeedAxis, SeedAxisId } from './types.ts';

/**
 * Reads axes.csv. In the facts, the codes of towns and villages are replaced by their names. A row that names no axis is of the first
 * that axis-ids.csv has for its county.
 */
export function readAxes(
  text: string,
  file: string,
  checker: Checker,
  axisIds: readonly SeedAxisId[],
): Map<string, SeedAxis> {
  const axes = new Map<string, SeedAxis>();
  const once = new Once(file, checker.problems);
  const single = new Single(file, checker.problems);
  for (const row of readTable(text, file, COLUMNS.axes, checker.problems)) {
    const { county, axis: named, key, value, period, source } = row.cells;
    if (!checker.known(file, row.line, 'county', county, 'county')) continue;
    const ids = axisIds.filter((axis) => axis.county === county).map(({ id }) => id);
    if (named !== '' && !ids.includes(named)) {
      checker.problems.add(file, row.line, 'axis', `"${named}" is no axis of ${county} in axis-ids.csv`);
      continue;
    }
    const id = named || (ids[0] ?? county);
    once.take(row.line, 'key', id, key, value, period, source);
    const fact = checker.fact(file, row);
    const axis: SeedAxis = axes.get(id) ?? { id, county, programme: false, towns: [], villages: [], parts: [], facts: [] };
    axes.set(id, axis);
    if (key === 'programme') axis.programme = true;
    if (key === 'axisName') axis.name ??= value;
    if (key === 'batch') {
      single.check(row.line, 'value', id, value);
      axis.batch = value as Batch;
    }
    if (key === 'axisTown' || key === 'axisVillage') {
      const [list, isCode, what] =
        key === 'axisTown' ? ([axis.towns, isTownCode, 'town'] as const) : ([axis.villages, isVillageCode, 'village'] as const);
      if (!isCode(value)) checker.problems.add(file, row.line, 'value', `bad ${what} code "${value}"`);
      else if (checker.known(file, row.line, 'value', value, what)) {
        if (!list.includes(value)) list.push(value);
        axis.parts.push({ of: what, code: value, source });
        fact.value = placeName(checker.divisions.names.get(value) ?? value);
      }
    }
    axis.facts.push(fact);
  }
  for (const axis of axes.values())
    if (!axis.programme && (axis.batch !== undefined || axis.towns.length > 0))
      checker.problems.add(file, 1, 'key', `axis ${axis.id} of ${axis.county} has programme facts but no row "programme"`);
  return axes;
}
