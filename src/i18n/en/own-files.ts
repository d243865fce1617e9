import type { OwnFileWords } from '../zh/own-files.ts';

/** Words about files that a reader opens, and about what is made of them, in English. */
export const ownFiles: OwnFileWords = {
  title: (names) => (names.length === 1 ? `Open “${names[0]}”` : `Open ${names.length} files`),
  reading: 'Reading…',
  cancel: 'Cancel',
  close: 'Close',
  tooLong: 'Reading took longer than the limit and was stopped.',
  crashed:
    'The program that reads files stopped; the file may be too large. Try again with several smaller files.',
  fault: (detail) => `Reading failed: ${detail}`,
  nothing: 'Nothing in it can be used.',
  notLoaded: 'This part of the program did not load; check the connection and try again.',
  question: 'What is it?',
  rows: (count) => `${count} rows`,
  features: (count) => `${count} features`,
  allFaults: (count) => `All ${count}`,
  uses: {
    list: {
      name: 'An official list',
      note: 'A formal list of axes, central towns or villages: it takes the place of modelled records.',
    },
    layer: {
      name: 'My own layer',
      note: 'Your points, lines or areas: on the map, with table and style, in analysis and print.',
    },
  },
};
