import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type ListWords, listWords } from '../../i18n/index.ts';
import { type AppliedList, exportedList } from '../../state/lists/exported-list.ts';
import { undoList } from '../../state/lists/apply-list.ts';
import type { ListFailure } from '../../state/lists/in-turn.ts';
import { loadPlaceIndex } from '../../state/lists/list-review.ts';
import { useAtlas } from '../atlas.ts';
import { save } from '../print/save.ts';
import { listFailureText } from './list-failure.ts';
import { listTools } from './list-tools.ts';

/** The lists in force and what each changed; each can be taken back or exported. */
export function AppliedListSection(): JSX.Element {
  const atlas = useAtlas();
  const t = listWords.in(atlas.language);
  const busy = atlas.state.listUndone.value;
  const [failure, setFailure] = useState<ListFailure | null>(null);
  const undo = (id: string): void => {
    setFailure(null);
    void undoList(atlas.state, id, loadPlaceIndex, listTools(atlas, t, new AbortController().signal)).then(
      (outcome) => {
        if (outcome.state === 'failed') setFailure(outcome.failure);
      },
    );
  };
  return (
    <section class="section applied-lists" aria-labelledby="applied-lists-title">
      <h2 id="applied-lists-title">{t.applied.title}</h2>
      <ul>
        {atlas.state.lists.value.map((list) => (
          <Item key={list.id} list={list} busy={busy} onUndo={() => undo(list.id)} t={t} />
        ))}
      </ul>
      {failure !== null && (
        <p role="alert">{t.applied.notUndone(listFailureText(failure, atlas.language))}</p>
      )}
      <p class="note">{t.applied.note}</p>
    </section>
  );
}

/** A list in force: its file, what it changed, and its two actions. `busy` is the id of the list that is being taken back. */
function Item({
  list,
  busy,
  onUndo,
  t,
}: {
  list: AppliedList;
  busy: string | null;
  onUndo: () => void;
  t: ListWords;
}): JSX.Element {
  const { language } = useAtlas();
  return (
    <li>
      <p>
        <strong class="intake-name">
          {list.sheet === null ? list.file.name : `${list.file.name} · ${list.sheet}`}
        </strong>
      </p>
      <p class="note">
        {[
          t.kinds[list.kind],
          t.applied.did(list.did.documented, list.did.left),
          ...(list.did.axesLaid > 0 ? [t.applied.axes(list.did.axesLaid)] : []),
          t.applied.at(new Date(list.appliedAt).toLocaleDateString(language)),
        ].join(' · ')}
      </p>
      {list.did.withoutLine && list.did.withoutLine.length > 0 && (
        <p class="note">{t.applied.withoutLine(list.did.withoutLine.join(t.separator))}</p>
      )}
      <p class="list-buttons">
        <button type="button" class="text-button" disabled={busy !== null} onClick={onUndo}>
          {busy === list.id ? t.applied.undoing : t.applied.undo}
          <span class="visually-hidden"> {list.file.name}</span>
        </button>
        <button type="button" class="text-button" onClick={() => save(exportedList(list))}>
          {t.applied.export}
          <span class="visually-hidden"> {list.file.name}</span>
        </button>
      </p>
    </li>
  );
}
