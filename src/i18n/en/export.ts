import type { ExportWords } from '../zh/export.ts';
import { columns } from './export-columns.ts';

/** Words of exported files, of the panel that makes them and of `npm run export` in English. */
export const exporting: ExportWords = {
  columns,
  join: '; ',
  schematic: 'schematic course, not surveyed',
  clusterPosition: 'mean of the located members, or the town',
  listedPosition: 'a place of the division list; see docs/data.md for its position',
  boundaries: 'county boundaries of 2021, see docs/data.md',
  statuses: {
    named: 'named by a public report',
    division: 'administrative division',
    computed: 'computed',
    listed: 'in the division list',
  },
  groups: {
    keyVillages: 'Key villages',
    keyVillagesDocumented: 'Key villages (documented)',
    keyVillagesModelled: 'Key villages (modelled)',
    keyVillagesUser: 'Key villages (drawn)',
    centralTowns: 'Central towns',
    centralTownsDocumented: 'Central towns (documented)',
    centralTownsModelled: 'Central towns (modelled)',
    centralTownsUser: 'Central towns (drawn)',
    villages: 'Located villages',
    towns: 'Towns, subdistricts',
    committees: 'Village committees (by town)',
    area: 'Corridor area',
  },
  levels: { province: 'Province', prefecture: 'Prefecture', county: 'County', axis: 'Axis' },
  layers: {
    axes: 'Development axes',
    towns: 'Central towns',
    villages: 'Key villages',
    clusters: 'Village clusters',
    counties: 'Counties',
  },
  tables: {
    facts: (name) => `${name}: facts and sources`,
    stations: (name) => `${name}: stations`,
    record: (name) => `${name}: this record`,
    within: (name, what) => `${name}: ${what}`,
    members: (name) => `${name}: member villages`,
    coverage: (km) => `Places inside the corridor (width ${km} km)`,
    curve: 'Coverage by width',
    areas: (km) => `Corridor area by region (width ${km} km)`,
    axisAreas: (km) => `Corridor area by axis (width ${km} km)`,
    crossCheck: 'Cross-check of the corridor by Turf',
    disagreed: 'Places told apart by the cross-check',
    nearest: 'Nearest central towns',
    nearestCheck: 'Cross-check of the nearest towns by Turf',
    catchments: 'Catchments of central towns',
    farthest: 'Villages farthest from a central town',
    gaps: (km) => `Places beyond the corridor (width ${km} km)`,
    gains: 'Towns that would gain most as a central town',
    travelNearest: 'Central towns reached first (travel time)',
    travelSeat: 'To county seats (travel time)',
    travelDiffer: 'Villages allotted otherwise by time than by straight line',
    travelFarthest: 'Villages with the longest way to a central town',
    travelElsewhere: 'Villages that reach another county seat sooner',
    travelSeatFarthest: 'Villages with the longest way to their county seat',
    travelGaps: (minutes) => `Places over ${minutes} minutes from every axis`,
    travelEquity: 'Travel time by area',
    programme: 'Figures of the programme',
  },
  point: (lon, lat) => `From ${lon}° E, ${lat}° N (WGS 84)`,
  tied: (n) => `${n} more ${n === 1 ? 'is' : 'are'} level with the last and not listed.`,
  about: {
    sheet: 'About',
    data: 'Data',
    sources: 'Sources',
    title: 'Content',
    made: 'Made by',
    atlas: 'Axis Atlas',
    conditions: 'Filter',
    noConditions: 'none, all records',
    rows: 'Rows',
    method: 'Method',
    datum: 'Datum',
    noCoordinates: 'no coordinates',
    error: 'Error',
    date: 'Data as of',
    note: 'Note',
    noGeometry:
      'Lines and areas are not in a table: export GeoJSON, GeoParquet, KML or FlatGeobuf for their shapes.',
    columns: { title: 'Column', field: 'Field name', unit: 'Unit', meaning: 'Meaning' },
    sourceColumns: {
      title: 'Title',
      publisher: 'Publisher',
      date: 'Date',
      reliability: 'Reliability',
      url: 'Address',
    },
    statusNote:
      'Documented records are put on the provincial programme by a public source. Modelled ones are stand-ins chosen by a published rule so that the totals are the published 87, 146 and 581; they do not say that a place is on the programme.',
    unlistedNote:
      'A village marked “unlisted” has no division code: the code given is an id of this atlas and must not be used as one.',
    boundaryNote: 'Boundaries and areas are those of the land as drawn and depend on how it was generalised.',
    inColumns: 'see the error columns of each row',
    asSources: 'as the sources say, not recomputed',
    overlapNote:
      'The corridor of each axis is measured by itself; they overlap, so their sum exceeds the total.',
    catchmentNote: 'Points are the central towns; the outlines of the catchments are on the map only.',
    own: {
      method: (file, sha256) =>
        `The reader’s own file “${file}” (SHA-256 ${sha256}); the atlas has not checked it.`,
      error: 'as in the file, not checked by the atlas',
      position: (file) => `the reader’s file “${file}”`,
    },
    positions:
      'Positions are as good as their precision says: “village” is near the village or town hall; “town” and “county” only stand beside the point of the town or county, not at the place itself.',
    ofMethod: (percent) => `error of the method at most ${percent} %, without that of the positions`,
    methods: {
      axes: 'Least-cost ways along roads and land from the county seat to central towns and key villages; schematic.',
      towns: 'Central towns that public sources name, and stand-ins by the published siting rule.',
      villages: 'Key villages that public sources name, and stand-ins by the published siting rule.',
      clusters: 'Village clusters that public reports name.',
      counties: 'County-level divisions of 2021.',
      facts: 'Words and figures of the sources, unchanged.',
      programme: 'Published figures, each with its source.',
    },
  },
  formats: {
    csv: 'CSV table',
    xlsx: 'Excel workbook (XLSX)',
    geojson: 'GeoJSON layer',
    parquet: 'GeoParquet layer',
    kml: 'KML (Google Earth)',
    fgb: 'FlatGeobuf layer',
  },
  datums: {
    wgs84: 'WGS 84 (longitude, latitude)',
    cgcs2000: 'CGCS2000 (longitude, latitude)',
    'cgcs2000-117': 'CGCS2000 Gauss–Krüger, 3° zone, CM 117° E',
    'cgcs2000-120': 'CGCS2000 Gauss–Krüger, 3° zone, CM 120° E',
    'cgcs2000-123': 'CGCS2000 Gauss–Krüger, 3° zone, CM 123° E',
    gcj02: 'GCJ-02 (Amap, Tencent maps)',
    bd09: 'BD-09 (Baidu maps)',
  },
  coordinates: {
    lon: (datum) => `Longitude (${datum})`,
    lat: (datum) => `Latitude (${datum})`,
    east: (datum) => `Easting (${datum})`,
    north: (datum) => `Northing (${datum})`,
  },
  menu: {
    open: 'Export',
    what: 'Content',
    format: 'Format',
    datum: 'Datum',
    save: 'Save file',
    saving: (percent) => `Writing the file… ${percent} %`,
    cancel: 'Cancel',
    saved: (file, rows) => `Saved ${file}, ${rows} ${rows === 1 ? 'row' : 'rows'}.`,
    failed: (reason) => `No file was made: ${reason}`,
    rows: (rows) => (rows === 1 ? '1 row' : `${rows} rows`),
    filtered: (conditions) => `As filtered: ${conditions}.`,
    kmlDatum: 'KML is always in WGS 84.',
    noEpsg:
      'This datum has no EPSG code: programs will draw it some hundred metres off. Use it only on maps of the same datum.',
    tableOnly: 'This table has no shapes: table formats only.',
    noGeometry: 'A table does not hold the shapes of lines and areas.',
    leftOut: (rows) =>
      `${rows} ${rows === 1 ? 'row has' : 'rows have'} no position, which FlatGeobuf needs, and ${rows === 1 ? 'was' : 'were'} left out.`,
    empty: 'There are no rows to export.',
    tooManyRows: (most) =>
      `A sheet of Excel holds at most ${most} rows. Choose another format, or filter first.`,
    failures: {
      tooLong: 'it took longer than allowed and was stopped.',
      crashed: 'the program that writes it ended, perhaps for want of memory. Filter first, or choose CSV.',
      fault: 'a fault of the program.',
    },
    chart: 'Save the chart',
    chartSvg: 'As SVG',
    chartPng: 'As PNG',
  },
  cli: {
    usage: (layers, formats, datums, languages) =>
      `npm run export -- --layer LAYER --format FORMAT --out FILE
  --layer ${layers}
  --format ${formats}
  --out FILE              the file to write; one of that name is replaced
  --datum ${datums}
                          of the coordinates; wgs84 unless given, and always for kml
  --prefecture CODE       only this prefecture; --county CODE only this county
  --batch 1|2             only this batch
  --track agriculture|industry|commerce|tourism   only central towns on this track
  --documented-only       leave modelled records out
  --language ${languages}        of headings and of what is said here`,
    missing: (option, allowed) => `${option} is missing; allowed: ${allowed}.`,
    unknownCode: (option, value) => `${option} ${value} cannot be used: no division has this code.`,
    kmlDatum: (datum) => `--datum ${datum} does not go with --format kml: KML is always in WGS 84.`,
    otherLayers: (option, layer) => `${option} says nothing of the layer ${layer}: leave it out.`,
    file: 'the name of a file',
    code: 'a division code',
    outFolder: (path) => `--out ${path}: this is a folder; the name of a file is needed.`,
    outInFile: (path, file) => `--out ${path}: ${file} is a file and holds no folder.`,
    outUnwritable: (path, reason) => `--out ${path}: nothing can be written there (${reason}).`,
    nothing: (layer) => `${layer}: no record passes the conditions; no file was written.`,
    written: (file, rows, kilobytes) => `${file}  ${rows} ${rows === 1 ? 'row' : 'rows'}  ${kilobytes} KB`,
    leftOut: (rows) =>
      `${rows} ${rows === 1 ? 'row has' : 'rows have'} no position, which FlatGeobuf needs, and ${rows === 1 ? 'was' : 'were'} left out.`,
    geodata: (files) => `Files of data cannot be used: ${files}.`,
    fault: (message) => `The program failed and wrote no file: ${message}`,
  },
};
