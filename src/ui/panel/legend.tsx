import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { openList, toggleSubject } from '../../state/actions.ts';
import { loadLate } from '../../state/late-code.ts';
import { isMissing } from '../../state/loading.ts';
import { forgetAbsentLayers, missingLayers } from '../../state/run-time-layers.ts';
import type * as RunTime from '../../../styles/run-time.ts';
import type { LegendEntry, Subject } from '../../../styles/subject.ts';
import { entryText, subjectName } from '../../../styles/subject.ts';
import { useAtlas } from '../atlas.ts';
import { LayerTools } from '../own-layers/layer-tools.tsx';
import { Swatch } from '../swatch.tsx';
import { entryCount, panelEntries, subjectCount, subjectSplit } from './legend-counts.ts';
import { legendGroups } from './legend-groups.ts';

const UNKNOWN = '—';
/** The code that makes subjects of run-time layers; loaded with the first of them. */
const runTime = signal<typeof RunTime | null>(null);

/** Layers and legend in one: for each subject a switch, its marks and, if it has records, how many pass the filter. */
export function Legend(): JSX.Element {
  const { state, t, subjects } = useAtlas();
  const layers = state.runTimeLayers.value;
  useEffect(() => {
    if (layers.length > 0 && !runTime.peek())
      loadLate(
        state,
        ['legend'],
        async () => (runTime.value = await import('../../../styles/run-time.ts')),
        'subjects of layers',
      );
  }, [layers.length > 0]);
  const added = runTime.value ? layers.map(runTime.value.runTimeSubject) : [];
  return (
    <section class="section" aria-labelledby="legend-title">
      <div class="section-head">
        <h2 id="legend-title">{t.legend.title}</h2>
      </div>
      <MissingLayers />
      {legendGroups([...added, ...subjects]).map(({ group, subjects: within }) => (
        <div key={group} class="legend-group" role="group" aria-labelledby={`legend-${group}`}>
          <h3 id={`legend-${group}`}>{t.legend.groups[group]}</h3>
          {within.map((subject) => (
            <SubjectBlock key={subject.id} subject={subject} />
          ))}
        </div>
      ))}
    </section>
  );
}

/** Which layers of the link are not on this device. */
function MissingLayers(): JSX.Element | null {
  const { state, t } = useAtlas();
  const names = missingLayers(state);
  if (names.length === 0) return null;
  return (
    <div class="notice" role="status">
      <p>{t.legend.missingLayers(names)}</p>
      <button type="button" class="text-button" onClick={() => forgetAbsentLayers(state)}>
        {t.legend.forgetLayers}
      </button>
    </div>
  );
}

function SubjectBlock({ subject }: { subject: Subject }): JSX.Element {
  const { state, t, language } = useAtlas();
  const { id, records } = subject;
  const counts = records ? state.counts.value : null;
  const name = subjectName(subject, language);
  const isSwitched = subject.switch?.map !== undefined;
  const shown = !isSwitched || state.visible.value[id] === true;
  // A count of zero is shown; a count that is unknown because a file did not load is not.
  const missing = records !== undefined && isMissing(state, records.kind);
  const split = missing ? null : counts && subjectSplit(counts, id);
  const total = missing ? UNKNOWN : counts && subjectCount(counts, id);
  const entries = panelEntries(subject, counts);
  const [only] = entries;
  // A subject with one mark gets no second line with the same word.
  const inline = entries.length === 1 && only ? only : null;
  const title = (
    <>
      {inline && <Swatch symbol={inline.symbol} />}
      <span class="subject-name">{name}</span>
    </>
  );
  return (
    <div class="subject" data-shown={shown}>
      <div class="subject-head">
        {isSwitched ? (
          <label class="check switch">
            <input
              type="checkbox"
              role="switch"
              aria-label={t.legend.show(name)}
              checked={shown}
              onChange={() => toggleSubject(state, id)}
            />
            {title}
          </label>
        ) : (
          <span class="check">{title}</span>
        )}
        {records?.list ? (
          <button
            type="button"
            class="count-button"
            aria-label={`${t.legend.openList(name)} (${total ?? ''})`}
            onClick={() => openList(state, records.kind)}
          >
            <span class="number">{total ?? ''}</span>
            <span aria-hidden="true" class="chevron">
              ›
            </span>
          </button>
        ) : (
          records && <span class="number subject-total">{total ?? ''}</span>
        )}
      </div>
      {split && <p class="split">{t.legend.split(split)}</p>}
      {!inline && (
        <ul class="entries">
          {entries.map((entry) => (
            <li key={entry.id}>
              <Swatch symbol={entry.symbol} />
              <span>{entryText(entry, language)}</span>
              {records && <EntryCount entry={entry} missing={missing} />}
            </li>
          ))}
        </ul>
      )}
      {subject.group === 'own' && <LayerTools id={id} name={name} />}
    </div>
  );
}

function EntryCount({ entry, missing }: { entry: LegendEntry; missing: boolean }): JSX.Element {
  const counts = useAtlas().state.counts.value;
  return <span class="number">{missing ? UNKNOWN : counts ? (entryCount(counts, entry.id) ?? '') : ''}</span>;
}
