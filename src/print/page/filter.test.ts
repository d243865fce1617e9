import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import { selectContent } from './content.ts';
import { buildDrawing } from '../sheet.ts';
import { layOutFrame } from './frame.ts';
import { resolveRegion } from '../spec/region.ts';
import type { PrintSpecInput } from '../spec/spec.ts';
import { makeSpec, type TestSheets, testSheets } from '../testing/sheets.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

const province = { region: { kind: 'province' }, paper: 'A2' } as const;

function shown(settings: Partial<PrintSpecInput>) {
  const { network, fonts } = sheets;
  const spec = makeSpec({ ...province, ...settings });
  const { ground, layout } = layOutFrame(spec, network, resolveRegion(spec, network), fonts);
  return selectContent(network, spec, ground, layout.face);
}

describe('the filter of a sheet', () => {
  it('passes the same records as on the interactive map', () => {
    const all = shown({});
    const batch = shown({ filter: { batch: '2' } });
    for (const kind of ['axes', 'towns', 'villages'] as const) {
      const expected = all[kind].filter(({ record }) => record.batch === '2').map(({ record }) => record);
      expect(batch[kind].map(({ record }) => record)).toEqual(expected);
      expect(expected.length).toBeLessThan(all[kind].length);
    }
    expect(batch.villages.length).toBeGreaterThan(0);
    // Only towns have a track.
    const track = shown({ filter: { track: 'industry' } });
    expect(new Set(track.towns.map(({ record }) => record.track))).toEqual(new Set(['industry']));
    expect(track.villages).toHaveLength(all.villages.length);
    const county = shown({ filter: { prefecture: '330700', county: '330723' } });
    expect(new Set(county.axes.map(({ record }) => record.county))).toEqual(new Set(['330723']));
  });

  it('is stated in the source block if a filter is set', () => {
    const text = (settings: Partial<PrintSpecInput>): string => sheets.makeSheet(settings).texts.join('');
    expect(text({ filter: { prefecture: '330700', batch: '1' } })).toContain(
      '筛选：图上只有金华市、第一批的记录。',
    );
    expect(text({ documentedOnly: true, language: 'en' })).toContain('Filtered: only records of documented');
    expect(text({})).not.toContain('筛选');
  });
});

describe('the date of a sheet', () => {
  it('is the date of the spec, or of the data if the spec has none', () => {
    const own = sheets.makeSheet({ date: '2026-11-24' });
    expect(own.texts.join('')).toContain('制图日期 2026-11-24');
    const sheet = sheets.makeSheet({});
    const { dataDate } = sheets.network;
    expect(sheet.texts.join('')).toContain(`制图日期 ${dataDate}`);
    expect(buildDrawing(makeSpec({}), sheet).date).toBe(dataDate);
  });
});
