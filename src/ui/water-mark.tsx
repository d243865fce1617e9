import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { crossingText } from '../i18n/crossing-text.ts';
import type { LonLat } from '../domain/records.ts';
import { loadShores } from '../state/loading.ts';
import { useAtlas } from './atlas.ts';

/** Loads the shores when a component that shows distances is rendered. */
function useShores(): void {
  const { state } = useAtlas();
  useEffect(() => void loadShores(state), [state]);
}

/** The water that a straight line crosses, shown beside its length; nothing if it stays on land, or until the shores are loaded. */
export function WaterMark({ from, to }: { from: LonLat; to: LonLat }): JSX.Element | null {
  const { state, language } = useAtlas();
  useShores();
  const crossing = state.shores.value?.crossing(from, to);
  const text = crossing ? crossingText(crossing, language) : null;
  return text === null ? null : <span class="aside water">{text}</span>;
}

/** The meaning of the marks, if one of these lines has one. */
export function WaterNote({ ends }: { ends: readonly { from: LonLat; to: LonLat }[] }): JSX.Element | null {
  const { state, language, t } = useAtlas();
  useShores();
  const shores = state.shores.value;
  const marked = ends.some(
    ({ from, to }) => shores && crossingText(shores.crossing(from, to), language) !== null,
  );
  return marked ? <p class="note">{t.profile.waterNote}</p> : null;
}
