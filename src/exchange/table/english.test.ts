import { expect, it } from 'vitest';
import { isEnglishHeading } from './english.ts';

it('headings in English are recognised with and without spaces; long texts are refused without being taken apart', () => {
  expect(isEnglishHeading('County code')).toBe(true);
  expect(isEnglishHeading('Keyvillages')).toBe(true);
  expect(isEnglishHeading('Hangzhou')).toBe(false);
  expect(isEnglishHeading('')).toBe(false);
  // A cell may have 32,767 letters.
  expect(isEnglishHeading('in'.repeat(16_000))).toBe(false);
});
