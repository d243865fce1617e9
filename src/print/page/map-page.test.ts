import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import { clipBorders, visibleBorders } from '../ground/division-lines.ts';
import { mapClipper } from '../ground/map-clipper.ts';
import type { PrintSpecInput } from '../spec/spec.ts';
import { realGround } from '../testing/ground.ts';
import { areVisible, clipFeatures, wantedFeatures } from './features.ts';
import { layOutMapPage } from './map-page.ts';
import { wholeSheet } from '../read-sheet.ts';
import { makeSpec, testSheets, type TestSheets } from '../testing/sheets.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

describe('the column under the map', () => {
  const layouts = (code: string, paper: 'A3' | 'A4') => {
    const { network, fonts } = sheets;
    const spec = makeSpec({
      region: { kind: 'county', code },
      paper,
      orientation: 'portrait',
      column: 'bottom',
    });
    const sheet = wholeSheet(spec, { network, fonts });
    return {
      plain: sheet.frame,
      indexed: layOutMapPage(sheet),
      region: sheet.region,
    };
  };

  it('grows until it holds the whole index, if the map keeps its scale', () => {
    const { plain, indexed, region } = layouts('330723', 'A3');
    expect(indexed.side.rest).toEqual([]);
    expect(indexed.frame.ground.scale).toBe(plain.ground.scale);
    expect(indexed.frame.layout.face.heightMm).toBeLessThan(plain.layout.face.heightMm);
    const { xMm, yMm, widthMm, heightMm } = indexed.frame.layout.face;
    for (const place of region.places) {
      const [x, y] = indexed.frame.ground.toMm(place);
      expect(x).toBeGreaterThan(xMm);
      expect(x).toBeLessThan(xMm + widthMm);
      expect(y).toBeGreaterThan(yMm);
      expect(y).toBeLessThan(yMm + heightMm);
    }
  });

  it('does not grow if the map would lose part of its region', () => {
    const { plain, indexed } = layouts('330324', 'A4');
    expect(indexed.side.rest.length).toBeGreaterThan(0);
    expect(indexed.frame.layout.face).toEqual(plain.layout.face);
  });
});

describe('the ground of a map page', () => {
  const readAs = async (settings: Partial<PrintSpecInput>) =>
    wholeSheet(makeSpec(settings), { ...sheets, ground: await realGround() });

  it('is clipped to the map face that is drawn, and reused after a setting that does not move it, also where the column grew', async () => {
    const county = {
      region: { kind: 'county', code: '330723' },
      orientation: 'portrait',
      column: 'bottom',
    } as const;
    const sheet = await readAs(county);
    const [page, again] = [layOutMapPage(sheet), layOutMapPage(await readAs({ ...county, flavour: 'mono' }))];
    expect(page.frame.layout.face.heightMm).toBeLessThan(sheet.frame.layout.face.heightMm);
    const linesOf = ({ features }: typeof page) => features.flatMap(({ lines }) => lines);
    const [first] = linesOf(page);
    expect(first).toBeDefined();
    expect(linesOf(again)[0]).toBe(first);
  });

  it('has the kinds that the legend was made for before it was clipped', async () => {
    const ground = await realGround();
    for (const code of ['330723', '330922', '330102', '331127', '330424']) {
      const { frame, spec } = await readAs({ region: { kind: 'county', code }, paper: 'A4' });
      const clipper = mapClipper(frame.ground, frame.layout.face);
      // A lake of 20 m, which is too small to be drawn.
      const [lon, lat] = frame.ground.centre;
      const pond = [
        [
          [lon, lat],
          [lon + 0.0002, lat],
          [lon, lat + 0.0002],
          [lon, lat],
        ],
      ];
      const given = { ...ground.features, lake: { areas: [pond] } };
      const wanted = wantedFeatures(given, spec, frame.ground.scale);
      const visible = wanted.filter((kind) => areVisible(kind, clipper)).map(({ feature }) => feature.key);
      expect(visible, code).toEqual(clipFeatures(wanted, clipper).map(({ feature }) => feature.key));
      expect(visible).not.toContain('lake');
      const borders = clipBorders(sheets.network, clipper, ground.land);
      expect(visibleBorders(sheets.network, clipper, ground.land), code).toEqual(
        Object.entries(borders).flatMap(([kind, lines]) => (lines.length > 0 ? [kind] : [])),
      );
    }
  });
});
