import { groupBy } from '../../src/domain/group-by.ts';
import type { PlaceTitles, Title } from '../../src/domain/place-records.ts';
import type { SeedTitle, Seeds } from './seeds/types.ts';

/** Words of a list that only repeat batch and year, which the record has already. */
const STRUCTURED = /^(?:(?:首|第[一二三四五六七八九十]+)批)?(?:\(?\d{4}\)?)?$/;

/** Titles of one list that a village holds for several of its parts are one, with the names of all parts. */
function buildTitle(rows: readonly SeedTitle[]): Title {
  const { title, batch, year, period, product, source } = rows[0] as SeedTitle;
  const listedAs = rows.filter(({ match }) => match === 'alias').map(({ name }) => name);
  return {
    title,
    ...(batch === undefined ? {} : { batch }),
    ...(year === undefined ? {} : { year }),
    ...(STRUCTURED.test(period) ? {} : { period: period.replace(/^\((.*)\)$/, '$1') }),
    ...(product === undefined ? {} : { product }),
    ...(listedAs.length > 0 ? { listedAs } : {}),
    source,
  };
}

/** The titles of every town and village that has any, in code order; those of one place by title, year and batch. */
export function placeTitles({ titles }: Seeds): PlaceTitles[] {
  const order = ({ title, year = 0, batch = 0, source, name }: SeedTitle): string =>
    [title, year, String(batch).padStart(2, '0'), source, name].join('\u0000');
  const matched = titles
    .filter(({ code }) => code !== undefined)
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  return [...groupBy(matched, ({ code }) => code as string)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, rows]) => ({
      code,
      titles: [
        ...groupBy(rows, ({ title, period, source }) => [title, period, source].join('\u0000')).values(),
      ].map(buildTitle),
    }));
}
