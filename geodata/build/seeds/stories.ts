import { isCountyCode, isTownCode, isVillageCode } from '../../../src/domain/codes.ts';
import type { Story } from '../../../src/domain/records.ts';
import { Once, type Checker } from './checks.ts';
import { COLUMNS } from './columns.ts';
import { readTable } from './csv.ts';

/** Reads stories.csv, in the order of its `order` column. */
export function readStories(
  text: string,
  file: string,
  checker: Checker,
  { clusters, axes }: { clusters: ReadonlyMap<string, unknown>; axes: ReadonlyMap<string, string> },
): Story[] {
  const stories: Story[] = [];
  const once = new Once(file, checker.problems);
  const isCode = { county: isCountyCode, town: isTownCode, village: isVillageCode };
  for (const row of readTable(text, file, COLUMNS.stories, checker.problems)) {
    const { id, order, title, titleEn, text: body, textEn, subjectKind, subject, lon, lat, source } = row.cells;
    once.take(row.line, 'id', id);
    once.take(row.line, 'order', order);
    checker.source(file, row);
    const story: Story = {
      id,
      order: Number(order),
      title,
      titleEn,
      text: body,
      textEn,
      lon: Number(lon),
      lat: Number(lat),
      source,
    };
    stories.push(story);
    const kind = subjectKind as NonNullable<Story['subject']>['kind'] | '';
    let county: string | undefined;
    if (kind !== '') {
      const known =
        kind === 'cluster'
          ? clusters.has(subject)
          : kind === 'axis'
            ? axes.has(subject)
            : isCode[kind](subject) && checker.divisions.names.has(subject);
      if (known) story.subject = { kind, id: subject };
      else checker.problems.add(file, row.line, 'subject', `unknown ${kind} "${subject}"`);
      if (known && kind !== 'cluster') county = kind === 'axis' ? axes.get(subject) : subject.slice(0, 6);
    } else if (subject !== '') checker.problems.add(file, row.line, 'subjectKind', `empty beside subject "${subject}"`);
    checker.position(file, row.line, lon, lat, county);
  }
  return stories.sort((a, b) => a.order - b.order);
}
