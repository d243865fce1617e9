import type { JSX } from 'preact';
import { SUBJECTS } from '../../domain/legend.ts';
import type { LegendEntry, Subject } from '../../domain/legend.ts';
import { openList, toggleSubject } from '../../state/actions.ts';
import type { RecordKind } from '../../domain/network.ts';
import { isMissing } from '../../state/loading.ts';
import type { ListKind } from '../../state/atlas-state.ts';
import { useAtlas } from '../atlas.ts';
import { Swatch } from '../swatch.tsx';
import { entryCount, subjectCount, subjectSplit } from './legend-counts.ts';

const LIST_OF: Partial<Record<Subject, ListKind>> = {
  axes: 'axis',
  towns: 'town',
  villages: 'village',
  divisions: 'county',
};

/** The records a subject shows. */
const KIND_OF: Record<Subject, RecordKind> = {
  axes: 'axis',
  towns: 'town',
  villages: 'village',
  seats: 'county',
  divisions: 'county',
  priority: 'county',
};
const UNKNOWN = '—';

/** Layers and legend in one: a switch, the marks, and how many there are in the filter. */
export function Legend(): JSX.Element {
  const { t, legend } = useAtlas();
  return (
    <section class="section" aria-labelledby="legend-title">
      <div class="section-head">
        <h2 id="legend-title">{t.legend.title}</h2>
      </div>
      {SUBJECTS.map((subject) => (
        <SubjectBlock
          key={subject}
          subject={subject}
          entries={legend.filter((entry) => entry.subject === subject)}
        />
      ))}
    </section>
  );
}

function SubjectBlock({
  subject,
  entries,
}: {
  subject: Subject;
  entries: readonly LegendEntry[];
}): JSX.Element {
  const { state, t, language } = useAtlas();
  const counts = state.counts.value;
  const name = t.legend.subjects[subject];
  const shown = state.visible.value[subject];
  // Zero is a finding; what did not load is not known.
  const missing = isMissing(state, KIND_OF[subject]);
  const split = missing ? null : counts && subjectSplit(counts, subject);
  const total = missing ? UNKNOWN : counts && subjectCount(counts, subject);
  const list = LIST_OF[subject];
  const [only] = entries;
  // A subject with one mark needs no second line to say the same word again.
  const inline = entries.length === 1 && only ? only : null;
  return (
    <div class="subject" data-shown={shown}>
      <div class="subject-head">
        <label class="check switch">
          <input
            type="checkbox"
            role="switch"
            aria-label={t.legend.show(name)}
            checked={shown}
            onChange={() => toggleSubject(state, subject)}
          />
          {inline && <Swatch swatch={inline.swatch} />}
          <span class="subject-name">{name}</span>
        </label>
        {list ? (
          <button
            type="button"
            class="count-button"
            aria-label={`${t.legend.openList(name)} (${total ?? ''})`}
            onClick={() => openList(state, list)}
          >
            <span class="number">{total ?? ''}</span>
            <span aria-hidden="true" class="chevron">
              ›
            </span>
          </button>
        ) : (
          <span class="number subject-total">{total ?? ''}</span>
        )}
      </div>
      {split && <p class="split">{t.legend.split(split.documented, split.modelled)}</p>}
      {!inline && (
        <ul class="entries">
          {entries.map((entry) => (
            <li key={entry.id}>
              <Swatch swatch={entry.swatch} />
              <span>{entry.label[language]}</span>
              <span class="number">
                {missing ? UNKNOWN : counts ? (entryCount(counts, entry.id) ?? '') : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
