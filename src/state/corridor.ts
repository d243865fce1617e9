import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { CorridorAreas } from '../domain/answers/corridor.ts';
import type { AxisSet, Records, SpatialClient } from '../spatial/client.ts';
import { type Answer, NONE, WAITING } from './answer.ts';
import {
  askCorridor,
  CLOSED,
  type CorridorQuestion,
  type CorridorState,
  failCorridor,
  isAbout,
  isOfSameAxes,
  takeFigures,
} from './corridor-state.ts';
import { latest } from './latest.ts';
import type { PageState } from './page-state.ts';
import type { Scope } from './scope.ts';
import { watchDrawing } from './slow-drawing.ts';
import type { TileBook } from './tile-book.ts';

/** Debounce of the width, ms: the outline on land is computed once the slider has not moved for this time. */
const REST_MS = 160;
/** The same on devices that draw slowly: each outline blocks the page, so the pause is longer. */
const SLOW_REST_MS = 400;

/** Areas of the corridor; `current` is false while figures of another width are shown. */
export type ShownAreas = Answer<{ figures: CorridorAreas; current: boolean }>;

/** The filter of the records that a question of this scope counts, without own points. */
export const scopeFilter = (scope: Scope | null): Records =>
  scope?.records ? { records: scope.records } : {};
/** The records and own points that a question of this scope counts. */
export const scopeRecords = (scope: Scope | null): Records => ({
  ...scopeFilter(scope),
  ...(scope?.sites ? { sites: scope.sites } : {}),
});
/** The same for a question that does not depend on central towns. */
export const scopePlaces = (scope: Scope | null): Records => ({
  ...scopeFilter(scope),
  ...(scope?.sites?.places === undefined ? {} : { sites: { places: scope.sites.places } }),
});
/** The axes that a question of this scope is about. */
export const scopeAxes = (scope: Scope): AxisSet => ({
  ...scopeFilter(scope),
  ...(scope.axes ? { axes: scope.axes } : {}),
});
/** The corridor of a county or prefecture is cut at its border; that of one axis or of all axes is cut at the shore only. */
export const scopeCorridor = (scope: Scope): AxisSet & { region?: string } => ({
  ...scopeAxes(scope),
  ...(scope.kind === 'county' || scope.kind === 'prefecture' ? { region: scope.region } : {}),
});

function areasIn(now: CorridorState): ShownAreas {
  switch (now.state) {
    case 'closed':
      return NONE;
    case 'waiting':
      return WAITING;
    case 'outdated':
    case 'current':
      return { state: 'ready', value: { figures: now.figures, current: now.state === 'current' } };
    case 'failed':
      return { state: 'failed', failure: now.failure };
  }
}

/**
 * Requests the areas of the corridor at every width, and shows its outline on the map: while the width is dragged and drawing is fast, the
 * overlapping outlines of its pieces; once the width has not changed for `REST_MS`, its outline on land. Figures and outlines of another scope or of
 * an earlier revision of the dataset are not shown, on the map neither.
 */
export function startCorridor(
  state: Pick<PageState, 'widthKm' | 'dataset'>,
  scope: ReadonlySignal<Scope | null>,
  client: Pick<SpatialClient, 'ask'>,
  book: TileBook,
  attempt: ReadonlySignal<number>,
): ReadonlySignal<ShownAreas> {
  const corridor = signal<CorridorState>(CLOSED);
  /** If drawing is slow, or its speed is not known yet, no pieces are drawn while the width is dragged. */
  const drawing = watchDrawing();
  /** The question whose outline on land is on the map; empty if there is none. */
  let landKey = '';
  let rest: ReturnType<typeof setTimeout> | undefined;

  const askFigures = latest(async (question: CorridorQuestion) => {
    if (corridor.peek().state === 'closed') return;
    const outcome = await client.ask('corridor', question.set).outcome;
    const now = corridor.peek();
    if (outcome.state === 'done') corridor.value = takeFigures(now, question, outcome.value);
    else if (outcome.state === 'failed') corridor.value = failCorridor(now, question, outcome.failure);
  });

  const drawPieces = latest(async (question: CorridorQuestion) => {
    const { key, set } = question;
    if (!isAbout(corridor.peek(), key) || landKey === key || drawing.slow) return;
    const of = { layer: 'corridor', ...set, outline: 'pieces' } as const;
    const { state: end } = await client.ask('prepare', { of }, { kind: 'corridor pieces' }).outcome;
    // Pieces of an older width are still newer than what is shown, but must not replace the outline on land of the present width.
    const now = corridor.peek();
    if (end !== 'done' || now.state === 'closed' || now.question.key === landKey) return;
    if (!isOfSameAxes(now.question, question)) return;
    await drawing.watch(() => book.show(of));
  });

  const drawLand = async ({ key, set }: CorridorQuestion): Promise<void> => {
    const of = { layer: 'corridor', ...set, outline: 'land' } as const;
    const ready = await client.ask('prepare', { of }, { kind: 'corridor tiles' }).outcome;
    if (!isAbout(corridor.peek(), key)) return;
    if (ready.state === 'failed') book.fail(ready.failure);
    if (ready.state !== 'done') return;
    landKey = key;
    await drawing.watch(() => book.show(of));
  };

  effect(() => {
    const tries = attempt.value;
    const widthKm = state.widthKm.value;
    const of = scope.value;
    const before = corridor.peek();
    if (!widthKm || !of || of.axisCount === 0) {
      clearTimeout(rest);
      landKey = '';
      book.hide('corridor');
      corridor.value = CLOSED;
      return;
    }
    const set = { ...scopeCorridor(of), widthKm };
    const revision = state.dataset.value?.revision ?? 0;
    const question = { key: JSON.stringify([tries, revision, set]), scope: of, revision, set };
    if (isAbout(before, question.key)) return;
    const isOther = before.state !== 'closed' && !isOfSameAxes(before.question, question);
    if (isOther) book.hide('corridor');
    corridor.value = askCorridor(before, question);
    askFigures(question);
    drawPieces(question);
    const isFirst = before.state === 'closed' || isOther;
    const restMs = isFirst ? 0 : drawing.slow ? SLOW_REST_MS : REST_MS;
    clearTimeout(rest);
    rest = setTimeout(() => void drawLand(question), restMs);
  });
  return computed(() => areasIn(corridor.value));
}
