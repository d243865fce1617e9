import { decode } from 'fast-png';
import { unzipSync } from 'fflate';
import { modelled } from '../drivers/geodata.ts';
import { expect, given, IN_OPEN_PAGE, test, then, when } from '../drivers/test.ts';

// The spatial worker computes without a map, on which the content of exports does not depend.
test.use({ withMap: false, ...IN_OPEN_PAGE });

/** Pixels a unit of the chart in its PNG. The title has letters of 14 units, the first at 8. */
const PNG_SCALE = 4;

const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

test('a list, a profile and figures are saved as files, by keyboard alone', async ({
  atlas,
  analysis,
  exports,
}) => {
  await given('the list of central towns of 金华 is open, documented ones only', () =>
    atlas.open('#list=town&in=330700&only=documented'),
  );
  await when('the reader opens its export', () => exports.open('layer'));
  await then('it is free of known barriers', async () => expect(await atlas.barriers()).toEqual([]));
  await when('the reader chooses CSV in GCJ-02', async () => {
    await exports.choose('layer', '格式', /^CSV/);
    await exports.choose('layer', '坐标基准', /^GCJ-02/);
  });
  await then(
    'the file holds the towns of the list, marked, with coordinates that say what they are',
    async () => {
      const rows = await exports.listed();
      const { name, bytes } = await exports.save('layer');
      expect(name).toBe('axis-atlas-towns.csv');
      const lines = text(bytes).trimEnd().split('\r\n');
      expect(lines[0]).toMatch(/^\ufeff区划代码,.*状态,位置精度,.*经度（GCJ-02）/);
      expect(lines).toHaveLength(rows + 1);
      expect(lines.slice(1).every((line) => line.includes('有据') && !line.includes('推演'))).toBe(true);
      await expect(exports.said('layer')).toContainText(`${rows} 行`);
    },
  );

  await when('the reader opens the profile of a modelled village, and its export', async () => {
    const village = modelled.find(({ kind }) => kind === 'village');
    await atlas.follow(`#at=village:${village?.id}`);
    await exports.open('record');
    await exports.choose('record', '格式', /^Excel/);
  });
  await then('its workbook says that it is modelled', async () => {
    const { bytes } = await exports.save('record');
    const strings = text(unzipSync(new Uint8Array(bytes))['xl/sharedStrings.xml'] as Uint8Array);
    expect(strings).toContain('>推演<');
  });

  await when('the reader opens the analysis', async () => {
    await atlas.follow('#');
    await analysis.open();
    await exports.open('coverage');
  });
  await then('its figures and its chart are files', async () => {
    await exports.choose('coverage', '内容', /各宽度/);
    await exports.choose('coverage', '格式', /^CSV/);
    const { bytes } = await exports.save('coverage');
    expect(text(bytes).split('\r\n').length).toBeGreaterThan(100);
    const svg = text((await exports.save('coverage', '存为 SVG')).bytes);
    expect(svg).toMatch(/^<\?xml.*<svg.*viewBox/s);
    expect(svg).toContain('各宽度的覆盖率');
    expect(svg).not.toMatch(/class=|var\(--/);
    const png = (await exports.save('coverage', '存为 PNG')).bytes;
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeGreaterThan(5000);
    // The title is set with the font of the page: without it, and without a Chinese font of the system, each letter would be an empty box. Bold Han
    // characters cover two fifths of their squares, such boxes a seventh.
    const { width, channels, data } = decode(png);
    const [left, right, top, bottom] = [8, 8 + 7 * 14, 2, 18].map((units) => units * PNG_SCALE) as [
      number,
      number,
      number,
      number,
    ];
    let inked = 0;
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++) if ((data[(y * width + x) * channels] ?? 255) < 128) inked++;
    expect(inked / ((right - left) * (bottom - top))).toBeGreaterThan(0.3);
  });
});
