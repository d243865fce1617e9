import { coverageAt } from '../../src/domain/answers/coverage.ts';
import type { Count } from '../../src/domain/answers/doubt.ts';
import { corridorAreas } from '../../src/spatial/questions/corridor-areas.ts';
import { coverageTable } from '../../src/spatial/questions/coverage-table.ts';
import { reach } from '../../src/spatial/questions/reach.ts';
import { realModel } from '../../src/spatial/testing/model.ts';
import type { FigureName, Told } from '../drivers/analysis.ts';
import { NO_GROUND } from '../drivers/atlas.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

const COUNTY = '330723';

/** Figures computed outside the browser. */
function expected(widthKm: number, region?: string) {
  const model = realModel();
  const of = region === undefined ? {} : { region };
  const coverage = coverageAt(coverageTable(model, reach(model), of), widthKm);
  const told = ({ certain, uncertain, expected: mean, low, high }: Count): Told => ({
    expected: Math.round(mean),
    low,
    high,
    certain,
    possible: certain + uncertain,
  });
  const figures: Record<FigureName, Told> = {
    'key-villages': told(coverage.allKeyVillages),
    'central-towns': told(coverage.allCentralTowns),
    villages: told(coverage.villages),
    towns: told(coverage.towns),
    committees: told(coverage.committees),
  };
  return { figures, areaKm2: Math.round(corridorAreas(model, { ...of, widthKm }).areaKm2) };
}

const REGIONS = [
  ['the province', '#width=5', undefined],
  ['a county', `#at=county:${COUNTY}&width=5`, COUNTY],
  ['a county without an axis of its own', '#in=330105&width=5', '330105'],
] as const;

test.use(IN_OPEN_PAGE);

test('dragging the width changes every figure and the link', async ({ atlas, analysis }) => {
  await given('the analysis is open', async () => {
    await atlas.open(`#${NO_GROUND}`);
    await analysis.open();
  });
  const areaKm2 = await analysis.areaKm2();
  const seen = await analysis.dragWidth(5, 15, 12);
  await then('the counts increased during the drag', () => {
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(6);
    return Promise.resolve();
  });
  await then('the area of the new width follows', async () => {
    await expect.poll(() => analysis.areaKm2(), { timeout: 30_000 }).toBeGreaterThan(areaKm2 * 1.5);
  });
  await then('the link carries the width', () =>
    expect.poll(() => Number(atlas.linkParts()['width'])).toBeGreaterThan(13),
  );
  await when('the width is set to 0', () => analysis.setWidth(0));
  await then('the corridor is removed from the map and the page says why', async () => {
    await expect(atlas.text(/宽度为 ?0，没有走廊/)).toBeVisible();
    await analysis.draws('Corridors', 0);
  });
});

test('corridors and analysis layers are added to the map and removed again', async ({
  atlas,
  hand,
  analysis,
}) => {
  // With `NO_GROUND`, since this does not concern relief, water and roads.
  const [[, province], ...others] = REGIONS;
  await given('the analysis is open', () => atlas.open(`${province}&${NO_GROUND}`));
  await then('the corridor is on the map', () => analysis.draws('Corridors', 1));
  for (const [what, link, region] of others) {
    await when(`the link of ${what} is followed`, async () => {
      await atlas.follow(`${link}&${NO_GROUND}`);
      // Otherwise figures of the previous region would be taken for those of this one.
      const { areaKm2 } = expected(5, region);
      await expect.poll(() => analysis.areaKm2()).toBe(areaKm2);
    });
    await then('its corridor is on the map', () => analysis.draws('Corridors', 1));
  }
  await when('the province is looked at again', async () => {
    await atlas.follow(`${province}&${NO_GROUND}`);
    await expect.poll(() => analysis.areaKm2()).toBe(expected(5).areaKm2);
  });
  for (const [answerLayer, layer, atLeast] of [
    ['catchments', 'Catchments', 140],
    ['gaps', 'Gaps', 50],
    ['places', 'Places', 500],
  ] as const) {
    await when(`${answerLayer} are switched on`, () => analysis.toggle(answerLayer));
    await then('they are drawn', () => analysis.draws(layer, atLeast));
    await when(`${answerLayer} are switched off`, () => analysis.toggle(answerLayer));
    await then('they are gone', () => analysis.draws(layer, 0));
  }
  await when('the reader asks for the nearest towns and clicks the map', async () => {
    await analysis.toggle('nearest');
    await hand.click();
  });
  await then('three are listed, with rays to them', async () => {
    await expect(analysis.results('nearest')).toHaveCount(3);
    await analysis.draws('Rays', 1);
  });
  await then('the link remembers what is on', () => atlas.linkSays({ width: '5', show: 'nearest' }));
});

test('villages in vector tiles can be filtered, picked and opened like others', async ({
  atlas,
  hand,
  analysis,
}) => {
  const { sites } = realModel();
  const places = sites.filter(({ kind, programme }) => kind === 'village' && !programme);
  const apart = places.find(({ lonLat: [lon, lat] }) =>
    sites.every(({ lonLat }) => {
      const away = Math.max(Math.abs(lonLat[0] - lon), Math.abs(lonLat[1] - lat));
      return away === 0 || away > 0.02;
    }),
  )!;
  const [lon, lat] = apart.lonLat;
  await given('a map close to a village off the programme', async () => {
    await atlas.open(`#map=13/${lat}/${lon}&in=${apart.county}&width=5&show=places&${NO_GROUND}`);
    await analysis.isReady();
    await analysis.draws('Places', 1);
  });
  await when('the pointer is on it', () => analysis.pointAtMiddle(0));
  await then('the map says that it can be clicked', () => analysis.pointsAtRecord(true));
  await when('the pointer moves off it', () => analysis.pointAtMiddle(60));
  await then('the map no longer says so', () => analysis.pointsAtRecord(false));
  await when('the reader clicks on it', () => hand.click());
  await then('its profile opens', () => expect(atlas.profileTitle()).toHaveText(apart.name));
  await when('the atlas is narrowed to another county', () =>
    atlas.follow(`#map=13/${lat}/${lon}&in=${COUNTY}&width=5&show=places&${NO_GROUND}`),
  );
  await then('it is no longer drawn', () => analysis.draws('Places', 0));
});

