import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readPdf } from '../print/testing/pdf.ts';
import { runAtlas as run } from './testing/commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'axis-atlas-own-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string): string => join(folder, name);
function put(name: string, content: string | Uint8Array): string {
  writeFileSync(path(name), content);
  utimesSync(path(name), new Date('2026-11-01T12:00:00Z'), new Date('2026-11-01T12:00:00Z'));
  return path(name);
}

/** The text of a sheet that was written. */
const textOf = async (out: string): Promise<string> =>
  (await (await readPdf(readFileSync(path(out)))).texts(0)).join('');

/** In 武义; positions in GCJ-02 lie some 450 m from these. */
const CLINICS = put(
  'clinics.csv',
  `名称,县,床位,类别,经度,纬度\n${Array.from({ length: 12 }, (_, i) =>
    [
      `诊所${i + 1}`,
      '武义县',
      i * 5,
      i % 3 === 0 ? '卫生院' : '村卫生室',
      119.7 + i / 60,
      28.75 + i / 60,
    ].join(),
  ).join('\n')}\n坏行,武义县,3,村卫生室,不详,28.8\n`,
);
const COUNTY = ['--only', '330723', '--paper', 'A3', '--each'];

describe('npm run atlas -- --own-layer', () => {
  it('draws a file as a layer with legend, source and count, tells bad rows, and saves what prints the same sheet again', async () => {
    const asked = [
      '--own-layer',
      CLINICS,
      ...'--own-name 诊所 --own-datum wgs84 --own-style 类别 --own-label 名称 --own-filter 床位>=10'.split(
        ' ',
      ),
      ...'--own-as places --corridor 5'.split(' '),
    ];
    const made = await run(
      ...COUNTY,
      ...asked,
      '--format',
      'pdf,json',
      '--date',
      '2026-11-29',
      '--out',
      path('a'),
    );
    expect(made.complaint).toBe('');
    expect(made.out).toContain('clinics.csv，第 14 行，“经度”列：“不详, 28.8”不是位置');
    const text = await textOf('a/county-330723.pdf');
    expect(text).toContain('诊所 · 村卫生室');
    expect(text).toContain('自有图层“诊所”：clinics.csv（2026-11-01），10 个点，自绘。');
    expect(text).toMatch(/走廊每侧 5 公里之内“诊所”的点：\d+／10。/);
    const spec = JSON.parse(readFileSync(path('a/county-330723.json'), 'utf8')) as {
      addedLayers: Record<string, object>;
    };
    expect(Object.values(spec.addedLayers)).toMatchObject([
      {
        name: '诊所',
        file: { name: 'clinics.csv' },
        style: { by: 'category', column: '类别' },
        filter: { column: '床位', test: 'at-least', value: '10' },
        datum: 'wgs84',
        positions: ['经度', '纬度'],
      },
    ]);
    const saved = put('saved.json', JSON.stringify(spec));
    const again = await run('--spec', saved, '--own-layer', CLINICS, '--out', path('b'));
    expect(again.complaint).toBe('');
    expect(readFileSync(path('b/saved.pdf')).equals(readFileSync(path('a/county-330723.pdf')))).toBe(true);
    // Without the file the sheet is made without it, and says which file is needed.
    const without = await run('--spec', saved, '--out', path('c'));
    expect(without.out).toMatch(/“诊所”（文件 clinics.csv，SHA-256 以 [0-9a-f]{12} 开头）/);
    const other = put('other.csv', 'lon,lat\n120,29\n');
    const wrong = await run('--spec', saved, '--own-layer', other, '--out', path('c'));
    expect(wrong.complaint).toMatch(/other\.csv（SHA-256 以 [0-9a-f]{12} 开头）不是/);
    expect(wrong.complaint).toContain('“诊所”：文件 clinics.csv');
    const styled = await run('--spec', saved, '--own-layer', CLINICS, '--own-label', '名称');
    expect(styled.complaint).toContain('--own-label');
  });

  it('reads other formats, and each sheet of one file as a layer of its own', async () => {
    const json = JSON.stringify({
      type: 'Feature',
      properties: { name: '水渠' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [119.75, 28.8],
          [119.85, 28.9],
        ],
      },
    });
    const both = put(
      'both.zip',
      zipSync({
        'a.csv': new TextEncoder().encode('name,lon,lat\n甲点,119.8,28.85\n'),
        'b.geojson': new TextEncoder().encode(json),
      }),
    );
    const several = await run(...COUNTY, '--own-layer', both, '--out', path('d'));
    expect(several.complaint).toContain('--own-sheet');
    expect(several.complaint).toContain('a.csv, b.geojson');
    const layers = ['a.csv', 'b.geojson'].flatMap((sheet) => [
      '--own-layer',
      both,
      '--own-sheet',
      sheet,
      '--own-datum',
      'wgs84',
    ]);
    const made = await run(...COUNTY, ...layers, '--format', 'pdf,json', '--out', path('d'));
    expect(made.complaint).toBe('');
    const text = await textOf('d/county-330723.pdf');
    expect(text).toContain('both.zip/a.csv（2026-11-01），1 个点');
    expect(text).toContain('both.zip/b.geojson（2026-11-01），1 个要素');
    const spec = JSON.parse(readFileSync(path('d/county-330723.json'), 'utf8')) as { addedLayers: object };
    expect(Object.keys(spec.addedLayers).toSorted()[1]).toMatch(/-1$/);
    const again = await run('--spec', path('d/county-330723.json'), '--own-layer', both, '--out', path('e'));
    expect(again.complaint).toBe('');
    expect(readFileSync(path('e/county-330723.pdf')).equals(readFileSync(path('d/county-330723.pdf')))).toBe(
      true,
    );
  });

  it.each([
    [
      ['--own-style', '类别'],
      ['--own-style', '--own-layer'],
    ],
    [['--own-layer', 'none.csv'], ['none.csv']],
    [
      ['--own-layer', CLINICS, '--own-datum', 'bj54'],
      ['bj54', 'gcj02', 'cgcs2000-zone40'],
    ],
    [
      ['--own-layer', CLINICS, '--own-classes', '3'],
      ['--own-classes', '--own-style'],
    ],
    [
      ['--own-layer', CLINICS, '--own-style', '床位', '--own-classes', '9'],
      ['--own-classes 9', '2', '6'],
    ],
    [
      ['--own-layer', CLINICS, '--own-style', '类别', '--own-classes', '3', '--own-datum', 'wgs84'],
      ['2', '类别', '卫生院'],
    ],
    [
      ['--own-layer', CLINICS, '--own-style', '电话', '--own-datum', 'wgs84'],
      ['clinics.csv', '电话', '床位'],
    ],
    [
      ['--own-layer', CLINICS, '--own-positions', '东,北', '--own-datum', 'wgs84'],
      ['东', '经度'],
    ],
    [['--own-layer', CLINICS, '--own-filter', '床位'], ['--own-filter 床位']],
    [
      ['--own-layer', CLINICS, '--own-as', 'shops'],
      ['shops', 'facilities'],
    ],
    [
      ['--own-layer', CLINICS, '--own-sheet', 'Sheet9'],
      ['Sheet9', 'clinics.csv'],
    ],
    [
      ['--own-layer', CLINICS, '--own-datum', 'file'],
      ['clinics.csv', 'file'],
    ],
    [
      ['--own-layer', CLINICS],
      ['--own-datum', 'wgs84', 'gcj02'],
    ],
  ])('%#: refuses in both languages what cannot be', async (args, named) => {
    for (const language of ['zh', 'en']) {
      const { status, complaint } = await run(...args, '--language', language, '--out', path('none'));
      expect(status).toBe(1);
      for (const each of named) expect(complaint).toContain(each);
      expect(complaint).not.toMatch(/\bat .*:\d+:\d+|undefined|NaN|\[object/);
    }
  });
});
