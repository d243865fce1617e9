import { signal } from '@preact/signals';
import type { CorridorCheck, NearestCheck } from '../../domain/answers/cross-check.ts';
import type { NearestPointsCheck, PointsCheck } from '../../domain/answers/cross-check-points.ts';
import type { Analysis } from '../../state/analysis.ts';

/** Answers of the engine with everything that the panels show of them: doubt, ferries, faults. The figures are made up, the codes are of the data. */
export const [TOWN, VILLAGE, COUNTY] = ['330723101000', '331122101201', '330723'] as const;

const basis = { dataDate: '2026-03', speeds: {} as never };
const way = { seconds: 3900, roadM: 23_000, offRoadM: 400, ferryM: 900, seaM: 0 };
const doubtful = { lowS: 3600, highS: 4800 };
const spread = {
  n: 3,
  weight: 12,
  unreached: 1,
  doubtful: 1,
  tooFew: true,
  within: [0.1, 0.2, 0.5, 1],
  meanMin: 30,
  medianMin: 28,
  gini: 0.3,
  theil: 0.1,
  palma: 1,
};
const place = { ...way, code: VILLAGE, name: '某村', county: COUNTY, certain: false, doubtful };
const toTown = { town: TOWN, straightTown: TOWN, townM: 9000, straightTownM: 8000 };
const region = { code: COUNTY, name: '武义县' };
const group = { name: '武义县', island: false, towns: spread, villages: spread };
const ready = <T>(value: T) => signal({ state: 'ready', value });

/** All answers by travel time, as the engine gives them. */
export const answersByTravelTime = (): Analysis =>
  ({
    scope: signal({ kind: 'county', id: COUNTY, region: COUNTY, axisCount: 1, townCount: 2 }),
    drawnAnswers: signal({ gaps: { places: [] } }),
    retry: () => {},
    travel: {
      ground: signal({ state: 'ready' }),
      seats: signal({ state: 'computing', done: 3, of: 11 }),
      isochrones: signal({ state: 'failed', failure: { kind: 'crashed' } }),
      equity: ready({
        ...basis,
        by: 'county',
        region: COUNTY,
        towns: { all: spread },
        villages: { all: spread },
        groups: [
          { ...group, code: COUNTY },
          { ...group, code: '330727' },
        ],
      }),
      nearest: ready({
        ...basis,
        lonLat: [119.8, 28.9],
        towns: [
          {
            ...way,
            code: TOWN,
            name: '桐琴镇',
            lonLat: [119.9, 28.9],
            straightM: 9000,
            straightRank: 2,
            sameCounty: false,
            line: [],
          },
        ],
      }),
      catchments: ready({
        ...basis,
        region: COUNTY,
        towns: 2,
        of: 40,
        differing: 1,
        unreached: 2,
        differ: [{ ...place, ...toTown }],
        farthest: { first: [{ ...place, ...toTown }], tied: 2 },
      }),
      gaps: ready({
        ...basis,
        minutes: 30,
        region,
        beyond: { villages: count(2), towns: count(1), committees: count(4) },
        of: { villages: 40, towns: 18, committees: 200 },
        places: [
          {
            code: VILLAGE,
            name: '某村',
            kind: 'village',
            town: TOWN,
            lonLat: [119.8, 28.9],
            certain: false,
            probability: 0.5,
            committees: 1,
            way,
            doubtful,
          },
          {
            code: TOWN,
            name: '桐琴镇',
            kind: 'town',
            town: TOWN,
            lonLat: [119.8, 28.9],
            certain: true,
            probability: 1,
            committees: 3,
          },
        ],
        cover: {
          covered: 20,
          of: 200,
          tied: 1,
          steps: [{ code: TOWN, name: '桐琴镇', county: COUNTY, lonLat: [120, 29], island: true, gain: 9 }],
        },
      }),
      toSeats: ready({
        ...basis,
        region: COUNTY,
        of: 40,
        unreached: 2,
        elsewhere: [{ ...place, sooner: { county: '330727', seconds: 1800 } }],
        farthest: { first: [place], tied: 1 },
      }),
      seatAt: ready({
        ...basis,
        lonLat: [119.8, 28.9],
        county: COUNTY,
        seats: [{ ...way, county: '330727', lonLat: [120, 29], straightM: 9000, own: false, line: [] }],
      }),
    },
  }) as unknown as Analysis;
const count = (certain: number) => ({
  certain,
  uncertain: 1,
  expected: certain + 0.5,
  low: certain,
  high: certain + 1,
});

const compared = { ours: 1, turf: 2, oursError: 0.1, turfError: 0.1, agrees: false };
const counted = { villages: compared, towns: compared, committees: compared };
export const FAULTY_CORRIDOR = {
  agrees: false,
  area: compared,
  counts: { ...counted, keyVillages: compared, centralTowns: compared },
  counties: [{ ...compared, code: COUNTY }],
  places: [
    {
      code: VILLAGE,
      name: '某村',
      kind: 'village',
      programme: true,
      lonLat: [119.8, 28.9],
      distanceM: 5001,
      ours: 0.5,
      turf: 1,
      beyondM: 1,
      isFault: true,
    },
  ],
} as unknown as CorridorCheck;
export const FAULTY_NEAREST = {
  agrees: false,
  rows: [
    {
      code: TOWN,
      distance: compared,
      bearing: compared,
      agrees: false,
      turfTown: { code: '331122101000', name: '壶镇镇', distanceM: 9000, lonLat: [120, 29] },
    },
  ],
} as unknown as NearestCheck;
export const FAULTY_POINTS = {
  agrees: false,
  widthKm: 5,
  count: compared,
  points: [
    { point: 3, lonLat: [119.8, 28.9], ours: true, turf: false, beyondM: 12, isFault: true },
    { point: 4, lonLat: [119.8, 28.9], ours: false, turf: false, beyondM: NaN, isFault: true },
  ],
} as unknown as PointsCheck;
export const FAULTY_NEAREST_POINTS = {
  agrees: false,
  count: compared,
  figures: { meanM: compared, medianM: compared, mostM: compared },
  villages: [
    {
      code: VILLAGE,
      name: '某村',
      lonLat: [119.8, 28.9],
      ours: { point: 3, distanceM: 900 },
      turf: { point: 4, distanceM: 800 },
      isFault: true,
    },
  ],
} as unknown as NearestPointsCheck;
