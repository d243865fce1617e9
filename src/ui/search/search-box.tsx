import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { choosePrefecture, select, setDrawer } from '../../state/actions.ts';
import { wantGazetteer } from '../../state/loading.ts';
import { buildIndex, search } from '../../state/search.ts';
import type { Entry } from '../../state/search.ts';
import { useAtlas } from '../atlas.ts';
import { isPhone } from '../phone.ts';
import { Results } from './results.tsx';

/** Combobox by the ARIA 1.2 pattern: focus stays in the field, the active option is named by `aria-activedescendant`. */
export function SearchBox(): JSX.Element {
  const { state, t } = useAtlas();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const text = state.searchText.value;
  const network = state.network.value;
  const gazetteer = state.gazetteer.value;
  const places = state.places.value;
  const index = useMemo(
    () => (open && network ? buildIndex(network, gazetteer, places?.values()) : null),
    [open, network, gazetteer, places],
  );
  const groups = useMemo(() => (index && text.trim() !== '' ? search(index, text) : []), [index, text]);
  const options = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  const shown = open && text.trim() !== '';
  const optionId = (entry: Entry): string => `${id}-${entry.kind}-${entry.id}`;
  const activeOption = options[active];

  useEffect(() => {
    if (activeOption) document.getElementById(optionId(activeOption))?.scrollIntoView({ block: 'nearest' });
  }, [activeOption]);

  const begin = (): void => {
    setOpen(true);
    void wantGazetteer(state);
    if (isPhone()) setDrawer(state, 'full');
  };
  const finish = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (entry: Entry): void => {
    finish();
    state.searchText.value = '';
    input.current?.blur();
    if (isPhone()) setDrawer(state, 'half');
    if (entry.kind === 'prefecture') {
      choosePrefecture(state, entry.id);
      document.querySelector<HTMLElement>('#panel h1')?.focus();
    } else select(state, { kind: entry.kind, id: entry.id });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter and arrows belong to the input method while it composes pinyin into characters.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) begin();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (options.length > 0)
        setActive((active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length);
    } else if (event.key === 'Enter') {
      const entry = activeOption ?? options[0];
      if (shown && entry) {
        event.preventDefault();
        choose(entry);
      }
    } else if (event.key === 'Escape' && (shown || text !== '')) {
      event.stopPropagation();
      event.preventDefault();
      if (shown) finish();
      else state.searchText.value = '';
    }
  };

  return (
    <div class="search" role="search">
      <input
        ref={input}
        class="search-field"
        type="text"
        role="combobox"
        aria-label={t.search.label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && activeOption ? optionId(activeOption) : undefined}
        placeholder={t.search.placeholder}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="search"
        value={text}
        onInput={(event) => {
          state.searchText.value = event.currentTarget.value;
          setActive(-1);
          begin();
        }}
        onFocus={() => begin()}
        onBlur={finish}
        onKeyDown={onKeyDown}
      />
      {text !== '' && (
        <button
          type="button"
          class="search-clear"
          aria-label={t.search.clear}
          onClick={() => {
            state.searchText.value = '';
            input.current?.focus();
          }}
        >
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
          onPoint={(entry) => setActive(options.indexOf(entry))}
        />
        {shown && options.length === 0 && (
          <p class="empty">{index ? t.search.none(text.trim()) : t.search.unready}</p>
        )}
      </div>
      <p class="visually-hidden" role="status">
        {shown && options.length > 0
          ? t.search.count(groups.reduce((n, g) => n + g.entries.length + g.more, 0))
          : ''}
      </p>
    </div>
  );
}
