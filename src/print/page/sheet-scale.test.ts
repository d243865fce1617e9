import geodesic from 'geographiclib-geodesic';
import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import type { LonLat } from '../../domain/records.ts';
import { renderPdf } from '../backends/pdf.ts';
import type { Sheet } from './sheet-types.ts';
import type { PointMm } from '../drawing.ts';
import { buildDrawing } from '../sheet.ts';
import { type PrintSpecInput, SCALES } from '../spec/spec.ts';
import { makeSpec, testSheets, type TestSheets } from '../testing/sheets.ts';
import { readPdf } from '../testing/pdf.ts';

const { WGS84 } = geodesic.Geodesic;
let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

const makeSheet = (settings: Partial<PrintSpecInput>): Sheet => sheets.makeSheet(settings);
const metres = (a: LonLat, b: LonLat): number => WGS84.Inverse(a[1], a[0], b[1], b[0]).s12 ?? NaN;
const ROUND = SCALES.filter((scale) => scale >= 50_000 && scale <= 1_500_000 && scale % 25_000 === 0);
/** Guaranteed accuracy on a county sheet: relative error of distances. */
const COUNTY_SHARE = 5e-4;
const RULER_MM = 0.1;
/** Number of places between which distances are measured; limits the test time. */
const MAX_PLACES = 40;

interface Place {
  lonLat: LonLat;
  county: string;
  /** Position in the drawing list, and in the PDF. */
  listMm: PointMm;
  pdfMm: PointMm;
}

const centreOf = (corners: readonly PointMm[]): PointMm => [
  corners.reduce((sum, [x]) => sum + x, 0) / corners.length,
  corners.reduce((sum, [, y]) => sum + y, 0) / corners.length,
];

/** Villages and county seats on a sheet: their symbols are round, so their position is the mean of their vertices. */
async function placesOn(sheet: Sheet, settings: Partial<PrintSpecInput>): Promise<Place[]> {
  const pdf = await readPdf(await renderPdf(buildDrawing(makeSpec(settings), sheet), sheets.fonts));
  const centres = (await pdf.paths(0)).filter((corners) => corners.length >= 12).map(centreOf);
  const { boxMm } = sheet.face;
  return [...sheets.network.counties.values(), ...sheets.network.villages.values()]
    .map((record): { lonLat: LonLat; county: string } =>
      'seat' in record
        ? { lonLat: [record.seat.lon, record.seat.lat], county: record.code }
        : { lonLat: record.lonLat, county: record.county },
    )
    .map((place) => ({ ...place, listMm: sheet.face.toMm(place.lonLat) }))
    .filter(({ listMm }) => {
      const [x, y] = [listMm[0] - boxMm.xMm, listMm[1] - boxMm.yMm];
      return x >= 1 && y >= 1 && x <= boxMm.widthMm - 1 && y <= boxMm.heightMm - 1;
    })
    .slice(0, MAX_PLACES)
    .map((place): Place => {
      const { listMm } = place;
      const pdfMm = centres.reduce((best, at) =>
        Math.hypot(at[0] - listMm[0], at[1] - listMm[1]) <
        Math.hypot(best[0] - listMm[0], best[1] - listMm[1])
          ? at
          : best,
      );
      return { ...place, pdfMm };
    });
}

/** Pairs whose distance in the drawing list or in the PDF is wrong by more than a share of it plus 0.1 mm. */
function offPairs(places: readonly Place[], scale: number, share: number): string[] {
  return places.flatMap((a, i) =>
    places.slice(i + 1).flatMap((b) => {
      const wantedMm = (metres(a.lonLat, b.lonLat) * 1000) / scale;
      const errors = (['listMm', 'pdfMm'] as const).map((at) =>
        Math.abs(Math.hypot(a[at][0] - b[at][0], a[at][1] - b[at][1]) - wantedMm),
      );
      return Math.max(...errors) > wantedMm * share + RULER_MM
        ? [`${a.lonLat.join()} to ${b.lonLat.join()}: ${errors.join(' and ')} mm of ${wantedMm}`]
        : [];
    }),
  );
}

describe('the scale of a sheet', () => {
  const cases = ROUND.flatMap((scale) => [{ scale, paper: 'A4' } as const, { scale, paper: 'A1' } as const]);
  // In 开化 even the smallest frame holds several villages, and the scale factor of the projection is near its maximum.
  const middle: LonLat = [118.5536, 29.4325];
  const around = {
    kind: 'frame',
    west: middle[0] - 0.25,
    east: middle[0] + 0.25,
    south: middle[1] - 0.25,
    north: middle[1] + 0.25,
  } as const;

  it.each(cases)(
    'is 1:$scale on $paper between all pairs of places, in the drawing list and in the PDF',
    async (settings) => {
      const sheet = makeSheet({ ...settings, region: around });
      const { scale } = settings;
      expect(sheet.report.scale).toBe(scale);
      const places = await placesOn(sheet, { ...settings, region: around });
      expect(places.length).toBeGreaterThan(2);
      const own = places.filter(
        ({ lonLat: [lon, lat] }) => Math.abs(lon - middle[0]) < 0.3 && Math.abs(lat - middle[1]) < 0.3,
      );
      expect(offPairs(own, scale, COUNTY_SHARE)).toEqual([]);
      expect(offPairs(places, scale, sheet.report.scaleErrorPct / 100)).toEqual([]);
      expect(sheet.texts.join('')).toContain(`1:${scale.toLocaleString('en')}`);
    },
  );

  it.each([
    ['330106', 50_000, 'A1'],
    ['330723', 150_000, 'A1'],
    ['330723', 400_000, 'A4'],
    ['330922', 1_500_000, 'A4'],
    ['330825', 250_000, 'A1'],
    ['330326', 300_000, 'A3'],
    ['330881', 250_000, 'A3'],
  ] as const)('of county %s is 1:%i on %s all over the sheet', async (code, scale, paper) => {
    const settings = { region: { kind: 'county', code }, scale, paper } as const;
    const places = await placesOn(makeSheet(settings), settings);
    expect(places.length).toBeGreaterThan(1);
    expect(offPairs(places, scale, COUNTY_SHARE)).toEqual([]);
  });

  it('of the province deviates by no more than the sheet states', async () => {
    const settings = { region: { kind: 'province' }, paper: 'A1' } as const;
    const sheet = makeSheet(settings);
    const { scale, scaleErrorPct } = sheet.report;
    expect(offPairs(await placesOn(sheet, settings), scale, scaleErrorPct / 100)).toEqual([]);
    const [, stated] = /图内比例误差不超过 ([\d.]+) %/.exec(sheet.texts.join('')) ?? [];
    expect(Number(stated)).toBeGreaterThanOrEqual(scaleErrorPct);
    expect(Number(stated) - scaleErrorPct).toBeLessThan(0.001);
  });
});
