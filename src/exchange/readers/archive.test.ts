import { describe, expect, it } from 'vitest';
import { makeXlsx, makeZip } from '../testing/files.ts';
import { codesOf, onlySheet, readMade } from '../testing/read.ts';

const CSV = '县,村\n武义县,后陈村\n';
const MIB = 2 ** 20;

describe('an archive', () => {
  it('gives the files in it by their path, without the folders and metadata of macOS', async () => {
    const bytes = makeZip({
      '说明.txt': 'note',
      '名单/一.csv': CSV,
      '__MACOSX/名单/._一.csv': 'x',
      '名单/二.xlsx': makeXlsx([{ name: 'a', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' }]),
    });
    const { contents, faults } = await readMade('全部.zip', bytes);
    expect(faults).toEqual([]);
    expect(contents.map(({ file }) => file.name)).toEqual(['全部.zip/名单/一.csv', '全部.zip/名单/二.xlsx']);
    expect(contents[0]?.file.sizeBytes).toBe(bytes.length);
    expect(new Set(contents.map(({ file }) => file.sha256)).size).toBe(1);
  });

  it('reads names in the encoding of a Chinese Windows', async () => {
    // “县.csv” in GB18030; the length of the name stays the same, so only its bytes are replaced.
    const bytes = makeZip({ 'XX.csv': CSV });
    for (let i = 0; i < bytes.length; i++)
      if (bytes[i] === 0x58 && bytes[i + 1] === 0x58) bytes.set([0xcf, 0xd8], i);
    expect(onlySheet(await readMade('a.zip', bytes)).file.name).toBe('a.zip/县.csv');
  });

  it('reports a file in it that cannot be used, and gives the others', async () => {
    const result = await readMade('a.zip', makeZip({ 'a.json': '{"a":}', 'b.csv': CSV, 'c.csv': '' }));
    expect(onlySheet(result).file.name).toBe('a.zip/b.csv');
    expect(result.contents[0]?.faults).toMatchObject([
      { code: 'json-syntax', file: 'a.zip/a.json' },
      { code: 'empty', file: 'a.zip/c.csv' },
    ]);
  });

  it('is refused by the number of bytes it really has, whatever its header states', async () => {
    const zeros = new Uint8Array(20 * MIB);
    const bomb = makeZip({ 'a.csv': zeros }, 9);
    expect(bomb.length).toBeLessThan(50_000);
    expect((await readMade('bomb.zip', bomb)).faults).toMatchObject([
      { code: 'limit', details: { limit: 'ratio', most: 200 } },
    ]);
    const limits = { ratio: Infinity, inflatedBytes: 10 * MIB };
    const found = (await readMade('bomb.zip', bomb, limits)).faults[0];
    expect(found).toMatchObject({ code: 'limit', details: { limit: 'inflatedBytes', most: 10 * MIB } });
    // It stops soon after the limit.
    expect(found?.code === 'limit' && found.details.found).toBeLessThan(12 * MIB);
    // The size that the archive names is made small.
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    for (let i = 0; i + 4 <= lying.length; i++)
      if (view.getUint32(i, true) === zeros.length) view.setUint32(i, 100, true);
    expect(codesOf(await readMade('bomb.zip', lying, limits))).toHaveLength(1);
  });

  it('is refused with too many entries, or with archives nested too deeply', async () => {
    const many = makeZip(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`${i}.csv`, CSV])));
    expect((await readMade('a.zip', many, { entries: 100 })).faults).toMatchObject([
      { code: 'limit', details: { limit: 'entries', most: 100, found: 101 } },
    ]);
    let deep = makeZip({ 'a.csv': CSV });
    for (let i = 0; i < 3; i++) deep = makeZip({ 'a.zip': deep });
    expect((await readMade('a.zip', deep)).faults).toMatchObject([
      { code: 'limit', details: { limit: 'nestedArchives', most: 2, found: 3 } },
    ]);
  });

  it.each([
    ['cut off', makeZip({ 'a.csv': CSV.repeat(1000) }).slice(0, -40), 'damaged'],
    ['of nothing', makeZip({}), 'nothing-inside'],
    ['without data', makeZip({ 'a.png': 'x', 'b.exe': 'y' }), 'nothing-inside'],
    ['with a damaged entry', damaged(), 'damaged'],
  ])('is refused when it is %s', async (_name, bytes, code) => {
    expect(codesOf(await readMade('a.zip', bytes))).toEqual([code]);
  });
});

/** One byte in the middle of the packed data is changed, which the checksum detects. */
function damaged(): Uint8Array<ArrayBuffer> {
  const bytes = makeZip({ 'a.csv': CSV.repeat(50) }, 0);
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  return bytes;
}
