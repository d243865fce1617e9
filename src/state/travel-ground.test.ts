import { describe, expect, it } from 'vitest';
import { NONE } from './answer.ts';
import {
  failLoading,
  finishUnpacking,
  type GroundState,
  leaveGround,
  receiveBytes,
  startLoading,
  startUnpacking,
} from './travel-ground.ts';

const LOADING = receiveBytes(startLoading(), { bytes: 5, of: 9 });
const UNPACKING = startUnpacking(LOADING);
const READY = finishUnpacking(UNPACKING, { state: 'done', value: null });
const FAILED = failLoading(LOADING, 'offline');
const ALL: GroundState[] = [NONE, LOADING, UNPACKING, READY, FAILED];
/** A transition that has no effect outside one state. */
const onlyIn = (from: GroundState, step: (now: GroundState) => GroundState): void => {
  for (const now of ALL) if (now !== from) expect(step(now)).toBe(now);
};

describe('the ground of travel time', () => {
  it('is loaded with its bytes counted, unpacked, then ready', () => {
    expect([startLoading(), LOADING, UNPACKING, READY]).toEqual([
      { state: 'loading', bytes: 0 },
      { state: 'loading', bytes: 5, of: 9 },
      { state: 'unpacking' },
      { state: 'ready' },
    ]);
  });

  it('counts bytes, arrives and fails only while it is being loaded', () => {
    onlyIn(LOADING, (now) => receiveBytes(now, { bytes: 7 }));
    onlyIn(LOADING, startUnpacking);
    onlyIn(LOADING, (now) => failLoading(now, 'offline'));
    expect(FAILED).toEqual({ state: 'failed', failure: { kind: 'files', detail: 'offline' } });
  });

  it('is reported as unusable where the engine refuses it, and keeps any other failure', () => {
    const end = (kind: 'refused' | 'fault') =>
      finishUnpacking(UNPACKING, { state: 'failed', failure: { kind, detail: 'no header' } });
    expect(end('refused')).toEqual({ state: 'failed', failure: { kind: 'data', detail: 'no header' } });
    expect(end('fault')).toEqual({ state: 'failed', failure: { kind: 'fault', detail: 'no header' } });
    expect(finishUnpacking(UNPACKING, { state: 'void' })).toBe(UNPACKING);
    onlyIn(UNPACKING, (now) => finishUnpacking(now, { state: 'done', value: null }));
  });

  it('stays once it is ready, and is cancelled in any other state', () => {
    expect(ALL.map(leaveGround)).toEqual([NONE, NONE, NONE, READY, NONE]);
  });
});
