import type { Table } from '../table/table.ts';
import type { PlaceIndex } from './places.ts';

/** The county whose full name begins a text: 武义县“县城—桐琴”发展轴. */
export function countyInName(index: PlaceIndex, name: string): string | undefined {
  const text = index.plain(name);
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
