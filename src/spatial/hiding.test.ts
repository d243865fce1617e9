import { describe, expect, it } from 'vitest';
import type { LonLat } from '../domain/records.ts';
import type { Cell, Hidden, Lines } from './testing/hiding.ts';
import { buildCells, correlationWithinTown, hideEach, linesOfTowns } from './testing/hiding.ts';
import { realFiles, realModel } from './testing/model.ts';

const WIDTHS_KM = [1, 2, 3, 5, 7, 10, 15, 20];
/** A count with less variance is nearly certain, so its interval cannot be tested: such cells are printed, not tested. */
const LEAST_VARIANCE = 0.25;

const files = realFiles();
const model = realModel();
const hidden = hideEach(files, model);
const key = new Set(files.villages.features.map(({ properties }) => properties.code));
/** Each central town as a line of a metre. */
const towns: Lines = files.towns.features.map(({ geometry }) => {
  const [lon = NaN, lat = NaN] = geometry.coordinates;
  return { lines: [[[lon, lat] as LonLat, [lon + 1e-5, lat] as LonLat]], startKm: [0] };
});
const ofTowns = linesOfTowns(files, model);

const holds = ({ truth, low, high }: Cell): boolean => truth >= low && truth <= high;
const judged = (cells: readonly Cell[]): Cell[] => cells.filter(({ variance }) => variance >= LEAST_VARIANCE);
const shareHeld = (cells: readonly Cell[]): number => cells.filter(holds).length / cells.length;
const byCounty = ({ county }: Hidden): string => county;
const byPrefecture = ({ county }: Hidden): string => county.slice(0, 4);

const EXPERIMENTS: readonly { name: string; villages: readonly Hidden[]; lines: Lines }[] = [
  { name: 'lines that know of no village', villages: hidden, lines: ofTowns },
  { name: 'the nearest central town', villages: hidden, lines: towns },
  {
    name: 'the axes, villages that none was laid through',
    villages: hidden.filter(({ code }) => !key.has(code)),
    lines: model.axes,
  },
];

describe('the 90 % interval of villages whose position is hidden', () => {
  it.each(EXPERIMENTS)('holds 85 to 95 per cent of the time over counties and widths: $name', (one) => {
    const { name, villages, lines } = one;
    const cells = buildCells(villages, lines, WIDTHS_KM, byCounty);
    const whole = buildCells(villages, lines, WIDTHS_KM, () => '33');
    const rows = WIDTHS_KM.map((widthKm) => {
      const at = judged(cells).filter((cell) => cell.widthKm === widthKm);
      const all = whole.find((cell) => cell.widthKm === widthKm) as Cell;
      return `${widthKm} km | ${all.truth} | ${all.expected.toFixed(0)} | ${all.low}–${all.high} | ${at.filter(holds).length} of ${at.length}`;
    });
    const share = shareHeld(judged(cells));
    process.stdout.write(
      `${name}: ${villages.length} villages; counties held ${(share * 100).toFixed(1)} % of ${judged(cells).length}\n` +
        `width | truth | expected | interval | counties held\n${rows.join('\n')}\n`,
    );
    expect(judged(cells).length).toBeGreaterThan(150);
    expect(share).toBeGreaterThanOrEqual(0.85);
    expect(share).toBeLessThanOrEqual(0.95);
  });

  it('is as accurate over prefectures, which it is not if villages are taken as independent', () => {
    const of = (withinTown: number): number =>
      shareHeld(judged(buildCells(hidden, ofTowns, WIDTHS_KM, byPrefecture, withinTown)));
    const independent = of(0);
    const together = shareHeld(judged(buildCells(hidden, ofTowns, WIDTHS_KM, byPrefecture)));
    process.stdout.write(
      `prefectures: ${(together * 100).toFixed(1)} %, independent ${(independent * 100).toFixed(1)} %\n`,
    );
    expect(together).toBeGreaterThanOrEqual(0.85);
    expect(independent).toBeLessThan(together);
  });

  it('uses a correlation within towns that both halves of the counties have', () => {
    const half = (parity: number): number =>
      correlationWithinTown(
        hidden.filter(({ county }) => Number(county) % 2 === parity),
        ofTowns,
        WIDTHS_KM,
      );
    const halves = [half(0), half(1)];
    for (const { name, villages, lines } of EXPERIMENTS)
      process.stdout.write(`${name}: ${correlationWithinTown(villages, lines, WIDTHS_KM).toFixed(2)}\n`);
    process.stdout.write(`correlation within towns: ${halves.map((rho) => rho.toFixed(2)).join(' and ')}\n`);
    for (const rho of halves) {
      expect(rho).toBeGreaterThan(0.1);
      expect(rho).toBeLessThan(0.3);
    }
  });
});
