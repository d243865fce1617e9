import type { OwnFileWords } from '../zh/own-files.ts';
import { datums } from './datums.ts';

/** Words about files that a reader opens and about their uses, in English. */
export const ownFiles: OwnFileWords = {
  title: (names) => (names.length === 1 ? `Open “${names[0]}”` : `Open ${names.length} files`),
  reading: 'Reading…',
  cancel: 'Cancel',
  close: 'Close',
  tooLong: 'Reading took longer than the limit and was stopped.',
  crashed:
    'The program that reads files stopped; the file may be too large. Try again with several smaller files.',
  fault: 'The program failed while it read the file.',
  nothing: 'Nothing in it can be used.',
  notLoaded: 'This part of the program did not load; check the connection and try again.',
  question: 'What is it?',
  rows: (count) => `${count} rows`,
  features: (count) => `${count} features`,
  allFaults: (count) => `All ${count}`,
  layer: {
    title: 'Add as own layer',
    name: 'Name',
    rows: (rows, placed) => (placed === null ? `${rows} rows` : `${rows} rows, ${placed} with a position`),
    noPositions:
      'No coordinates were found: say which column holds them. Rows without are in the table only.',
    lon: 'Column of longitude (or easting)',
    lat: 'Column of latitude (or northing)',
    both: 'Both in one column',
    none: '—',
    datum: 'Coordinate system',
    swapped: 'Latitude stands first',
    inside: (inside, of) => `With this, ${inside} of the ${of} positions looked at are in or near Zhejiang.`,
    shift: (metres) => `The conversion moves them ${metres} m on average.`,
    choose: 'Choose the coordinate system',
    even: (choices) =>
      `Several systems fit equally well, and only you can tell which it is: ${choices.join('; ')}.`,
    moves: (name, metres) => `${name} moves the points by ${metres} m`,
    stays: (name) => `${name} does not move them`,
    unusable: 'This coordinate system cannot be used; choose another.',
    add: (layers) => (layers === 1 ? 'Add to the map' : `Add ${layers} layers to the map`),
    adding: 'Adding to the map…',
    opening: 'Opening…',
  },
  panel: {
    name: 'Name',
    style: 'Style',
    styles: { one: 'One colour', category: 'By category', number: 'By number, in classes' },
    colour: 'Colour',
    colourOf: (index) => `Colour ${index}`,
    column: 'Column',
    method: 'Classes by',
    methods: { quantile: 'Quantiles', equal: 'Equal intervals', natural: 'Natural breaks' },
    classes: 'Number of classes',
    label: 'Names',
    noLabel: 'None',
    filter: 'Filter',
    noFilter: 'All',
    test: 'Condition',
    tests: { contains: 'contains', is: 'equals', 'at-least': 'at least', 'at-most': 'at most' },
    value: 'Value',
    table: 'Table',
    zoom: 'Show all',
    up: 'Move up',
    down: 'Move down',
    remove: 'Remove',
    removeSure: (name) => `Remove the layer “${name}”? Its file stays as it is; the style you set is lost.`,
    summary: (file, shown, rows, unplaced) =>
      `${file}: ${rows} rows, ${shown} on the map${unplaced === null ? '' : `, ${unplaced} without a position`}.`,
    large:
      'Many rows: zoomed out, of points that touch each other one is drawn, without names; zoomed in, all appear with theirs.',
    failed: 'This layer could not be drawn, perhaps for want of memory. Remove it and open the file again.',
    notStored:
      'The browser did not keep this layer (no room, or storage is not allowed): the file has to be opened again next time.',
  },
  table: {
    waiting: 'Fetching rows…',
    title: (name) => `Table of ${name}`,
    count: (rows) => `${rows} rows`,
    row: 'Row',
    show: (row) => `Show row ${row} on the map`,
  },
  datums,
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
