import { describe, expect, it } from 'vitest';
import type { CorridorAreas } from '../domain/answers/corridor.ts';
import {
  askCorridor,
  CLOSED,
  type CorridorQuestion,
  type CorridorState,
  failCorridor,
  isAbout,
  takeFigures,
} from './corridor-state.ts';
import type { Scope } from './scope.ts';

const scope = (id: string): Scope => ({
  kind: 'county',
  id,
  region: id,
  axisCount: 1,
  ownAxisCount: 1,
  townCount: 1,
});
const [WUYI, PANAN] = [scope('330723'), scope('330727')];
const question = (widthKm: number, of = WUYI, revision = 0): CorridorQuestion => ({
  key: `${widthKm} ${of.id} ${revision}`,
  scope: of,
  revision,
  set: { widthKm, region: of.region },
});
const figures = (areaKm2: number) => ({ areaKm2 }) as CorridorAreas;
const FAULT = { kind: 'fault', detail: 'no ring' } as const;

const asked = askCorridor(CLOSED, question(5));
const current = takeFigures(asked, question(5), figures(10));

describe('the figures of the corridor', () => {
  it('are pending, then current', () => {
    expect(asked).toEqual({ state: 'waiting', question: question(5) });
    expect(current).toEqual({ state: 'current', question: question(5), figures: figures(10) });
  });

  it('are shown for another width of the scope until newer ones of any width arrive', () => {
    const moved = askCorridor(askCorridor(current, question(6)), question(7));
    expect(moved).toEqual({ state: 'outdated', question: question(7), figures: figures(10) });
    const passed = takeFigures(moved, question(6), figures(12));
    expect(passed).toEqual({ state: 'outdated', question: question(7), figures: figures(12) });
    expect(takeFigures(passed, question(7), figures(14))).toMatchObject({
      state: 'current',
      figures: figures(14),
    });
  });

  it('of another scope are never shown', () => {
    const other = askCorridor(current, question(5, PANAN));
    expect(other).toEqual({ state: 'waiting', question: question(5, PANAN) });
    expect(takeFigures(other, question(5), figures(10))).toBe(other);
  });

  it('of an earlier revision of the dataset are never shown, also if the scope is the same', () => {
    const later = question(5, WUYI, 1);
    const asked1 = askCorridor(current, later);
    expect(asked1).toEqual({ state: 'waiting', question: later });
    expect(takeFigures(asked1, question(5), figures(10))).toBe(asked1);
    expect(takeFigures(asked1, later, figures(11))).toMatchObject({ state: 'current', figures: figures(11) });
  });

  it('are dropped once the corridor is closed', () => {
    expect(takeFigures(CLOSED, question(5), figures(10))).toBe(CLOSED);
    expect(failCorridor(CLOSED, question(5), FAULT)).toBe(CLOSED);
  });

  it('fail for the present question only, and are pending when it is asked again', () => {
    const moved = askCorridor(current, question(6));
    expect(failCorridor(moved, question(5), FAULT)).toBe(moved);
    const failed = failCorridor(moved, question(6), FAULT);
    expect(failed).toEqual({ state: 'failed', question: question(6), failure: FAULT });
    expect(askCorridor(failed, question(6))).toEqual({ state: 'waiting', question: question(6) });
  });

  it('belong to one question', () => {
    const states: CorridorState[] = [asked, current, askCorridor(current, question(6))];
    expect(states.map((now) => isAbout(now, question(5).key))).toEqual([true, true, false]);
    expect(isAbout(CLOSED, '')).toBe(false);
  });
});
