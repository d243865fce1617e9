import type { ProgrammeWords } from '../zh/programme.ts';

/** Words of the programme figures and the stories in English. */
export const programme: ProgrammeWords = {
  figures: {
    title: 'Programme figures',
    groups: {
      totals: 'Totals',
      income: 'Income and gaps',
      works: 'Works',
      policy: 'Policy',
      modes: 'Cluster modes',
    },
    empty: 'The programme figures did not load.',
    sources: 'Sources',
    sourceNumber: (n) => `Source ${n}`,
    more: (n) => `Show all ${n}`,
    less: 'Show fewer',
  },

  stories: {
    title: 'A year of narrowing gaps',
    lead: 'One card a place; click to fly there.',
    empty: 'The stories did not load.',
    open: 'Open its profile',
  },
};
