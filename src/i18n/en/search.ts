import type { Words } from '../zh/base.ts';

/** Words of the search and the filter. */
export const searchWords: Pick<Words, 'search' | 'filter'> = {
  search: {
    label: 'Search',
    placeholder: 'Name, pinyin, initials or code',
    clear: 'Clear the search',
    none: (query) =>
      `Nothing found for ${query}. Try pinyin (lishui), initials (ls), Chinese characters or the start of a division code.`,
    more: (n) => `${n} more; type a little more`,
    unready: 'Data is still loading; search will work in a moment.',
    groups: {
      prefecture: 'Prefectures',
      county: 'Counties and districts',
      axis: 'Development axes',
      town: 'Central towns',
      village: 'Key villages',
      cluster: 'Village clusters',
      place: 'Other towns and villages',
    },
  },

  filter: {
    title: 'Filter',
    prefecture: 'Prefecture',
    county: 'County or district',
    batch: 'Batch',
    track: 'Track',
    all: 'All',
    wholeProvince: 'Whole province',
    documentedOnly: 'Documented only',
    clear: 'Clear the filter',
    batches: { '1': 'First batch', '2': 'Second batch' },
    nothing: 'Nothing passes this filter. Loosen one condition, or clear the filter.',
    batchNote:
      'Only the totals of the batches are published. Where no source names the batch, records count by estimated quota.',
    trackNote: 'Track narrows central towns only.',
    active: 'On',
    onlyTowns: (track) => `${track} (central towns only)`,
  },
};
