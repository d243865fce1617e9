import type { AnalysisWords } from '../zh/analysis.ts';

/** Texts of the analysis panel in English. */
export const analysis: AnalysisWords = {
  scope: {
    province: (axes) =>
      `Places of the whole province; inside is what lies within this width of any of ${axes} axes.`,
    region: (name, axes, own) =>
      `Places and land of ${name}, reached by any of the ${axes} axes of the province, whichever county they belong to; ${own === 0 ? 'none of them is its own' : `${own} of them ${own === 1 ? 'is' : 'are'} its own`}.`,
    axis: (name, county) => `${name} alone; places of ${county}.`,
    filtered: (conditions) => `Filtered: ${conditions}.`,
    leftOut: (name, reason) => `The filter leaves out ${name} (${reason}): there is nothing to compute.`,
    noLine: (name) => `${name} has no line: there is nothing to compute.`,
    follows: 'The scope follows the filter and the axis or county that is open.',
    none: 'The filter leaves no axis, and so no corridor.',
    noTown: 'The filter leaves no central town.',
  },
  width: {
    label: 'Width of the corridor, each side',
    value: (km) => `${km} km`,
    zero: 'At width 0 there is no corridor. Move the slider to the right.',
  },
  waiting: 'Computing…',
  starting: 'Starting the spatial engine; the first time takes a few seconds…',
  waitingForMap: 'Computing starts when the map is drawn…',
  areaStale: 'being recomputed',
  ties: (n) =>
    n === 1 ? '1 more equals the last and is not listed.' : `${n} more equal the last and are not listed.`,
  figures: {
    title: 'Inside the corridor',
    keyVillages: 'Key villages',
    villages: 'Villages with a position',
    centralTowns: 'Central towns',
    towns: 'Towns and subdistricts',
    committees: 'Village committees, by town',
    doubtLong:
      'Some villages are known only to their town. They are spread over the distances at which surveyed villages lie from theirs: the number to expect comes first, the hatching is its 90 % interval. Sure: the whole error circle is inside; possible: some of it is.',
    shareDoubt: (share, low, high) => `${share} (90%: ${low}–${high})`,
    split: (documented, modelled, user) =>
      `documented ${documented} · modelled ${modelled}${user === null ? '' : ` · drawn ${user}`}`,
    area: 'Area of the corridor',
    areaValue: (km2) => `${km2} km²`,
    share: (name, share) => `${share} of ${name}`,
    part: (name, km2, share) => `${km2} km² in ${name}, ${share} of it`,
    shares: 'Share by place',
    serving: (axes, own) =>
      `${axes === 1 ? '1 axis reaches' : `${axes} axes reach`} here: ${own} of its own, ${axes - own} of others`,
    foreign: 'from outside',
    spoken: (km, key, villages) => `At ${km} km: key villages ${key}, villages with a position ${villages}`,
  },
  curve: {
    title: 'Coverage at every width',
    axis: 'Width, km',
    key: 'Key villages',
    all: 'Villages',
    label: (km, key, all) =>
      `Coverage curve from 0 to 20 km. At ${km} km it covers ${key} of key villages and ${all} of villages with a position.`,
    band: 'Hatched: 90 % interval',
  },
  answerLayers: {
    title: 'Lay over the map',
    travel: 'Isochrones (travel time)',
    nearest: 'Nearest central towns at a click',
    catchments: 'Catchments of central towns',
    gaps: 'What no corridor reaches',
    places: 'All villages with a position',
  },
  answerLayersToSeat: {
    nearest: 'To the county seat from a click',
    catchments: 'Catchments of county seats',
  },
  ownPoints: {
    within: (count, of, share, km) => `Within ${km} km of an axis: ${count} of ${of} points (${share})`,
    nearest: (villages) => `From ${villages} key villages to the nearest point`,
    figures: (mean, median, most) => `mean ${mean}, median ${median}, farthest ${most}`,
    farthest: 'The farthest villages:',
    to: (name) => `nearest: ${name}`,
    row: (row) => `row ${row}`,
    rough: (villages) =>
      `${villages} of the villages are known only to their town or county; their distance is measured from its point.`,
  },
  distance: {
    title: 'Distance by',
    straight: 'straight line',
    time: 'travel time (road, estimated)',
    limit: 'Limit, min',
    minutes: (n) => `${n} min`,
  },
  nearest: {
    hint: 'Click anywhere on the map, or move it under the crosshair and press Enter.',
    title: 'Nearest central towns, straight line',
    bearing: ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'],
    otherCounty: 'another county',
  },
  catchments: {
    summary: (n) => `The area nearest to each of ${n} central towns, by straight line.`,
    farthest: (region) => `Villages of ${region} farthest from the nearest central town`,
    uncertain: 'known only to its town',
  },
  gaps: {
    summary: (villages, towns, committees) =>
      `Out of reach: villages ${villages}; towns ${towns}, standing for ${committees} village committees.`,
    worst: 'Standing for most village committees',
    committees: (n) => `${n} committees`,
    gain: (km) => `One more central town would newly serve most within ${km} km (numbers on the map)`,
    gainRow: (n) => `+${n} committees`,
    zero: 'At width 0 everything is out of reach. Choose a width first.',
    nothing: 'Nothing is out of reach at this width.',
    drawn: (n) => `The map shows the first ${n}.`,
    chance: (share) => `${share} likely`,
    island: 'In an island county: the radius is a straight line and may cross the sea',
  },
  how: {
    title: 'How was this got',
    method: 'Method',
    datum: 'Datum',
    error: 'Error of the method',
    errorValue: (percent) => `at most ${percent} %, without that of the positions`,
    date: 'Data as of',
    detour: 'Detour factor',
    detourValue: (plain, mountain, island) =>
      `plain ${plain}, mountain ${mountain}, island ${island} (1 is the straight line)`,
    straight: 'Straight-line distances throughout: no way around water or ridges.',
    methods: {
      corridor:
        'Land within this width of either side of the axes, without the sea and other provinces, overlaps counted once; measured on the ellipsoid.',
      reach: 'The shortest distance from each point to an axis, on the ellipsoid.',
      coverage:
        'A point counts as inside where its distance to an axis is at most the width; a village known only to its town counts with the share of its possible positions that are inside, and the 90 % interval allows for villages of one town lying alike.',
      'nearest-towns': 'Length and bearing of the geodesic from the point to each central town.',
      'nearest-points': 'Length of the geodesic from each key village to the nearest point of your layer.',
      catchments:
        'Each place belongs to the central town nearest by straight line; land of the province only.',
      overlap: 'Land that two corridors share.',
      gaps: 'Villages and towns farther from every axis than the width, by the village committees they stand for; gains by one step of maximal covering.',
      equity: 'How distances to the nearest central town are distributed.',
      compare: 'Two networks, village by village.',
    },
  },
  failure: {
    files: 'The data that the computation needs did not arrive.',
    data: 'The data have a fault and cannot be computed with.',
    drawing: 'The map does not show everything. ',
    refused: 'This cannot be computed.',
    refusals: {
      'outside-china': (lat, lon) => `The position ${lat}, ${lon} (latitude, longitude) is not in China.`,
      'outside-ground': (lat, lon) =>
        `The position ${lat}, ${lon} (latitude, longitude) is outside the area for which travel times are computed.`,
      'no-record': (kind, id) => `The data of today have no ${kind.toLowerCase()} ${id}.`,
    },
    fault: 'The spatial engine failed.',
    'too-long': (seconds) => `It took more than ${seconds} s and was stopped.`,
    crashed: 'The spatial engine ended unexpectedly twice and was stopped.',
    retry: 'Try again',
  },
};
