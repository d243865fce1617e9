import { signal } from '@preact/signals';
import type { JSX, RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { choosePrefecture, select, setDrawer, announce } from '../../state/actions.ts';
import { isMissing, loadGazetteer } from '../../state/loading.ts';
import { ownKeys } from '../../state/own-keys.ts';
import type { AtlasState } from '../../state/atlas-state.ts';
import type * as Search from '../../state/search.ts';
import { useAtlas } from '../atlas.ts';
import { pageWords } from '../../i18n/index.ts';
import { Results } from './results.tsx';

type Entry = Search.Entry;

/** The code of the search is loaded once there is something to search, in parallel with the first data; again if that failed. */
const engine = signal<typeof Search | null>(null);
const broken = signal(false);
const loadEngine = (): void => {
  if (engine.peek()) return;
  broken.value = false;
  import('../../state/search.ts').then(
    (loaded) => (engine.value = loaded),
    () => (broken.value = true),
  );
};

/** Results of the search: groups of entries, all of them in one list, and whether everything that can be found is loaded. */
function useFound(text: string): {
  groups: ReturnType<typeof Search.search>;
  options: Entry[];
  isWhole: boolean;
} {
  const { state } = useAtlas();
  const open = state.searchOpen.value;
  const network = state.network.value;
  const gazetteer = state.gazetteer.value;
  const places = state.places.value;
  const code = engine.value;
  useEffect(() => void (network && loadEngine()), [network !== null]);
  const index = useMemo(
    () => (open && network ? (code?.buildIndex(network, gazetteer, places?.values()) ?? null) : null),
    [open, network, gazetteer, places, code],
  );
  const groups = useMemo(
    () => (index && text.trim() !== '' ? (code?.search(index, text) ?? []) : []),
    [index, text],
  );
  const options = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  const isWhole = index !== null && ((gazetteer !== null && places !== null) || isMissing(state, 'place'));
  return { groups, options, isWhole };
}

/**
 * Carries out an Enter that came before there was anything to choose: the first entry is chosen when it is there, unless the text was changed or the
 * results were closed.
 * @returns is called for such an Enter
 */
function useEarlyEnter(
  text: string,
  { open, first, isWhole }: { open: boolean; first: Entry | undefined; isWhole: boolean },
  onChoose: (entry: Entry) => void,
): () => void {
  const [entered, setEntered] = useState<string | null>(null);
  useLayoutEffect(() => {
    if (entered === null) return;
    const isValid = open && text === entered;
    if (isValid && !first && !isWhole) return;
    setEntered(null);
    if (isValid && first) onChoose(first);
  }, [entered, open, text, first, isWhole]);
  return () => setEntered(text);
}

/** Combobox by the ARIA 1.2 pattern: the focus stays in the field, `aria-activedescendant` names the active option. */
export function SearchBox(): JSX.Element {
  const { state, t, language } = useAtlas();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const open = state.searchOpen.value;
  // Not its index: files that load later change the list.
  const [chosen, setChosen] = useState<string | null>(null);
  const text = state.searchText.value;
  const { groups, options, isWhole } = useFound(text);
  const shown = open && text.trim() !== '';
  const optionId = (entry: Entry): string => `${id}-${entry.kind}-${entry.id}`;
  const active = options.findIndex((entry) => optionId(entry) === chosen);
  const activeOption = options[active];
  const activeId = activeOption && optionId(activeOption);
  const point = (entry: Entry | undefined): void => setChosen(entry ? optionId(entry) : null);
  const finish = (): void => {
    state.searchOpen.value = false;
    setChosen(null);
  };

  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  usePointerOutside(box, open, finish);

  const unready = !engine.value && broken.value ? pageWords(language).told.searchBroken : t.search.unready;
  const found = groups.reduce((n, group) => n + group.entries.length + group.more, 0);
  useAnnouncement({ shown, isWhole, unready, text: text.trim(), found });

  const clear = (): void => {
    state.searchText.value = '';
    input.current?.focus();
  };
  const choose = (entry: Entry): void => {
    finish();
    input.current?.blur();
    openEntry(state, entry);
  };
  const onEarlyEnter = useEarlyEnter(text, { open, first: options[0], isWhole }, choose);
  return (
    <div
      ref={box}
      class="search"
      role="search"
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !box.current?.contains(relatedTarget)) finish();
      }}
    >
      <SearchField
        input={input}
        listId={`${id}-list`}
        activeId={shown ? activeId : undefined}
        shown={shown}
        options={options}
        active={active}
        onActive={(index) => point(options[index])}
        onEarlyEnter={onEarlyEnter}
        onChoose={choose}
        onFinish={finish}
      />
      {text !== '' && (
        <button type="button" class="search-clear" aria-label={t.search.clear} onClick={clear}>
          ×
        </button>
      )}
      <div class="search-results" hidden={!shown}>
        <Results
          id={`${id}-list`}
          groups={groups}
          active={activeOption}
          optionId={optionId}
          onChoose={choose}
          onPoint={point}
        />
        {shown && options.length === 0 && (
          <p class="empty">{isWhole ? t.search.none(text.trim()) : unready}</p>
        )}
      </div>
    </div>
  );
}

