import { expect, it } from 'vitest';
import type { PlaceRecord } from '../domain/place-records.ts';
import { findPlace } from './places.ts';
import { GAZETTEER } from './testing/gazetteer.ts';

const record = (code: string, name: string): PlaceRecord => ({
  kind: 'village',
  code,
  name,
  pinyin: 'x',
  county: '330723',
  facts: [{ key: 'remark', value: 'a', source: 's1' }],
  sources: ['s1'],
});
const records = new Map(
  [record('330723103210', '女儿村'), record('330723103211', '新村')].map((r) => [r.code, r]),
);

it('joins the position of the gazetteer with the facts of sources', () => {
  expect(findPlace(GAZETTEER, records, '330723103210')).toMatchObject({ lonLat: [120, 29], sources: ['s1'] });
  expect(findPlace(GAZETTEER, null, '330723103210')).toMatchObject({ name: '女儿村', facts: [] });
});

it('include a town that no source locates', () => {
  const place = findPlace(GAZETTEER, records, '330624112000');
  expect(place).toMatchObject({ name: '沃洲镇', villageCommittees: 24 });
  expect(place).not.toHaveProperty('lonLat');
  expect(findPlace(GAZETTEER, records, '330723103000')).toMatchObject({ lonLat: [119.6, 28.7] });
});

it('include places without a position, and none that is in no file', () => {
  const place = findPlace(GAZETTEER, records, '330723103211');
  expect(place).toMatchObject({ name: '新村' });
  expect(place).not.toHaveProperty('lonLat');
  expect(findPlace(null, null, '330723103211')).toBeNull();
});