test.describe('without the map', () => {
  test.use({ withMap: false });

  test('the figures at 5 km of province, county and a county without an axis of its own equal those computed outside the browser', async ({
    atlas,
    analysis,
  }) => {
    for (const [what, link, region] of REGIONS) {
      const { figures, areaKm2 } = expected(5, region);
      await when(`a link to the analysis of ${what} at 5 km is opened`, () => atlas.open(link));
      await then('it shows the figures', async () => {
        await analysis.isReady();
        await expect.poll(() => analysis.areaKm2()).toBe(areaKm2);
        for (const [name, count] of Object.entries(figures))
          await expect.poll(() => analysis.figure(name as FigureName), name).toEqual(count);
      });
      await then('the method is stated', async () =>
        expect(await analysis.how()).toMatch(/WGS 84.*直线距离/),
      );
    }
  });

  test('the analysis passes the accessibility checks, light and dark', async ({ atlas, analysis }) => {
    await given('the analysis with everything on', async () => {
      await atlas.open('#width=5&show=catchments,gaps,nearest&point=28.75/119.75');
      await analysis.isReady();
      await expect(analysis.results('gaps').first()).toBeVisible();
      await expect(analysis.results('nearest').first()).toBeVisible();
    });
    await then('it is clean', async () => expect(await atlas.barriers()).toEqual([]));
    await when('the reader switches to dark', async () => {
      await atlas.switchFlavour('深色');
      await expect(atlas.root()).toHaveCSS('color-scheme', 'dark');
    });
    await then('it is as clean, with the same results', async () => {
      await expect(analysis.results('gaps').first()).toBeVisible();
      await expect(analysis.results('nearest').first()).toBeVisible();
      expect(await atlas.barriers()).toEqual([]);
    });
  });

  test('a cross-check by Turf can be run and cancelled', async ({ atlas, analysis }) => {
    const check = analysis.crossCheck('corridor');
    const button = check.getByRole('button').first();
    await given('the corridor of the province', async () => {
      await atlas.open('#width=5');
      await analysis.isReady();
    });
    await when('the reader starts the cross-check and stops it, by the keyboard', async () => {
      await button.press('Enter');
      await expect(check.getByRole('progressbar')).toBeVisible();
      await button.press('Enter');
    });
    await then('nothing is shown of it, and the button still has the focus', async () => {
      await expect(check.getByRole('progressbar')).toBeHidden();
      await expect(check.getByRole('table')).toBeHidden();
      await expect(button).toBeFocused();
    });
    await when('the reader checks the corridor of an island county', async () => {
      await atlas.follow('#at=county:330922&width=2');
      await expect.poll(() => analysis.areaKm2()).toBe(expected(2, '330922').areaKm2);
      await button.press('Enter');
    });
    await then('both figures stand side by side and agree', async () => {
      const { verdict, rows } = await analysis.crossChecked('corridor');
      expect(verdict).toContain('相符');
      expect(new Set(Object.values(rows))).toEqual(new Set(['true']));
      expect(Object.keys(rows)).toEqual([
        '走廊面积（平方公里）',
        '重点村',
        '中心镇',
        '已定位的村',
        '乡镇（街道）',
        '村委会',
      ]);
    });
    await then('it is free of known barriers', async () => expect(await atlas.barriers()).toEqual([]));
    await when('another width is chosen', () => analysis.setWidth(3));
    await then('the cross-check of the former is gone', () => expect(check.getByRole('table')).toBeHidden());
    await when('the reader checks the nearest towns of a point', async () => {
      await atlas.follow('#at=county:330922&width=2&show=nearest&point=28.75/119.75');
      await expect(analysis.results('nearest').first()).toBeVisible();
      await analysis.check('nearest');
    });
    await then('distance and bearing of each town agree, and no error of ours is zero', async () => {
      const { verdict, rows } = await analysis.crossChecked('nearest');
      expect(verdict).toContain('相符');
      expect(Object.keys(rows)).toHaveLength(4);
      expect(new Set(Object.values(rows))).toEqual(new Set(['true']));
      await expect(analysis.crossCheck('nearest').getByText('±0', { exact: true })).toHaveCount(0);
      await expect(analysis.crossCheck('nearest').getByText('±0.001', { exact: true })).toHaveCount(3);
    });
  });

  test('a terminated worker is started again and answers', async ({ atlas, analysis }) => {
    await given('the analysis is open', async () => {
      await atlas.open('#width=5');
      await analysis.isReady();
    });
    await when('the browser ends the worker', () => analysis.endWorker());
    await when('the reader chooses another width', () => analysis.setWidth(8));
    await then('the figures of that width come', async () => {
      await expect.poll(() => analysis.areaKm2(), { timeout: 30_000 }).toBe(expected(8).areaKm2);
    });
  });
});
