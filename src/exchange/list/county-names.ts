import type { Table } from '../table/table.ts';
import type { PlaceHint, PlaceIndex } from './places.ts';
import { withoutMarks } from './row-names.ts';

/** A text without the province and the prefecture in front: 武义县桐琴镇 of 浙江省金华市武义县桐琴镇. */
export function withoutPrefecture({ plain, network }: PlaceIndex, name: string): string {
  const text = withoutMarks(plain(name)).replace(/^浙江省/, '');
  const found = [...network.prefectures.values()].find((of) => text.startsWith(plain(of.name)));
  return found && text.length > found.name.length ? text.slice(found.name.length) : text;
}

/** The county whose full name begins a text: 武义县“县城—桐琴”发展轴, 金华市武义县桐琴镇. */
export function countyInName(index: PlaceIndex, name: string): string | undefined {
  const text = withoutPrefecture(index, name);
  for (let length = Math.min(9, text.length); length >= 3; length--) {
    const head = text.slice(0, length);
    if (/[县市区]$/.test(head) && index.counties.has(head)) return head;
  }
  return undefined;
}

/** The county that title, sheet or file name mention, where it is one only. */
export function countyInTitle({ sheet, others }: Table, index: PlaceIndex): string | undefined {
  const titles = [
    ...others.filter(({ kind }) => kind === 'title').map(({ text }) => text),
    sheet.sheet ?? '',
    sheet.file.name,
  ];
  for (const title of titles) {
    const text = index.plain(title);
    const found = [...index.network.counties.values()].filter(({ name }) => text.includes(index.plain(name)));
    if (found.length === 1) return found[0]?.name;
  }
  return undefined;
}

/**
 * A name without the county and the town that it begins with, and what they say of where the place is; null where it begins with neither.
 */
export function withoutDivisions(
  index: PlaceIndex,
  kind: 'town' | 'village',
  name: string,
  hint: PlaceHint,
): { name: string; hint: PlaceHint } | null {
  let text = withoutPrefecture(index, name);
  for (const county of hint.counties) {
    const full = index.plain(index.network.counties.get(county)?.name ?? '');
    if (full !== '' && text.startsWith(full) && text.length > full.length) text = text.slice(full.length);
  }
  let { town } = hint;
  if (kind === 'village') {
    const before = hint.counties
      .flatMap((county) => index.byCounty.town.get(county) ?? [])
      .filter(({ name: of }) => text.startsWith(index.plain(of)) && text.length > of.length)
      .toSorted((a, b) => b.name.length - a.name.length)[0];
    if (before) {
      text = text.slice(before.name.length);
      town = before.code;
    }
  }
  return text === index.plain(name) ? null : { name: text, hint: { ...hint, ...(town ? { town } : {}) } };
}
