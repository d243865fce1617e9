import { recordWords } from '../../i18n/index.ts';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { isEmptyFilter } from '../../domain/filter.ts';
import { TRACKS } from '../../domain/records.ts';
import type { Batch, Track } from '../../domain/records.ts';
import { clearFilter, setFilter } from '../../state/actions.ts';
import { useAtlas } from '../atlas.ts';
import { copyLink } from '../copy-link.ts';
import { nameOf } from '../../i18n/names.ts';

/** The filters: prefecture, county, batch, track, documented only. */
export function Filters(): JSX.Element {
  const { state, t, language } = useAtlas();
  const filter = state.filter.value;
  const network = state.network.value;
  const counts = state.counts.value;
  const counties = [...(network?.counties.values() ?? [])].filter(
    (county) => filter.prefecture === undefined || county.prefecture === filter.prefecture,
  );
  const nothing = counts !== null && counts.axes.total + counts.towns.total + counts.villages.total === 0;
  return (
    <section class="section" aria-labelledby="filter-title">
      <div class="section-head">
        <h2 id="filter-title">{t.filter.title}</h2>
        <span class="head-actions">
          {!isEmptyFilter(filter) && (
            <button type="button" class="text-button" onClick={() => clearFilter(state)}>
              {t.filter.clear}
            </button>
          )}
          <button type="button" class="text-button" onClick={() => void copyLink(state)}>
            {t.copyLink}
          </button>
        </span>
      </div>
      <div class="filter-grid">
        <Choice
          label={t.filter.prefecture}
          all={t.filter.wholeProvince}
          value={filter.prefecture}
          options={[...(network?.prefectures.values() ?? [])].map((p) => [p.code, nameOf(p, language)])}
          onChange={(prefecture) => setFilter(state, { prefecture })}
        />
        <Choice
          label={t.filter.county}
          all={t.filter.all}
          value={filter.county}
          options={counties.map((county) => [county.code, nameOf(county, language)])}
          onChange={(county) => setFilter(state, { county })}
        />
        <Choice
          label={t.filter.batch}
          all={t.filter.all}
          value={filter.batch}
          options={(['1', '2'] as const).map((batch) => [batch, t.filter.batches[batch]])}
          onChange={(batch) => setFilter(state, { batch: batch as Batch | undefined })}
        />
        <Choice
          label={t.filter.track}
          all={t.filter.all}
          value={filter.track}
          options={TRACKS.map((track) => [track, recordWords(language).tracks[track]])}
          onChange={(track) => setFilter(state, { track: track as Track | undefined })}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={filter.documentedOnly === true}
          onChange={(event) => setFilter(state, { documentedOnly: event.currentTarget.checked })}
        />
        <span>{t.filter.documentedOnly}</span>
      </label>
      {filter.batch !== undefined && <p class="note">{t.filter.batchNote}</p>}
      {filter.track !== undefined && <p class="note">{t.filter.trackNote}</p>}
      {nothing && !isEmptyFilter(filter) && <p class="empty">{t.filter.nothing}</p>}
    </section>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string | undefined;
  options: readonly (readonly [value: string, name: string])[];
  onChange: (value: string | undefined) => void;
}

function Choice({ label, all, value, options, onChange }: ChoiceProps): JSX.Element {
  const id = useId();
  return (
    <div class="choice" data-set={value !== undefined}>
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      >
        <option value="">{all}</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
