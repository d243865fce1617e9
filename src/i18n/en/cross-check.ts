import type { CrossCheckWords } from '../zh/cross-check.ts';

/** Texts of the cross-check by Turf in English. */
export const crossCheck: CrossCheckWords = {
  start: 'Cross-check with Turf',
  again: 'Cross-check again',
  cancel: 'Stop the cross-check',
  about:
    'Computes the figures above a second time on this device with another geometry library (Turf), side by side.',
  waiting: 'Can be started when the figures above have been computed for the present settings.',
  running: (done: number, of: number) => `Cross-checking: ${done} of ${of} steps done`,
  starting: 'Cross-checking…',
  agrees: 'They agree: every difference is within the errors stated.',
  fault: 'They disagree: a difference is larger than both errors together; see the rows marked.',
  columns: { figure: 'Figure', ours: 'Atlas', turf: 'Turf', difference: 'Diff.' },
  unit: { km2: 'km²', m: 'm', degrees: '°' },
  withUnit: (name: string, unit: string) => `${name} (${unit})`,
  caption:
    'By the atlas and by Turf. Below each figure its error; below the difference, the sum of both errors.',
  allowed: (error: string) => `≤ ${error}`,
  faultMark: 'beyond the errors',
  figures: {
    area: 'Corridor area',
    keyVillages: 'Key villages',
    centralTowns: 'Central towns',
    villages: 'Located villages',
    towns: 'Towns, subdistricts',
    committees: 'Village committees',
    points: 'Points within the width',
    meanM: 'Mean distance',
    medianM: 'Median distance',
    mostM: 'Largest distance',
  },
  counties: (n: number) =>
    n === 1
      ? 'Area by county: the one county is within the errors.'
      : `Area by county: all ${n} counties are within the errors.`,
  countyFaults: 'Counties whose areas differ by more than the errors',
  noPlace: 'No village or town is told apart.',
  places: (n: number) =>
    n === 1
      ? '1 village or town is told apart (ringed on the map)'
      : `${n} villages and towns are told apart (ringed on the map)`,
  noPoint: 'No point is told apart.',
  points: (n: number) =>
    n === 1 ? '1 point is told apart (ringed on the map)' : `${n} points are told apart (ringed on the map)`,
  noVillage: 'Every village has the same nearest point.',
  villages: (n: number) =>
    n === 1
      ? '1 village with another nearest point or distance (ringed on the map)'
      : `${n} villages with another nearest point or distance (ringed on the map)`,
  pointAt: (name: string, metres: string) => `${name} (${metres} m)`,
  absent: 'none',
  more: (n: number) => `List all ${n}`,
  fewer: (n: number) => `List the first ${n} only`,
  inside: 'inside',
  outside: 'outside',
  share: (share: string) => `${share} inside`,
  verdicts: (ours: string, turf: string) => `Atlas: ${ours}; Turf: ${turf}`,
  fromEdge: (metres: string) => `${metres} m from the edge`,
  rank: (rank: number) => `No. ${rank}`,
  bearing: 'Bearing',
  swapped: (town: string, metres: string) => `Turf has ${town} (${metres} m) at this rank`,
  how: 'How the cross-check is computed',
  corridorMethod:
    'Turf’s buffer, union, intersect, area and pointsWithinPolygon compute it axis by axis and county by county, without any geometry code of the atlas. Turf takes the Earth for a sphere: its widths are off by up to 0.5 %, its areas by another 0.2 %. The atlas computes on the ellipsoid: areas within 0.1 %, and 0.15 km² at county borders. The error of a count is the number of places so near the edge that they may be judged wrongly.',
  nearestMethod:
    'Turf’s nearestPoint, distance and bearing compute it on a sphere: distances are off by up to 0.5 %, bearings by 0.2°. The atlas follows geodesics of the ellipsoid.',
  pointsMethod:
    'Turf’s buffer computes the corridor axis by axis, its pointsWithinPolygon counts the points in it, without any geometry code of the atlas. Turf’s widths are off by up to 0.5 %, those of the atlas by 0.01 %. The error of the number is the number of points so near the edge that they may be judged wrongly.',
  nearestPointsMethod:
    'Turf’s nearestPoint and distance compute it for each key village on a sphere: distances are off by up to 0.5 %. The atlas computes on the ellipsoid, within 0.001 %. The positions of the villages are those used above.',
};
