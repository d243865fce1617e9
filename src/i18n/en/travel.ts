import type { TravelWords } from '../zh/travel.ts';

/** Texts of travel time in the analysis panel in English. */
export const travel: TravelWords = {
  ground: {
    loading: (mb) => `Reading roads and heights, ${mb} MB…`,
    loadingSome: (mb) => `Reading roads and heights, ${mb} MB so far…`,
    progress: 'Roads and heights read so far',
    unpacking: 'Unpacking roads and heights…',
    missing: 'Travel time cannot be computed. ',
    cancel: 'Cancel',
  },
  destination: {
    title: 'Time to',
    town: 'the central town reached first',
    seat: 'the county seat',
    reach: { town: 'a central town', seat: 'their county seat' },
  },
  seats: {
    computing: (n) => `Computing times to county seats, one of ${n} prefectures after the other…`,
    computingOne: 'Computing times to county seats…',
    progress: 'Times to county seats computed so far',
    title: 'To the county seat, by travel time',
    other: 'of another county, sooner',
    none: 'The seat of the county is not reached from here by land or ferry.',
    borders: 'The area that reaches each county seat first, by travel time. These are not county borders.',
    elsewhere: (region, n, of, share) =>
      `Of ${of} villages of ${region}, ${n} (${share}) reach the seat of another county sooner than that of their own.`,
    unreached: (n) => `${n} do not reach the seat of their county.`,
    sooner: (seat, time) => `${seat}: about ${time}`,
    farthest: (region) => `Villages of ${region} that need longest to their county seat`,
  },
  equity: {
    share: (region, share, minutes, goal) =>
      `${share} of the village committees of ${region} (counted by town) reach ${goal} within ${minutes} min.`,
    mean: (mean, median, gini) => `Mean ${mean} min, median ${median} min, Gini ${gini}.`,
    unreached: (n) => `${n} committees do not get there by land or ferry and are in no mean.`,
    groups: 'Compare counties',
    county: 'County',
    within: (minutes) => `Within ${minutes} min`,
    meanShort: 'Mean, min',
    giniShort: 'Gini',
    tooFew: 'fewer than 10 towns: not to be ranked',
  },
  isochrones: {
    from: 'From',
    region: { town: (region) => `central towns of ${region}`, seat: (region) => `county seats of ${region}` },
    all: { town: 'central towns of the province', seat: 'county seats of the province' },
    noTown: (region) => `${region} has no central town (that passes the filter). Choose where to start from.`,
    legend: 'Travel time at most, min',
    beyond: 'Without a tint: more than 60 min, or not reached.',
  },
  nearest: {
    title: 'Central towns reached first, by travel time',
    straight: (km) => `${km} km in a straight line`,
    rank: (n) => `no. ${n} by straight line`,
    none: 'No central town is reached from here by land or ferry.',
  },
  catchments: {
    summary: (n) => `The area that reaches each of ${n} central towns first, by travel time.`,
    differ: (region, n, of, share) =>
      `Of ${of} villages of ${region}, ${n} (${share}) first reach another town than the one nearest by straight line.`,
    unreached: (n) => `${n} reach no central town.`,
    more: (n) => `${n} more are not listed.`,
    list: (n) => `List these ${n} villages`,
    instead: (town, km) => `nearest by straight line: ${town}, ${km} km`,
    farthest: (region) => `Villages of ${region} that need longest to a central town`,
  },
  gaps: {
    title: (minutes) => `More than ${minutes} min from every axis`,
    gain: (minutes) =>
      `One more central town would newly serve most within ${minutes} min (numbers on the map)`,
    nothing: (minutes) => `Nothing is more than ${minutes} min away.`,
    unreachable: 'not reached',
    covered: (covered, of, minutes) =>
      `Committees within ${minutes} min of a central town now: ${covered} of ${of}.`,
  },
  speeds: {
    title: 'Speeds and assumptions',
    changed: (n) => (n === 1 ? '1 changed' : `${n} changed`),
    reset: 'Back to the defaults',
    lacks:
      'An estimate, not navigation. Roads are of about 2020: motorways, trunk and primary roads only, no county or village roads. Off them one walks by the slope (Tobler 1993) over heights in cells of some 430 m. No congestion, traffic lights or timetables. The speeds are assumed, not fitted to measured times.',
    note: 'A change is computed at once and kept in the link. 0 closes a road or water.',
    fault: (name, value, least, most) =>
      `${name}: “${value}” will not do; a number from ${least} to ${most} is wanted. It was not taken.`,
    units: { kmh: 'km/h', factor: 'times', s: 's', min: 'min' },
    fields: {
      motorway: 'Motorway',
      trunk: 'Trunk road',
      primary: 'Primary road',
      construction: 'Being built about 2020',
      ramp: 'Ramp',
      ferry: 'Ferry',
      walk: 'Walking off the roads, fastest',
      'off-road': 'Factor of walking',
      river: 'River without a bridge',
      lake: 'Lake without a bridge',
      sea: 'Sea without bridge or ferry',
      toll: 'Each motorway entry or exit',
      'ferry-wait': 'Wait for each ferry',
    },
  },
  how: {
    title: 'How was this got',
    method: 'Method',
    text: 'Least time over a cost surface of roads and ground (Dijkstra): by road at the speed of its class, off it on foot by the slope, over sea by bridges and documented ferries; the same there and back.',
    date: 'Data as of',
    roads: 'Roads',
    roadsValue: 'about 2020 (OpenStreetMap): motorway, trunk, primary',
    error: 'Error',
    errorValue: 'see “Travel time” in docs/data.md: compared with published distances; times are not fitted',
  },
};
