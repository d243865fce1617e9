import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkSpeeds,
  DEFAULT_SPEEDS,
  speedFields,
  isSpeed,
  SPEED_FIELDS,
  SPEED_LIMITS,
  applySpeedChanges,
} from './travel-speeds.ts';

const changes = fc.record(
  Object.fromEntries(
    SPEED_FIELDS.map((field) => {
      const [min, max] = SPEED_LIMITS[field];
      return [field, fc.double({ min, max, noNaN: true })];
    }),
  ),
  { requiredKeys: [] },
);

describe('speeds', () => {
  it('are the defaults without changes, and differ only in the changed fields', () => {
    expect(applySpeedChanges({})).toEqual(DEFAULT_SPEEDS);
    fc.assert(
      fc.property(changes, (change) => {
        expect(speedFields(checkSpeeds(applySpeedChanges(change)))).toEqual({
          ...speedFields(DEFAULT_SPEEDS),
          ...change,
        });
      }),
    );
  });

  it.each(SPEED_FIELDS)('refuse a %s beyond its limits, naming field and value', (field) => {
    const [least, most] = SPEED_LIMITS[field];
    for (const value of [least - 0.001, most + 1, Number.NaN]) {
      expect(isSpeed(field, value)).toBe(false);
      expect(() => checkSpeeds(applySpeedChanges({ [field]: value }))).toThrow(
        new RegExp(`${field} is ${value}; a number from ${least} to ${most}`),
      );
    }
    expect([isSpeed(field, least), isSpeed(field, most), isSpeed(field, '30')]).toEqual([true, true, false]);
  });
});
