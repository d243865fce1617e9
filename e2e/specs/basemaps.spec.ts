import { encode } from 'fast-png';
import { buildArchive, buildTiles, TEST_LAYERS } from '../../src/basemap/testing/tiles.ts';
import { expect, given, test, then, when } from '../drivers/test.ts';

/** A site that the deployment of the atlas allows, and one that it does not allow. */
const TILES = 'https://tiles.example';
const OTHER = 'https://other.example';
test.use({ origins: [TILES], tolerated: [/status of 503|ERR_FAILED|CORS/] });

/** View of 武义, the location of the test tiles. */
const VIEW = '#map=9.2/28.82/119.8';
const archive = buildArchive(buildTiles(TEST_LAYERS), { attribution: '<b onclick="x()">&copy; 某图社</b>' });
/** A tile of another schema that contains features. */
const streets = buildTiles({ streets: TEST_LAYERS.transportation })
  .map(({ bytes }) => bytes)
  .reduce((largest, bytes) => (bytes.length > largest.length ? bytes : largest));
const picture = encode({
  width: 256,
  height: 256,
  channels: 4,
  data: new Uint8Array(256 * 256 * 4).fill(200),
});

test('vector tiles of another site replace water and roads on map and sheet, and a server that stops has no other effect', async ({
  atlas,
  basemaps,
  print,
}) => {
  // This spec draws the map four times, and a sheet.
  test.setTimeout(150_000);
  let isDown = false;
  await given('a server with an archive and one of pictures', async () => {
    await basemaps.serve(TILES, ({ pathname }) => {
      if (isDown) return { status: 503 };
      return pathname.endsWith('.pmtiles') ? { body: archive } : { body: picture, contentType: 'image/png' };
    });
    await atlas.open(VIEW);
    await atlas.mapIsIdle();
    expect(basemaps.asked).toEqual([]);
  });
  await when('the reader adds the archive by its address', async () => {
    await basemaps.begin();
    await basemaps.fill('地址', `${TILES}/wuyi.pmtiles?token=geheim`);
    await basemaps.press('添加并使用');
  });
  await then(
    'it is drawn instead of the own water and roads, and names whom it is from as text',
    async () => {
      await expect(basemaps.credit()).toHaveText('© 某图社');
      await basemaps.draws({
        'basemap-lake': true,
        'basemap-road-motorway': true,
        lake: false,
        motorway: false,
        axis: true,
      });
    },
  );
  await then('the key is asked with, and is in no link', async () => {
    expect(basemaps.asked.every((url) => url.endsWith('?token=geheim'))).toBe(true);
    await expect.poll(() => atlas.linkParts()['base']).toBeTruthy();
    expect(Buffer.from(atlas.linkParts()['base'] ?? '', 'base64url').toString()).not.toContain('geheim');
  });
  await when('a sheet is opened', () => print.open());
  await then('it has the same basemap, with its attribution', async () => {
    await expect(print.sheet()).toContainText('某图社');
    await print.leave();
  });
  await when('its server is down and the page is loaded again', async () => {
    isDown = true;
    await atlas.reload();
  });
  await then('the own ground is there, basemap and cause are named, and the rest works', async () => {
    await expect(basemaps.alert()).toContainText('“tiles.example”不能使用：服务器没有给出瓦片（HTTP 503）');
    await basemaps.draws({ 'basemap-lake': false, lake: true, motorway: true, axis: true });
    await expect(basemaps.credit()).toHaveCount(0);
    await atlas.search('武义');
    await expect(atlas.options().first()).toContainText('武义');
    await atlas.press('Escape');
  });
  await when('it is up again and the reader tries once more', async () => {
    isDown = false;
    await basemaps.press('再试一次');
  });
  await then('the basemap is back', () => basemaps.draws({ 'basemap-lake': true, lake: false, axis: true }));
  await when('pictures are chosen, and their server fails while the map is moved', async () => {
    await basemaps.begin();
    await basemaps.choose('种类', '图片瓦片地址（XYZ）');
    await basemaps.fill('地址', `${TILES}/{z}/{x}/{y}.png`);
    await basemaps.press('添加并使用');
    await expect(basemaps.section()).toContainText('图片底图不印到图幅上');
    await basemaps.draws({ motorway: false, axis: true });
    isDown = true;
    await atlas.follow('#map=11/30.2/120.2');
  });
  await then('the map comes to rest with the own ground', async () => {
    await expect(basemaps.alert()).toContainText('HTTP 503');
    await atlas.mapIsIdle();
    await basemaps.draws({ motorway: true });
  });
});

