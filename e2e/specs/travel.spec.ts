import { readFileSync } from 'node:fs';
import { DEFAULT_SPEEDS, applySpeedChanges } from '../../src/domain/travel-speeds.ts';
import { wayText } from '../../src/i18n/travel-text.ts';
import { centralTowns } from '../../src/spatial/geometry/central-towns.ts';
import { decodeTravelGround } from '../../src/spatial/geometry/travel/ground.ts';
import { travelSurface } from '../../src/spatial/geometry/travel/surface.ts';
import { travelTimes } from '../../src/spatial/geometry/travel/times.ts';
import { travelCatchments } from '../../src/spatial/questions/travel-catchments.ts';
import { travelEquity } from '../../src/spatial/questions/travel-equity.ts';
import { travelNearest } from '../../src/spatial/questions/travel-nearest.ts';
import { seatTimes, travelSeatAt } from '../../src/spatial/questions/travel-seats.ts';
import { timesFrom } from '../../src/spatial/questions/travel-sites.ts';
import { realModel } from '../../src/spatial/testing/model.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

const COUNTY = '330723';
const POINT: [number, number] = [119.75, 28.75];
const GROUND = new URL('../../geodata/travel/ground.bin', import.meta.url);

/** Figures computed outside the browser. */
function expected(speeds = DEFAULT_SPEEDS) {
  const model = realModel();
  const surface = travelSurface(decodeTravelGround(readFileSync(GROUND)), speeds);
  const field = travelTimes(
    surface,
    centralTowns(model).towns.map(({ lonLat }) => lonLat),
  );
  const { of, differing } = travelCatchments(model, field, { farthest: 3, region: COUNTY });
  const { all } = travelEquity(model, timesFrom(model, field), { by: 'county', region: COUNTY }).towns;
  const [first] = travelNearest(model, surface, POINT, 3).towns;
  const toSeats = travelEquity(model, seatTimes(model, surface, COUNTY), { by: 'county', region: COUNTY });
  const [seat] = travelSeatAt(model, surface, POINT).seats;
  return {
    first: wayText(first!, 'zh'),
    differing: [String(of), String(differing)],
    mean: all.meanMin!.toFixed(0),
    seatMean: toSeats.towns.all.meanMin!.toFixed(0),
    seat: wayText(seat!, 'zh'),
  };
}

test.describe('without the map, in an open page', () => {
  test.use({ withMap: false, ...IN_OPEN_PAGE });

  test('distances by travel time equal those computed outside the browser, with other speeds too, and are in the link', async ({
    atlas,
    analysis,
  }) => {
    const slow = expected();
    const fast = expected(applySpeedChanges({ walk: 20 }));
    await given('nearest towns and catchments of a county', async () => {
      await atlas.open(`#at=county:${COUNTY}&width=5&show=nearest,catchments&point=${POINT[1]}/${POINT[0]}`);
      await analysis.isReady();
    });
    await when('distances are measured by travel time', () => analysis.measureByTime());
    await then('the town reached first, the villages that differ and the mean are told', async () => {
      await analysis.tells('nearest', slow.first);
      await analysis.tells('differing', ...slow.differing);
      await analysis.tells('equity', `平均${slow.mean}分钟`);
    });
    await when('a speed is typed that cannot be', () => analysis.setSpeed('高速公路', '200'));
    await then('it is refused by its name, and nothing is lost', async () => {
      await expect(analysis.speeds().getByRole('alert')).toHaveText(/高速公路.*200.*0.*150/);
      await atlas.linkSays({ minutes: '30', speeds: undefined });
    });
    await when('walking is made quicker', () => analysis.setSpeed('路外步行，最快', '20'));
    await then('all is computed anew', async () => {
      await analysis.tells('equity', `平均${fast.mean}分钟`);
      await analysis.tells('nearest', fast.first);
      await atlas.linkSays({ speeds: 'walk:20' });
    });
    await when('times lead to the county seat', () => analysis.measureTo('本县县城'));
    await then('the mean and the way from the point are those to the seat', async () => {
      await analysis.tells('equity', `平均${fast.seatMean}分钟`);
      await analysis.tells('nearest', fast.seat);
      await atlas.linkSays({ to: 'seat' });
    });
    await then('it is free of known barriers', async () => expect(await atlas.barriers()).toEqual([]));
  });
});

test.describe('missing data of travel time', () => {
  test.use({ withMap: false, tolerated: [/404/] });
  test('is reported, with a retry', async ({ atlas, analysis }) => {
    await given('the ground of travel time cannot be loaded', () => atlas.breakFile('ground.bin', 'missing'));
    await when('a link asks for travel time', () => atlas.open('#width=5&minutes=30'));
    await then('the page says so, and offers another try', async () => {
      await expect(atlas.text(/行程时间算不了/)).toBeVisible({ timeout: 60_000 });
      await analysis.isReady();
    });
  });
});
