import { recordWords } from '../../i18n/index.ts';
import type { JSX } from 'preact';
import type { Entry, ResultGroup } from '../../state/search.ts';
import { useAtlas } from '../atlas.ts';
import { StatusBadge } from '../badge.tsx';
import { axisName, inHan, nameOf } from '../../i18n/names.ts';

interface Props {
  id: string;
  groups: readonly ResultGroup[];
  active: Entry | undefined;
  optionId: (entry: Entry) => string;
  onChoose: (entry: Entry) => void;
  onPoint: (entry: Entry) => void;
}

/** The list box of the search field: one group for each kind. */
export function Results({ id, groups, active, optionId, onChoose, onPoint }: Props): JSX.Element {
  const { t } = useAtlas();
  return (
    <div id={id} role="listbox" aria-label={t.search.label}>
      {groups.map((group) => (
        <div key={group.kind} role="group" aria-labelledby={`${id}-${group.kind}`} class="search-group">
          <div id={`${id}-${group.kind}`} class="search-kind" role="presentation">
            {t.search.groups[group.kind]}
          </div>
          {group.entries.map((entry) => (
            <div
              key={entry.id}
              id={optionId(entry)}
              role="option"
              class="search-option"
              aria-selected={entry === active}
              // The field keeps the focus; losing it would close the list before the click arrives.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onPointerMove={() => onPoint(entry)}
              onClick={() => onChoose(entry)}
            >
              <OptionText entry={entry} />
            </div>
          ))}
          {group.more > 0 && (
            <div class="search-more" role="presentation">
              {t.search.more(group.more)}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

function OptionText({ entry }: { entry: Entry }): JSX.Element {
  const { state, language } = useAtlas();
  const network = state.network.value;
  const axis = entry.kind === 'axis' ? network?.axes.get(entry.id) : undefined;
  const name = axis && network ? axisName(axis, network, language) : nameOf(entry, language);
  return (
    <>
      <span class="option-name">
        {name}
        {!inHan(language) && (
          <span class="option-han" lang="zh-Hans">
            {entry.name}
          </span>
        )}
      </span>
      {entry.status && <StatusBadge status={entry.status} />}
      <span class="option-within">
        {recordWords(language).within(
          entry.within.map((each, i) =>
            nameOf({ name: each, pinyin: entry.withinPinyin[i] ?? '' }, language),
          ),
        )}
      </span>
    </>
  );
}
