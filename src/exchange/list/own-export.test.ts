import '../../i18n/testing/load-words.ts';
import { describe, expect, it } from 'vitest';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import { columns } from '../../i18n/en/export-columns.ts';
import { layerTable } from '../export/layers.ts';
import { buildTestPlan, realIndex } from '../testing/list-tools.ts';
import { onlySheet, readMade } from '../testing/read.ts';
import { writeTable } from '../write/write.ts';
import type { ListPlan } from './plan-types.ts';
import { roleInEnglish } from './english-headings.ts';

const network = realNetworkNow();
const index = realIndex();

async function planOfExport(
  layer: 'axes' | 'towns' | 'villages' | 'clusters',
  language: 'zh' | 'en',
  format: 'csv' | 'xlsx',
): Promise<ListPlan> {
  const table = layerTable(layer, { network, language, filter: {}, positionOf: () => null } as never);
  const made = await readMade(`a.${format}`, await writeTable(table, format, 'wgs84', language));
  const sheet =
    format === 'csv' ? onlySheet(made) : onlySheet({ ...made, contents: made.contents.slice(0, 1) });
  return buildTestPlan(sheet, index);
}

const outcome = ({ kind, taken, aside, questions }: ListPlan) => ({
  kind,
  taken: taken.map(({ id }) => id),
  aside: aside.map(({ entry, reason }) => [entry.rows, reason]),
  questions: questions.length,
});

describe('an export of this atlas in English is recognised as a list and taken as that in Chinese is', () => {
  it.each([
    ['axes', 'axis', 'csv'],
    ['towns', 'town', 'csv'],
    ['villages', 'village', 'csv'],
    ['villages', 'village', 'xlsx'],
    ['clusters', 'cluster', 'csv'],
  ] as const)('%s', async (layer, kind, format) => {
    const english = outcome(await planOfExport(layer, 'en', format));
    const chinese = outcome(await planOfExport(layer, 'zh', format));
    expect(english.kind).toBe(kind);
    expect(english.taken.length).toBeGreaterThan(0);
    expect(english).toEqual(chinese);
  });
});

it.each([
  ['County', 'county'],
  ['County (city, district)', 'county'],
  ['county_code', 'countyCode'],
  ['Central town', 'town'],
  ['Town / sub-district', 'town'],
  ['Key village', 'village'],
  ['VILLAGE NAME', 'village'],
  ['Axis', 'axis'],
  ['Development axis', 'axis'],
  ['Village cluster', 'cluster'],
  ['Core villages', 'core'],
  ['Member villages', 'member'],
  ['Batch', 'batch'],
  ['Batch No.', 'batch'],
  ['Track', 'track'],
  ['Division code', 'code'],
  ['Prefecture-level city', 'prefecture'],
  ['No.', 'number'],
  ['Longitude (WGS 84)', 'lon'],
  ['Remarks', 'note'],
  ['Prefecture code', 'none'],
  ['Track status', 'none'],
  ['Wuyi County', undefined],
  ['村名', undefined],
])('the heading %s is %s, with spaces or without', (heading, role) => {
  expect(roleInEnglish(heading)).toBe(role);
  expect(roleInEnglish(heading.replaceAll(' ', ''))).toBe(role);
});

it('headings of exports and the names of their fields say the same', () => {
  for (const name of [
    'code',
    'county_code',
    'town_code',
    'county',
    'town',
    'axis',
    'cluster',
    'batch',
    'track',
    'status',
    'prefecture',
  ] as const)
    expect(roleInEnglish(name), name).toBe(roleInEnglish(columns[name][0]));
});
