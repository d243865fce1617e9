import { expect, it } from 'vitest';
import { readTrack } from './columns.ts';

it.each([
  ['农业大镇', 'agriculture'],
  ['工业重镇（强镇）', 'industry'],
  ['商贸强镇', 'commerce'],
  ['文旅名镇', 'tourism'],
  ['旅游', 'tourism'],
  ['第一批', undefined],
])('the track in “%s” is %s', (text, track) => {
  expect(readTrack(text)).toBe(track);
});