/** Announces how many results there are for a text, or why there are none. */
function useAnnouncement({
  shown,
  isWhole,
  unready,
  text,
  found,
}: {
  shown: boolean;
  isWhole: boolean;
  unready: string;
  text: string;
  found: number;
}): void {
  const { state, language } = useAtlas();
  useEffect(() => {
    const { found: some, none } = pageWords(language).told;
    const outcome = found > 0 ? some(text, found) : isWhole ? none(text) : unready;
    announce(state, 'search', shown ? outcome : '');
  }, [shown, isWhole, unready, text, found]);
}

/** Results stay when the field only loses the focus: the “done” key of a phone and voice commands remove it so that the results can be read. */
function usePointerOutside(box: RefObject<HTMLElement | null>, open: boolean, onOutside: () => void): void {
  useEffect(() => {
    if (!open) return undefined;
    const onPointerDown = (event: Event): void => {
      if (!(event.target instanceof Node && box.current?.contains(event.target))) onOutside();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => document.removeEventListener('pointerdown', onPointerDown, true);
  }, [open]);
}

/** Opens what was chosen: a prefecture as a filter, everything else as a selection. */
function openEntry(state: AtlasState, entry: Entry): void {
  state.searchText.value = '';
  if (state.narrow.peek()) setDrawer(state, 'half');
  if (entry.kind === 'prefecture') {
    choosePrefecture(state, entry.id);
    document.querySelector<HTMLElement>('#panel h1')?.focus();
  } else select(state, { kind: entry.kind, id: entry.id });
}

interface FieldProps {
  input: RefObject<HTMLInputElement | null>;
  listId: string;
  activeId: string | undefined;
  shown: boolean;
  options: readonly Entry[];
  /** Index of the active option; -1 for none. */
  active: number;
  onActive: (index: number) => void;
  /** Is called for an Enter while there is nothing to choose. */
  onEarlyEnter: () => void;
  onChoose: (entry: Entry) => void;
  onFinish: () => void;
}

/** The field, and the keys that move through the options. */
function SearchField(props: FieldProps): JSX.Element {
  const { input, listId, activeId, shown, options, active, onActive, onEarlyEnter, onChoose, onFinish } =
    props;
  const { state, t } = useAtlas();
  const text = state.searchText.value;
  const begin = (): void => {
    state.searchOpen.value = true;
    void loadGazetteer(state);
    loadEngine();
    if (state.narrow.peek()) setDrawer(state, 'full');
  };
  const onKeyDown = ownKeys((event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!state.searchOpen.value) begin();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (options.length > 0)
        onActive((active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length);
    } else if (event.key === 'Enter') {
      const entry = options[active] ?? options[0];
      if (shown && entry) {
        event.preventDefault();
        onChoose(entry);
      } else if (shown) onEarlyEnter();
    } else if (event.key === 'Escape' && (shown || text !== '')) {
      event.stopPropagation();
      event.preventDefault();
      if (shown) onFinish();
      else state.searchText.value = '';
    }
  });
  return (
    <input
      ref={input}
      class="search-field"
      type="text"
      role="combobox"
      aria-label={t.search.label}
      aria-expanded={shown}
      aria-controls={listId}
      aria-autocomplete="list"
      aria-activedescendant={activeId}
      placeholder={t.search.placeholder}
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
      enterkeyhint="search"
      value={text}
      onInput={(event) => {
        state.searchText.value = event.currentTarget.value;
        onActive(-1);
        begin();
      }}
      onFocus={() => begin()}
      onKeyDown={onKeyDown}
    />
  );
}