test.describe('without a map', () => {
  test.use({ withMap: false });
  test('an address is tested before it is added, and errors in it are named', async ({ atlas, basemaps }) => {
    const matrices = [0, 9, 18]
      .map(
        (
          zoom,
        ) => `<TileMatrix><Identifier>${zoom}</Identifier><ScaleDenominator>${559_082_264.0287178 / 2 ** zoom}</ScaleDenominator>
          <TopLeftCorner>-20037508.3428 20037508.3428</TopLeftCorner><TileWidth>256</TileWidth></TileMatrix>`,
      )
      .join('');
    const describe = (
      title: string,
    ): string => `<Capabilities xmlns="http://www.opengis.net/wmts/1.0"><Contents>
      <Layer><Title>${title}</Title><Identifier>img</Identifier><Style/><Format>image/png</Format>
        <TileMatrixSetLink><TileMatrixSet>w</TileMatrixSet></TileMatrixSetLink></Layer>
      <TileMatrixSet><Identifier>w</Identifier><SupportedCRS>EPSG:3857</SupportedCRS>${matrices}</TileMatrixSet>
      </Contents></Capabilities>`;
    let release = (): void => undefined;
    const hold = (): Promise<void> => new Promise((resolve) => (release = resolve));
    let slow = hold();
    await given('a server with a key, one of another schema, one that is closed and a WMTS', async () => {
      await basemaps.serve(TILES, async ({ pathname, searchParams }) => {
        if (pathname.startsWith('/slow')) await slow;
        if (pathname.endsWith('.png')) return { body: picture };
        if (pathname.endsWith('/wmts'))
          return searchParams.get('REQUEST') === 'GetTile'
            ? { body: picture }
            : { body: describe(pathname === '/wmts' ? '影像' : '旧影像') };
        if (pathname.startsWith('/keyed')) return { body: '{"msg":"非法Key","code":"1"}' };
        if (pathname.startsWith('/closed')) return { body: picture, isClosed: true };
        return { body: streets };
      });
      await atlas.open();
      await basemaps.begin();
    });
    await when('an address of a site is given that is not in the list', () =>
      basemaps.fill('地址', `${OTHER}/{z}/{x}/{y}.pbf`),
    );
    await then('it is said at once, and nothing is asked', async () => {
      await expect(basemaps.alert()).toContainText(`本网站不允许读取 ${OTHER}`);
      expect(basemaps.asked).toEqual([]);
    });
    const isRefused = async (address: string, why: string): Promise<void> => {
      await basemaps.fill('地址', address);
      await basemaps.press('测试');
      await expect(basemaps.section().getByRole('status')).toContainText([why]);
    };
    await then('another schema is named', () =>
      isRefused(`${TILES}/streets/{z}/{x}/{y}.pbf`, '没有 OpenMapTiles 的 water 或 transportation 图层'),
    );
    await when('pictures are asked for', () => basemaps.choose('种类', '图片瓦片地址（XYZ）'));
    await then('a wrong key, a closed server and a displaced datum are named', async () => {
      await isRefused(`${TILES}/keyed/{z}/{x}/{y}?tk=1`, '密钥缺失、有误或不适用于本网站（非法Key）');
      await isRefused(`${TILES}/closed/{z}/{x}/{y}`, '没有 CORS 许可');
      await basemaps.fill('地址', 'https://webrd01.is.autonavi.com/{z}/{x}/{y}');
      await expect(basemaps.alert().first()).toContainText('GCJ-02');
    });
    await when(
      'the description of a WMTS is read while an older one has not come, and its layer chosen',
      async () => {
        await basemaps.choose('种类', 'WMTS 服务');
        for (const folder of ['/slow', '']) {
          await basemaps.fill('地址', `${TILES}${folder}/wmts?REQUEST=GetCapabilities`);
          await basemaps.press('读取服务说明');
        }
        await basemaps.choose('图层和矩阵集', '影像（w）');
        release();
        await basemaps.press('测试');
        await expect(basemaps.section().getByRole('status').last()).toContainText('可以使用');
      },
    );
    await then('the older description does not replace it', () =>
      expect(basemaps.options('图层和矩阵集')).toHaveText(['—', '影像（w）']),
    );
    await when('it is added', () => basemaps.press('添加并使用'));
    await then('it stays when the page is loaded again', async () => {
      await expect(basemaps.section().getByLabel('选用的底图')).toContainText('影像');
      await atlas.reload();
      await expect(basemaps.section().getByLabel('选用的底图')).toHaveValue('b1');
    });
    await when('the form is closed while an address is tested, and another is added', async () => {
      slow = hold();
      for (const folder of ['/slow', '/quick']) {
        await basemaps.begin();
        await basemaps.choose('种类', '图片瓦片地址（XYZ）');
        await basemaps.fill('地址', `${TILES}${folder}/{z}/{x}/{y}.png`);
        await basemaps.press('添加并使用');
        if (folder === '/quick') continue;
        await basemaps.press('收起');
        release();
      }
    });
    await then('the first is not added', () => expect(basemaps.options('选用的底图')).toHaveCount(3));
  });
});
