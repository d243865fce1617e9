import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isEmptyFilter } from '../domain/filter.ts';
import type { Network, RecordKind } from '../domain/network.ts';
import { announce } from '../state/actions.ts';
import { isMissing } from '../state/loading.ts';
import type { Members } from '../state/members.ts';
import { findPlace } from '../state/places.ts';
import { statusOf } from '../state/status.ts';
import { useAtlas } from './atlas.ts';
import { pageWords } from '../i18n/index.ts';
import { selectionName } from './names.ts';
import { noticeText } from './notices.tsx';

/** Debounce of announcements, ms: nothing is announced while the reader types or drags a slider, or while something is loading. */
const REST_MS = 500;

/**
 * Announces visible changes to screen readers, once, after the debounce and while no input method composes. Two live regions alternate, because a
 * screen reader does not announce a region whose text stays the same, and the same outcome may occur twice in a row.
 */
export function Announcer(): JSX.Element {
  const { state, language } = useAtlas();
  const { join } = pageWords(language).told;
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const waiting = useRef(new Map<string, string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const composing = useRef(false);

  const rest = (): void => {
    clearTimeout(timer.current);
    if (waiting.current.size > 0) timer.current = setTimeout(say, REST_MS);
  };
  const say = (): void => {
    if (composing.current) return;
    const text = [...waiting.current.values()].join(join);
    waiting.current.clear();
    setSaid(({ turn }) => ({ text, turn: 1 - turn }));
  };
  // Called before the first outcome below is announced, and for each of several that arrive before the next rendering.
  useLayoutEffect(
    () =>
      effect(() => {
        const told = state.announcement.value;
        if (!told) return;
        waiting.current.delete(told.about);
        if (told.text !== '') waiting.current.set(told.about, told.text);
        rest();
      }),
    [],
  );
  useEffect(() => {
    const onComposition = ({ type }: Event): void => {
      composing.current = type === 'compositionstart';
      rest();
    };
    document.addEventListener('compositionstart', onComposition, true);
    document.addEventListener('compositionend', onComposition, true);
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener('compositionstart', onComposition, true);
      document.removeEventListener('compositionend', onComposition, true);
    };
  }, []);
  return (
    <div class="visually-hidden">
      <Outcomes />
      <FilterOutcome />
      <NoticeOutcome />
      {[0, 1].map((turn) => (
        <p key={turn} role="status" aria-live="polite">
          {said.turn === turn ? said.text : ''}
        </p>
      ))}
    </div>
  );
}

const SIZE_OF: Record<RecordKind, (members: Partial<Members>, network: Network) => number> = {
  axis: ({ axisIds }, { axes }) => (axisIds ?? axes).size,
  town: ({ townCodes }, { towns }) => (townCodes ?? towns).size,
  village: ({ villageCodes }, { villages }) => (villageCodes ?? villages).size,
  county: ({ countyCodes }, { counties }) => (countyCodes ?? counties).size,
  cluster: ({ clusterIds }, { clusters }) => (clusterIds ?? clusters).size,
};

/** Texts for what was opened or closed, whatever caused it. */
function Outcomes(): null {
  const { state, t, language } = useAtlas();
  const { told } = pageWords(language);
  const network = state.network.value;
  const ready = state.loadState.value === 'ready';
  const [selection, list, notice] = [state.selection.value, state.list.value, state.notice.value];
  const printing = state.printSettings.value !== null;
  const analysing = state.widthKm.value !== null;
  const placesKnown = state.gazetteer.value !== null && state.places.value !== null;
  const missing = selection !== null && isMissing(state, selection.kind);
  const before = useRef({ key: '[null,null]', printing: false, analysing: false });

  /** The profile, list or panel that is shown; `null` while its name is not loaded. */
  const view = (): string | null => {
    if (!network) return null;
    if (selection) {
      const place = (code: string) => findPlace(state.gazetteer.peek(), state.places.peek(), code);
      const name = selectionName(selection, network, place, language);
      const status = statusOf(network, selection);
      if (name !== null)
        return t.announce.opened(t.kinds[selection.kind], name, status ? t.status[status] : '');
      if (missing) return t.profile.fileMissing;
      const known = selection.kind === 'place' ? placesKnown : ready;
      return known && notice?.kind !== 'unknown-record' ? t.profile.unknown : null;
    }
    return list === null
      ? t.announce.closed
      : told.list(t.list.tabs[list], SIZE_OF[list](state.members.peek() ?? {}, network));
  };
  useEffect(() => {
    const was = before.current;
    if (printing) {
      if (!was.printing) announce(state, 'view', told.printOpened);
      before.current = { ...was, printing };
      return;
    }
    const key = JSON.stringify([selection, list]);
    const text = key === was.key && !was.printing ? null : view();
    if (text === null) return;
    before.current = { ...was, key, printing };
    announce(state, 'view', was.printing ? `${told.printClosed}${told.join}${text}` : text);
  }, [selection, list, printing, network !== null, ready, placesKnown, missing]);

  useEffect(() => {
    if (analysing !== before.current.analysing)
      announce(state, 'analysis', analysing ? told.analysisOpened : told.analysisClosed);
    before.current.analysing = analysing;
  }, [analysing]);
  return null;
}

/** Text for what the filter leaves. */
function FilterOutcome(): null {
  const { state, t, language } = useAtlas();
  const filter = state.filter.value;
  const ready = state.loadState.value === 'ready';
  const wasFiltered = useRef(false);
  useEffect(() => {
    const counts = state.counts.peek();
    if (!counts || !ready) return;
    const filtered = !isEmptyFilter(filter);
    const { axes, towns, villages } = counts;
    const total = axes.total + towns.total + villages.total;
    const left =
      total === 0 ? t.filter.nothing : t.announce.filtered(axes.total, towns.total, villages.total);
    if (filtered) announce(state, 'filter', left);
    else if (wasFiltered.current) announce(state, 'filter', pageWords(language).told.filterCleared);
    wasFiltered.current = filtered;
  }, [filter, ready]);
  return null;
}

/** Text of the message in the panel. */
function NoticeOutcome(): null {
  const { state, t } = useAtlas();
  const notice = state.notice.value;
  useEffect(() => {
    announce(state, 'notice', notice ? noticeText(notice, t) : '');
  }, [notice]);
  return null;
}
