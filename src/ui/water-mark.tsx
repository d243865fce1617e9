import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { crossingText } from '../i18n/crossing-text.ts';
import type { LonLat } from '../domain/records.ts';
import { wantShores } from '../state/loading.ts';
import { useAtlas } from './atlas.ts';

/** Asks for the shores when something that gives distances is shown. */
function useShores(): void {
  const { state } = useAtlas();
  useEffect(() => void wantShores(state), [state]);
}

/**
 * What a straight line crosses, to stand beside its length; nothing where it stays on land, and until the shores are there.
 */
export function WaterMark({ from, to }: { from: LonLat; to: LonLat }): JSX.Element | null {
  const { state, language } = useAtlas();
  useShores();
  const crossing = state.shores.value?.crossing(from, to);
  const text = crossing ? crossingText(crossing, language) : null;
  return text === null ? null : <span class="aside water">{text}</span>;
}

/** What the marks mean, where one of these lines has one. */
export function WaterNote({ ends }: { ends: readonly { from: LonLat; to: LonLat }[] }): JSX.Element | null {
  const { state, language, t } = useAtlas();
  useShores();
  const shores = state.shores.value;
  const marked = ends.some(
    ({ from, to }) => shores && crossingText(shores.crossing(from, to), language) !== null,
  );
  return marked ? <p class="note">{t.profile.waterNote}</p> : null;
}
