import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import {
  back,
  clearSelection,
  closePrint,
  openAnalysis,
  openList,
  select,
  changeSetting,
} from './actions.ts';
import { createAtlasState } from './atlas-state.ts';
import type { AtlasState } from './atlas-state.ts';
import { syncLink } from './link-sync.ts';
import { openPrint } from './print-memory.ts';
import { FakeBar } from './testing/bar.ts';

const COUNTIES = ['330723', '330724', '330726'] as const;
const OPERATIONS = [
  ...COUNTIES.map((code) => `profile ${code}` as const),
  'list',
  'analysis',
  'print',
  'close profile',
  'close profiles',
  'close list',
  'close analysis',
  'close print',
  'slide',
  'back',
  'forward',
] as const;
type Operation = (typeof OPERATIONS)[number];

/** What must be open, as a stack of names, and what Forward must open. */
class Model {
  stack: string[] = [];
  /** What Forward opens next comes first; `null` if a screen below another was closed, when there is no single right answer. */
  ahead: string[] | null = [];
  left = false;

  /** Whether the page offers the operation now. */
  allows(operation: Operation): boolean {
    const [verb, what] = operation.split(' ') as [string, string | undefined];
    const has = (name: string): boolean => this.stack.some((each) => each.startsWith(name));
    if (operation === 'forward') return this.ahead !== null;
    if (verb === 'close')
      return has(what === 'profiles' ? 'profile' : String(what)) && (what === 'print' || !has('print'));
    if (operation === 'slide') return has('analysis');
    if (has('print')) return operation === 'back';
    // The list is opened from the start of the panel.
    if (operation === 'list') return !has('list') && !has('profile');
    if (operation === 'analysis' || operation === 'print') return !has(operation);
    return this.stack.findLast((each) => each.startsWith('profile')) !== operation;
  }

  apply(operation: Operation): void {
    if (operation === 'slide') return;
    if (operation === 'back') {
      const top = this.stack.pop();
      if (top === undefined) this.left = true;
      else this.ahead?.unshift(top);
    } else if (operation === 'forward') {
      const next = this.ahead?.shift();
      if (next !== undefined) this.stack.push(next);
    } else if (operation.startsWith('close')) {
      const name = operation === 'close profiles' ? 'profile' : operation.slice(6);
      const last = this.stack.findLastIndex((each) => each.startsWith(name));
      const goes = (each: string, i: number): boolean =>
        operation === 'close profiles' ? each.startsWith(name) : i === last;
      const first = this.stack.findIndex(goes);
      const onTop = this.stack.slice(first).every((each, i) => goes(each, i + first));
      const gone = this.stack.filter(goes);
      this.stack = this.stack.filter((each, i) => !goes(each, i));
      if (onTop) this.ahead?.unshift(...gone);
      else this.ahead = null;
    } else {
      this.stack.push(operation);
      this.ahead = [];
    }
  }

  get open(): string[] {
    const profile = this.stack.findLast((each) => each.startsWith('profile'));
    return [
      ...this.stack.filter((each) => !each.startsWith('profile')),
      ...(profile ? [profile] : []),
    ].toSorted();
  }
}

const openIn = (state: AtlasState): string[] =>
  [
    ...(state.list.value ? ['list'] : []),
    ...(state.widthKm.value === null ? [] : ['analysis']),
    ...(state.printSettings.value ? ['print'] : []),
    ...(state.selection.value ? [`profile ${state.selection.value.id}`] : []),
  ].toSorted();

function perform(state: AtlasState, bar: FakeBar, operation: Operation): void {
  switch (operation) {
    case 'list':
      return openList(state, 'town');
    case 'analysis':
      return openAnalysis(state, true);
    case 'print':
      return openPrint(state, { kind: 'province' });
    case 'close profile':
      return back(state);
    case 'close profiles':
      return clearSelection(state);
    case 'close list':
      return openList(state, null);
    case 'close analysis':
      return openAnalysis(state, false);
    case 'close print':
      return closePrint(state);
    case 'slide':
      return changeSetting(state, 'widthKm', (state.widthKm.value ?? 0) + 0.5);
    case 'back':
      return bar.travel(-1);
    case 'forward':
      return bar.travel(1);
    default:
      return select(state, { kind: 'county', id: operation.slice(8) });
  }
}

afterEach(() => void vi.useRealTimers());

it('has the same screens open as a plain stack, after any sequence of steps', async () => {
  vi.useFakeTimers();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...OPERATIONS), fc.boolean()), { maxLength: 30, size: 'max' }),
      async (steps) => {
        const state = createAtlasState();
        const bar = new FakeBar();
        const stop = syncLink(state, bar);
        const model = new Model();
        // So far apart in time that no call exceeds the quota.
        const settle = (patient: boolean): Promise<unknown> =>
          vi.advanceTimersByTimeAsync(patient ? 5000 : 60);
        await settle(true);
        for (const [operation, patient] of steps) {
          if (!model.allows(operation)) continue;
          model.apply(operation);
          perform(state, bar, operation);
          await settle(patient);
          expect(bar.left).toBe(model.left);
          if (model.left) break;
          expect(openIn(state)).toEqual(model.open);
          expect(bar.at).toBe(model.stack.length);
        }
        stop();
      },
    ),
    { numRuns: 400 },
  );
});
