import { searchWords } from './search.ts';
import type { Words } from '../zh/base.ts';

const s = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** Every text of the page in English. */
export const base: Words = {
  title: 'Axis Atlas',
  lead: 'County seats, central towns and key villages of Zhejiang, strung into one network by 87 provincial development axes.',
  skipToMap: 'Skip to the map',
  mapLabel: 'Map of the development axes',
  panelLabel: 'Atlas panel',
  toDark: 'Dark',
  toLight: 'Light',
  close: 'Close',
  back: 'Back',
  retry: 'Reload the page',
  zoomTo: 'Show on the map',
  zoomToProvince: 'Whole province',
  copyLink: 'Copy link',
  dataDate: (date) => `Data as of ${date}`,

  loading: (done, total) => `Loading data: ${done}/${total}`,
  loadingMap: 'Starting the map…',
  loaded: 'Data loaded.',

  drawer: { collapsed: 'Open the panel', half: 'Open the panel fully', full: 'Close the panel' },

  ...searchWords,

  legend: {
    title: 'Layers and legend',
    groups: {
      own: 'Your layers',
      scenario: 'Scenario',
      network: 'Network',
      divisions: 'Divisions',
      ground: 'Ground',
    },
    missingLayers: (names) =>
      `The link names layers that are not on this device: ${names.map((name) => `“${name}”`).join(', ')}. Open the same files to see them.`,
    forgetLayers: 'Dismiss',
    show: (name) => `Show ${name.toLowerCase()}`,
    split: ({ documented, modelled, user }) =>
      `${documented} documented · ${modelled} modelled${user > 0 ? ` · ${user} drawn` : ''}`,
    openList: (name) => `List of ${name.toLowerCase()}`,
    lists: 'Lists',
  },

  analysis: {
    title: 'Corridor and coverage',
    lead: 'Drag the width and see which towns and villages the corridor reaches.',
    loading: 'Loading the analysis panel…',
    broken: 'The analysis panel did not load. Check the connection, then fold it up and open it again.',
  },

  print: {
    open: 'Print a map',
    loading: 'Loading the print …',
    broken: 'The print did not load. Check the network, leave and open it again.',
    mapElsewhere:
      'The map is not on this page. To print it, open the page on the web and choose “Print a map”:',
  },

  status: { documented: 'Documented', modelled: 'Modelled', user: 'Drawn' },
  statusLong: {
    documented: 'A named public source puts it on the provincial programme; see below.',
    modelled:
      "The official lists are not public yet. This record is a stand-in chosen by this atlas's own published rules so that the totals are the published 87, 146 and 581. It does not mean that the place is on the programme.",
    user: 'Drawn by the reader, not from any list.',
  },
  precision: {
    village: 'Position of the place itself',
    town: 'Known only to its town',
    county: 'Known only to its county',
  },
  precisionLong: {
    village: 'The point lies at or near the centre of the place.',
    town: 'Only its town is known. The point stands near the seat of the town; it is not where the village is.',
    county: 'Only its county is known. The point is not where the place is.',
  },
  positionSource: (source) => `Position from ${source}`,
  positionMean: (n) => `mean of ${n} village points of the town`,
  positionArranged: 'arranged round the point of the town',
  positionJoin: '; ',
  townPoint: 'Town point: near the seat of the town',
  townPointLong: 'The point lies at or near the seat of the town.',
  townPointMean: (n) => `Mean of ${n} village points of the town; rather coarse`,
  townPointMeanLong: 'No point of the seat is known; the point may be some way from it.',
  unlisted: 'Not in the 2023 division list, so it has no code.',

  kinds: {
    axis: 'Development axis',
    town: 'Central town',
    village: 'Key village',
    county: 'County or district',
    cluster: 'Village cluster',
    place: 'Other place',
  },
  trackStatus: { awarded: '', aimed: ' (aimed for)' },
  trackStatusFact: { awarded: 'Listed', aimed: 'Aimed for' },
  trackUnknown: 'Track unknown',

  profile: {
    code: 'Division code',
    axisId: 'Id',
    length: 'Length',
    lengthNote: 'along the line as drawn',
    noLine:
      'No line: away from the county seat it has no central town or key village whose position is known',
    course: 'Course',
    courseNote:
      'Between its places the line is the least-cost way over roads and land as computed by this atlas; no source publishes its course. Roads are those of about 2020 down to secondary ones; smaller roads are not included.',
    composition: 'Made of',
    centralTowns: (n) => s(n, 'central town'),
    keyVillages: (n) => s(n, 'key village'),
    withSplit: (what, split) => `${what} (${split})`,
    batch: 'Batch',
    batchModelled: (batch) => `${batch} by estimated quota`,
    batchModelledNote:
      'Only the totals of the batches are published. The batch of this record is estimated by this atlas from those quotas; no source names it.',
    batchFollows:
      'No source names its batch. It follows from the published statement that the first batch covers all mountain and island counties.',
    track: 'Track',
    county: 'County',
    town: 'Town',
    axis: 'Axis',
    cluster: 'Cluster',
    area: 'Area',
    villageCommittees: 'Village committees',
    villageCommitteesValue: (n) => `${n} (2023 divisions)`,
    seat: 'County seat',
    seatOf: (name) => `${name} (county seat)`,
    seatPoint: 'The point lies near the seat of the government.',
    terrain: 'Kind',
    terrains: { mountain: 'Mountain county', island: 'Island county' },
    priority: ' (one of the 28 mountain and island counties of the first batch)',
    noPriority: ' (not among the 28 counties of the first batch)',
    terrainNote:
      'The number 28 is published; which counties they are is this atlas’s reading of its sources.',
    listJoin: ', ',
    industries: 'Known for',
    facts: 'Records and sources',
    noFacts: {
      documented: 'The source says that it is on the programme and nothing more.',
      modelled: 'No source names it, so there is nothing to record.',
      user: 'No records.',
      other: 'The sources collected say nothing about it.',
    },
    titles: {
      listed: 'Listed as',
      period: (batch: number | undefined, year: number | undefined) =>
        [batch !== undefined && `batch ${batch}`, year !== undefined && `${year}`].filter(Boolean).join(', '),
      product: (product: string) => `for ${product}`,
      listedAs: (names: string) => `The list says ${names}`,
      note: 'Lists say what title it holds, not that it is on this programme.',
    },
    strip: 'Stations',
    stripNote:
      'Kilometres along the line from the county seat. Villages in a dotted ring are known only to their town and stand off the line.',
    branch: 'Branch',
    around: 'Known only to the town of this stop',
    here: 'You are here',
    near: 'Nearby',
    nearNote: 'Straight-line distance on the ellipsoid, not by road.',
    nearNoteTown:
      'Its position is known only to its town: distances are from the point of the town, and only central towns are listed. Straight-line distance on the ellipsoid, not by road.',
    waterNote:
      '“Crosses … of sea” or “of open water”: at least 1 km of the straight line without a break is sea, or a lake, reservoir or river at least 1 km wide (shores of 2021, inland water of 2020, to about 50 m). “Across a channel”: the ends are on different land, with less than 1 km of water at a time between them. Bridges and ferries are not in the data: no statement about them is made.',
    nearTowns: 'Nearest central towns',
    nearVillages: 'Nearest key villages',
    neighbours: 'Neighbouring counties',
    neighbourAxes: 'Axes of neighbouring counties',
    towns: 'Central towns',
    villages: 'Key villages',
    members: 'Member villages',
    core: 'Core',
    member: 'Member',
    clusterNote:
      'The name comes from public reports. The list of the 226 provincial clusters is not published; to be named here is not to be on it.',
    noMembers: 'The source does not name its member villages.',
    unlocated: 'not found in the division list',
    noPosition: 'No position known',
    notLoaded: 'Not loaded',
    noAxis: 'No axis was modelled here: there are 87 axes for 90 counties and districts.',
    place:
      'The public sources at hand do not say whether it is on the programme; the full lists are not published.',
    formerStandIn:
      'It was a modelled key village in an earlier edition of this atlas; another has taken its place. Old links still open here.',
    unknown:
      'The data holds no such record. Its number may have changed with an update; search for it above.',
    fileMissing:
      'The file that holds it did not load, so its profile cannot be opened. Reload the page to try again.',
    source: 'Source',
    noUrl: 'no address given',
    undated: 'undated',
    reliability: {
      official: 'Official',
      press: 'Press',
      collated: 'Collated',
      copy: 'Copy',
      reported: 'Reported',
    },
    reliabilityLong: {
      official: 'Page or document of the authority itself',
      press: 'Newspaper, television or news agency',
      collated: 'An official list, as two public compilations agree on it',
      copy: 'Reprinted or compiled on another site; check against the original',
      reported: 'A reprint with gaps: no more than reported',
    },
    missingSource: 'the file of sources did not load',
    externalLink: 'opens in a new window',
  },

  list: {
    title: (name) => `List of ${name.toLowerCase()}`,
    kinds: 'What to list',
    tabs: { axis: 'Axes', town: 'Towns', village: 'Villages', county: 'Counties', cluster: 'Clusters' },
    count: (n) => s(n, 'record'),
    leftOut: (n, reasons) => `Left out by the filter: ${n} (${reasons})`,
    missing: 'The file of these records did not load. Reload the page to try again.',
    empty: 'Nothing passes the filter. Loosen one condition, or clear the filter.',
  },

  notices: {
    badLink: (parts) =>
      `Parts of the link could not be read, or name nothing in the data, and were left out: ${parts}`,
    unknownRecord: (id) => `The link points at ${id}, which is not in the data.`,
    copied: 'Link copied.',
    copyFailed: 'The link could not be copied. Copy it from the address bar.',
    unsupported:
      'This browser has no WebGL 2, so the map cannot be drawn. Lists, search and profiles still work.',
    lost: 'The graphics context of the map was lost and is being restored. Lists, search and profiles still work.',
    failed: 'The map did not start. Lists, search and profiles still work; reload the page to try again.',
    dismiss: 'Dismiss',
  },
  mapFault: {
    line: (parts) => `The map may not show everything. What failed: ${parts}.`,
    join: '; ',
    parts: {
      network: 'axes, towns and villages',
      ground: 'land',
      terrain: 'the ground (relief, water, roads)',
      names: 'borders and names',
      answers: 'what the analysis found',
      basemap: 'the added basemap',
      map: 'the drawing',
    },
  },
  failure: {
    network: 'it could not be reached',
    status: (status) => `the server answered ${status}`,
    json: 'it is not valid JSON; the download may be incomplete',
    shape: (path) => `it does not have the expected form, first at ${path}`,
    line: (what, file, reason) => `${what} (${file}) cannot be used: ${reason}.`,
    rest: 'Everything else still works.',
    contents: {
      'axes.geojson': 'Development axes',
      'towns.geojson': 'Central towns',
      'villages.geojson': 'Key villages',
      'counties.geojson': 'Counties and districts',
      'prefectures.geojson': 'Prefectures',
      'province.geojson': 'Outline of the province',
      'neighbours.geojson': 'Neighbouring land',
      'clusters.json': 'Village clusters',
      'programme.json': 'Programme figures',
      'sources.json': 'Sources',
      'catalogue.json': 'Data catalogue',
      'stories.json': 'Stories',
      'gazetteer.json': 'Gazetteer',
      'aliases.json': 'Former codes and forms of characters',
      'lakes.json': 'Lakes',
      'shores.json': 'Shores',
      'travel/places.json': 'travel times',
      'places.json': 'Records of other places',
      'register.json': 'Register of divisions',
      'titles.json': 'Titles of official lists',
    },
  },

  announce: {
    opened: (kind, name, status) =>
      `Opened ${kind.toLowerCase()}: ${name}${status === '' ? '' : ` (${status.toLowerCase()})`}`,
    closed: 'Back at the panel',
    filtered: (axes, towns, villages) =>
      `Filtered: ${s(axes, 'development axis', 'development axes')}, ${s(towns, 'central town')}, ${s(villages, 'key village')}`,
  },
};
