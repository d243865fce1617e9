import type { Fact, ProgrammeFigure } from '../../../src/domain/records.ts';
import { readFact, Once, type Checker } from './checks.ts';
import { COLUMNS, FIGURE_GROUPS, PLACE_GROUPS } from './columns.ts';
import { readTable } from './csv.ts';

export interface IndicatorSeeds {
  figures: ProgrammeFigure[];
  placeFacts: Map<string, Fact[]>;
}

/**
 * Reads indicators.csv. Rows whose subject is `programme` are figures of the programme; the others are facts of a
 * prefecture, county, town, village, cluster, or of an axis (`axis-053`).
 */
export function readIndicators(
  text: string,
  file: string,
  checker: Checker,
  named: { clusters: ReadonlyMap<string, unknown>; axes: ReadonlyMap<string, string> },
): IndicatorSeeds {
  const figures: ProgrammeFigure[] = [];
  const placeFacts = new Map<string, Fact[]>();
  const once = new Once(file, checker.problems);
  const { problems } = checker;
  for (const row of readTable(text, file, COLUMNS.indicators, problems)) {
    const { id, subject, name, nameEn, value, unit, period, source, group, note } = row.cells;
    once.take(row.line, 'id', id);
    once.take(row.line, 'name', subject, name, value, period, source);
    checker.source(file, row);
    if (subject === 'programme') {
      const figureGroup = FIGURE_GROUPS.find((known) => known === group);
      if (figureGroup === undefined) {
        problems.add(file, row.line, 'group', `"${group}" is no group of programme figures`);
        continue;
      }
      if (nameEn === '') problems.add(file, row.line, 'nameEn', 'empty cell ""');
      const figure: ProgrammeFigure = { id, name, value, source, group: figureGroup };
      if (nameEn !== '') figure.nameEn = nameEn;
      if (unit !== '') figure.unit = unit;
      if (period !== '') figure.period = period;
      if (note !== '') figure.note = note;
      figures.push(figure);
      continue;
    }
    if (!isSubject(subject, checker, named)) {
      problems.add(file, row.line, 'subject', `unknown subject "${subject}"`);
      continue;
    }
    if (!(PLACE_GROUPS as readonly string[]).includes(group)) {
      problems.add(file, row.line, 'group', `"${group}" is no group of place facts`);
      continue;
    }
    const key = group === 'place' ? 'indicator' : group;
    const facts = placeFacts.get(subject) ?? [];
    placeFacts.set(subject, facts);
    facts.push(readFact({ key, label: name, value, unit, period, source, note }));
  }
  return { figures, placeFacts };
}

function isSubject(
  subject: string,
  checker: Checker,
  { clusters, axes }: { clusters: ReadonlyMap<string, unknown>; axes: ReadonlyMap<string, string> },
): boolean {
  const { names } = checker.divisions;
  if (subject.startsWith('axis-')) return axes.has(subject);
  if (/^\d/.test(subject)) return names.has(subject) || checker.isPrefecture(subject);
  return clusters.has(subject);
}
