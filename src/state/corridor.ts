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
  takeFigures,
} from './corridor-state.ts';
import { latest } from './latest.ts';
import type { PageState } from './page-state.ts';
import type { Scope } from './scope.ts';
import { watchDrawing } from './slow-drawing.ts';
import type { TileBook } from './tile-book.ts';

/** Debounce of the width, ms: the outline on land is computed once the slider has not moved for so long. */
const REST_MS = 160;
/** The same where drawing is slow: each outline then blocks the page, so a longer pause is waited for. */
const SLOW_REST_MS = 400;

/** Areas of the corridor; `current` is false while those of another width are shown. */
export type ShownAreas = Answer<{ figures: CorridorAreas; current: boolean }>;

/** Which records of the network a question of this scope counts, whatever stands for central towns and villages. */
export const scopeFilter = (scope: Scope | null): Records =>
  scope?.records ? { records: scope.records } : {};
/** Which records and own points it counts. */
export const scopeRecords = (scope: Scope | null): Records => ({
  ...scopeFilter(scope),
  ...(scope?.sites ? { sites: scope.sites } : {}),
});
/** The same of a question that is not measured to central towns. */
export const scopePlaces = (scope: Scope | null): Records => ({
  ...scopeFilter(scope),
  ...(scope?.sites?.places === undefined ? {} : { sites: { places: scope.sites.places } }),
});
/** Which axes a question of this scope is about. */
export const scopeAxes = (scope: Scope): AxisSet => ({
  ...scopeFilter(scope),
  ...(scope.axes ? { axes: scope.axes } : {}),
});
/** The corridor of a county or prefecture is what any axis has of it; that of one axis or of all goes as far as there is land. */
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
 * Asks for the areas of the corridor at every width, and shows its outline on the map: the overlapping outlines of its pieces while the
 * width is dragged and drawing is quick, its outline on land once the width has not changed for `REST_MS`.
 */
export function startCorridor(
  state: Pick<PageState, 'widthKm'>,
  scope: ReadonlySignal<Scope | null>,
  client: Pick<SpatialClient, 'ask'>,
  book: TileBook,
  attempt: ReadonlySignal<number>,
): ReadonlySignal<ShownAreas> {
  const corridor = signal<CorridorState>(CLOSED);
  /** Where drawing is slow, or not known to be quick, no pieces are drawn while the width is dragged. */
  const drawing = watchDrawing();
  /** The question whose outline on land is on the map; empty where none is. */
  let landKey = '';
  let rest: ReturnType<typeof setTimeout> | undefined;

  const askFigures = latest(async (question: CorridorQuestion) => {
    if (corridor.peek().state === 'closed') return;
    const outcome = await client.ask('corridor', question.set).outcome;
    const now = corridor.peek();
    if (outcome.state === 'done') corridor.value = takeFigures(now, question, outcome.value);
    else if (outcome.state === 'failed') corridor.value = failCorridor(now, question, outcome.failure);
  });

  const drawPieces = latest(async ({ key, set }: CorridorQuestion) => {
    if (!isAbout(corridor.peek(), key) || landKey === key || drawing.slow) return;
    const of = { layer: 'corridor', ...set, outline: 'pieces' } as const;
    const { state: end } = await client.ask('prepare', { of }, { kind: 'corridor pieces' }).outcome;
    // Pieces of an older width are newer than what is shown; the outline on land of the present one is not replaced.
    const now = corridor.peek();
    if (end !== 'done' || now.state === 'closed' || now.question.key === landKey) return;
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
    const question = { key: JSON.stringify([tries, set]), scope: of, set };
    if (isAbout(before, question.key)) return;
    corridor.value = askCorridor(before, question);
    askFigures(question);
    drawPieces(question);
    const isFirst = before.state === 'closed';
    const restMs = isFirst ? 0 : drawing.slow ? SLOW_REST_MS : REST_MS;
    clearTimeout(rest);
    rest = setTimeout(() => void drawLand(question), restMs);
  });
  return computed(() => areasIn(corridor.value));
}
