import type { SiteWords } from '../zh/sites.ts';

/**
 * Words of the analysis panel if the points of a reader's own layer take the place of central towns or villages, in English. `f` and `p` are names of
 * layers.
 */
export const sites: SiteWords = {
  title: 'Ask with your own points',
  note: 'Points of a layer stand for central towns or villages in all questions of this panel. Their positions count as exact.',
  facilities: 'In place of central towns',
  places: 'In place of villages',
  keep: { facilities: 'Central towns (as they are)', places: 'Villages (as they are)' },
  tooMany: {
    facilities: (f, n, most) =>
      `“${f}” has ${n} points, and at most ${most} can stand for central towns: catchments and the like are still of central towns. Filter the layer to fewer points.`,
    places: (p, n, most) =>
      `“${p}” has ${n} points, and at most ${most} can stand for villages: villages are counted. Filter the layer to fewer points.`,
  },
  outside: (p, n) => `${n} points of “${p}” lie outside Zhejiang and are not counted.`,
  abroad: (name, n) => `${n} points of “${name}” lie outside China and are left out.`,
  withoutPoints: {
    facilities: (f) =>
      `“${f}” shows no points, perhaps because of its filter: questions are about central towns.`,
    places: (p) => `“${p}” shows no points, perhaps because of its filter: villages are counted.`,
  },
  removed: {
    facilities: (f) => `The layer “${f}” was removed: questions are about central towns again.`,
    places: (p) => `The layer “${p}” was removed: villages are counted again.`,
  },
  missing: {
    facilities: (f) =>
      `This link asks with the points of the layer “${f}”, which is not on this device: questions are about central towns until its file is opened.`,
    places: (p) =>
      `This link counts the points of the layer “${p}”, which is not on this device: villages are counted until its file is opened.`,
  },
  conditions: {
    facilities: (f) => `Points of the layer “${f}” stand for the central towns.`,
    places: (p) => `Points of the layer “${p}” stand for the villages.`,
  },
  position: (layer) => `the reader’s layer “${layer}”`,
  figures: { places: (p) => `Points of “${p}”` },
  curve: (km, p, all) =>
    `Coverage curve from 0 to 20 km. At ${km} km it covers ${all} of the points of “${p}”.`,
  spoken: (km, p, all) => `At ${km} km: points of “${p}” ${all}`,
  nearest: {
    layer: (f) => `Nearest of “${f}” at a click`,
    title: (f) => `Nearest of “${f}”, straight line`,
    method: (f) => `Length and bearing of the geodesic from the point to each point of “${f}”.`,
  },
  catchments: {
    layer: (f) => `Catchments of “${f}”`,
    summary: (n, f) => `The area nearest to each of the ${n} points of “${f}”, by straight line.`,
    farthest: (region, p, f) => `Of ${p} in ${region}: farthest from ${f}`,
    method: (f) =>
      `Each place belongs to the point of “${f}” nearest by straight line; land of the province only.`,
  },
  nouns: {
    facility: (f) => `the nearest of “${f}”`,
    place: (p) => `points of “${p}”`,
    centralTown: 'the nearest central town',
    village: 'villages',
  },
  gaps: {
    summary: (p, n) => `Out of reach: points of “${p}” ${n}.`,
    worst: 'Farthest from every axis',
    gain: (km, f, p) =>
      `One more of ${f} in these towns would newly serve most ${p} within ${km} km (numbers on the map)`,
    gainRow: (n) => `+${n}`,
    committees: 'village committees',
    ofPlaces: (p) => `points of “${p}”`,
    ofFacilities: (f) => `“${f}”`,
    centralTown: 'the central towns',
    method: (p) => `${p} farther from every axis than the width; gains by one step of maximal covering.`,
  },
  travel: {
    destination: (f) => `of “${f}”, the first reached`,
    reach: (f) => `one of “${f}”`,
    among: (region, of, p) => `Of ${of} ${p} in ${region}`,
    share: (region, share, goal, p) => `${share} of the points of “${p}” in ${region} ${goal}.`,
    goal: (minutes, to) => `reach ${to} within ${minutes} min`,
    unreachedPlaces: (n, p) => `${n} points of “${p}” reach none by land or ferry and are not in the mean.`,
    origins: (region, f) => `“${f}” in ${region}`,
    allOrigins: (f) => `all of “${f}”`,
    noOrigin: (region, f) => `No point of “${f}” lies in ${region}. Choose another origin.`,
    nearest: (f) => `Of “${f}”, reached first (travel time)`,
    none: (f) => `No point of “${f}” is reached from here by land or ferry.`,
    summary: (n, f) => `The area from which each of ${n} points of “${f}” is reached first, by travel time.`,
    differ: (among, n, share, f) =>
      `${among}, ${n} (${share}) reach another of ${f} first than the nearest by straight line.`,
    unreached: (n, p, f) => `${n} ${p} reach none of ${f}.`,
    list: (n, p) => `List these ${n} ${p}`,
    farthest: (region, p, f) => `Of ${p} in ${region}: longest to ${f}`,
    gain: (minutes, f, p) =>
      `One more of ${f} in these towns would newly serve most ${p} within ${minutes} min (numbers on the map)`,
    coveredBy: (f, minutes) => `Within ${minutes} min of ${f} now`,
    covered: (by, covered, of, p) => `${by}: ${covered} of ${of} ${p}.`,
    toSeat: {
      elsewhere: (among, n, share) =>
        `${among}, ${n} (${share}) reach the seat of another county sooner than their own.`,
      unreached: (n, p) => `${n} points of “${p}” do not reach their county seat.`,
      farthest: (region, p) => `Points of “${p}” in ${region} longest to their county seat`,
    },
  },
};
