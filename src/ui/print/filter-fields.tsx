import { recordWords } from '../../i18n/index.ts';
import type { JSX } from 'preact';
import { TRACKS } from '../../domain/records.ts';
import { changePrint } from '../../state/actions.ts';
import type { PrintSettings } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import type { PrintWords } from '../../i18n/index.ts';
import { nameOf } from '../../i18n/names.ts';
import { Choice } from '../fields.tsx';
import { Group } from './fields.tsx';

type Filter = NonNullable<PrintSettings['filter']>;

/** Which records are drawn; initially the filter of the live map. */
export function FilterFields({ settings, t }: { settings: PrintSettings; t: PrintWords }): JSX.Element {
  const { state, t: page, language } = useAtlas();
  const { filter = {} } = settings;
  const network = state.network.value;
  const set = (change: { [K in keyof Filter]?: Filter[K] | undefined }): void => {
    const entries = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined);
    changePrint(state, { filter: entries.length > 0 ? (Object.fromEntries(entries) as Filter) : undefined });
  };
  const choice = <K extends keyof Filter>(
    key: K,
    label: string,
    options: readonly (readonly [NonNullable<Filter[K]>, string])[],
    also: { [L in keyof Filter]?: undefined } = {},
  ): JSX.Element => (
    <Choice<string>
      label={label}
      setting={`filter-${key}`}
      value={filter[key] ?? ''}
      options={[['', t.filter.all], ...options]}
      onChange={(value) => set({ ...also, [key]: value === '' ? undefined : value })}
    />
  );
  const counties = [...(network?.counties.values() ?? [])].filter(
    ({ prefecture }) => filter.prefecture === undefined || prefecture === filter.prefecture,
  );
  return (
    <Group title={t.filter.title}>
      <div class="filter-grid">
        {choice(
          'prefecture',
          page.filter.prefecture,
          [...(network?.prefectures.values() ?? [])].map((each) => [each.code, nameOf(each, language)]),
          { county: undefined },
        )}
        {choice(
          'county',
          page.filter.county,
          counties.map((each) => [each.code, nameOf(each, language)]),
        )}
        {choice(
          'batch',
          page.filter.batch,
          (['1', '2'] as const).map((each) => [each, page.filter.batches[each]]),
        )}
        {choice(
          'track',
          page.filter.track,
          TRACKS.map((each) => [each, recordWords(language).tracks[each]]),
        )}
      </div>
    </Group>
  );
}
