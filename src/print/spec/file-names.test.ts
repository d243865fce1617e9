import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNames, pageNames, type Unnamed } from './file-names.ts';

const one = (title: string, extension = 'pdf'): string => fileNames([{ title, extension }])[0] ?? '';
const bytes = (name: string): number => Buffer.byteLength(name);

/** Checks the rules for file names of Windows, macOS and Linux. */
function expectValid(name: string): void {
  expect(bytes(name)).toBeLessThanOrEqual(255);
  expect(name.length).toBeLessThanOrEqual(255);
  // oxlint-disable-next-line no-control-regex
  expect(name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f\u007f]/);
  expect(name).not.toMatch(/^[ .]|[ .]$/);
  expect(name).not.toMatch(/^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)/i);
  expect(Buffer.from(name).toString()).toBe(name);
  expect(name.replace(/\.[a-z]+$/, '')).not.toBe('');
}

describe('fileNames', () => {
  it('keeps a title that is a valid name', () => {
    expect(one('武义县发展轴图')).toBe('武义县发展轴图.pdf');
    expect(one('Axes of Wuyi, 2nd ed.')).toBe('Axes of Wuyi, 2nd ed.pdf');
  });

  it('replaces characters that an operating system refuses', () => {
    expect(one('a/b\\c:d*e?f"g<h>i|j')).toBe('a b c d e f g h i j.pdf');
    expect(one('武义\n\t县\u2028图\u0000\u200b\u202e')).toBe('武义 县 图.pdf');
    expect(one('  ...标题. . ')).toBe('标题.pdf');
    for (const reserved of ['CON', 'nul', 'Com1', 'LPT²', 'aux.v2', 'CONIN$'])
      expect(one(reserved)).toBe(`_${reserved}.pdf`);
    expect(one('Console')).toBe('Console.pdf');
    expect(one('COM10')).toBe('COM10.pdf');
  });

  it('is never empty', () => {
    for (const title of ['', '???', '. . .', '\u200b', '/', '\ud800'])
      expect(one(title)).toBe('axis-atlas.pdf');
  });

  it('cuts a long title between characters, and never the part that distinguishes two files', () => {
    const title = '武'.repeat(200);
    const names = pageNames(title, 12, 'svg');
    expect(new Set(names).size).toBe(12);
    expect(names[11]).toMatch(/^武+-012\.svg$/);
    for (const name of names) expectValid(name);
    // A flag is one character of two code points, eight bytes.
    expect(one('🇨🇳'.repeat(60))).toMatch(/^(🇨🇳){20,24}\.pdf$/u);
  });

  it('numbers pages from 001', () => {
    expect(pageNames('武义县', 2, 'png')).toEqual(['武义县-001.png', '武义县-002.png']);
  });

  it('makes names distinct that a file system treats as equal', () => {
    const titles = ['Wuyi', 'WUYI', 'wuyi?', 'e\u0301', 'é', '\u00c9'];
    expect(fileNames(titles.map((title) => ({ title, extension: 'pdf' })))).toEqual([
      'Wuyi.pdf',
      'WUYI-(2).pdf',
      'wuyi-(3).pdf',
      'é.pdf',
      'é-(2).pdf',
      'É-(3).pdf',
    ]);
  });

  it('gives valid, distinct names for any titles', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 260 }),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.constantFrom(
        'CON',
        'con ',
        'nul.',
        '武'.repeat(400),
        'İ'.repeat(130),
        '.',
        ' ',
        'a'.repeat(300),
        'A'.repeat(300),
      ),
    );
    const file: fc.Arbitrary<Unnamed> = fc.record(
      {
        title: text,
        part: fc.constantFrom('001', '002', 'svg'),
        extension: fc.constantFrom('pdf', 'svg', 'json', 'zip'),
      },
      { requiredKeys: ['title', 'extension'] },
    );
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 12 }), (files) => {
        const names = fileNames(files);
        for (const [i, name] of names.entries()) {
          expectValid(name);
          expect(name.endsWith(`.${files[i]?.extension}`)).toBe(true);
          expect(name).toContain(files[i]?.part === undefined ? '' : `-${files[i]?.part}`);
        }
        const seen = names.map((name) => name.normalize('NFC').toLowerCase());
        expect(new Set(seen).size).toBe(names.length);
      }),
      { numRuns: 100 },
    );
  });
});
