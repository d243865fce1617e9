import type { DecidedReading, ReadingSource } from '../pinyin.ts';
import { Once, type Checker } from './checks.ts';
import { COLUMNS } from './columns.ts';
import { readTable } from './csv.ts';

const splitList = (cell: string): string[] => (cell === '' ? [] : cell.split('|'));

/** Reads readings.csv: decisions about parts of names that sources or dictionaries read differently. */
export function readReadings(text: string, file: string, { problems }: Checker): DecidedReading[] {
  const once = new Once(file, problems);
  return readTable(text, file, COLUMNS.readings, problems).flatMap((row) => {
    const { part, code, reading, others, mistakes, source, otherSource, reason } = row.cells;
    once.take(row.line, 'part', part, code);
    const bad = [reading, ...splitList(others)].find((syllables) => syllables.split(' ').length !== [...part].length);
    if (bad !== undefined) {
      problems.add(file, row.line, 'reading', `"${bad}" is not one syllable a character of ${part}`);
      return [];
    }
    return [
      {
        part,
        code,
        reading,
        others: splitList(others),
        mistakes: splitList(mistakes),
        sources: splitList(source) as ReadingSource[],
        otherSources: splitList(otherSource) as ReadingSource[],
        reason,
      },
    ];
  });
}
