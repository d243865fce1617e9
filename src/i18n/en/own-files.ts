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
  layer: {
    title: 'Add as own layer',
    name: 'Name',
    rows: (rows, placed) => `${rows} rows, ${placed} with a position`,
    noPositions:
      'No coordinates were found: say which column holds them. Rows without are in the table only.',
    lon: 'Column of longitude (or easting)',
    lat: 'Column of latitude (or northing)',
    both: 'Both in one column',
    none: '—',
    datum: 'Coordinate system',
    swapped: 'Latitude stands first',
    inside: (inside, of) => `With this, ${inside} of ${of} positions are in or near Zhejiang.`,
    shift: (metres) => `The conversion moves them ${metres} m on average.`,
    unusable: 'This coordinate system cannot be used; choose another.',
    add: (layers) => (layers === 1 ? 'Add to the map' : `Add ${layers} layers to the map`),
    adding: 'Adding to the map…',
  },
  datums: {
    wgs84: 'WGS 84 / CGCS2000, degrees',
    gcj02: 'GCJ-02 (Amap, Tencent)',
    bd09: 'BD-09 (Baidu)',
    gaussKruger: (zoneDeg, meridianDeg, prefixed) =>
      `CGCS2000 Gauss–Krüger, ${zoneDeg}° zones, central meridian ${meridianDeg}° E${prefixed ? ', with zone number' : ''}`,
    mercator: 'Web Mercator, metres',
    wkt: 'As the file says',
  },
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
