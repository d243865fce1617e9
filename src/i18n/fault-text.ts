import type { Fault, FaultPlace } from '../domain/fault.ts';
import type { Language } from '../domain/language.ts';
import { exchangeWords } from './index.ts';
import type { ExchangeWords } from './zh/exchange.ts';

const MIB = 2 ** 20;
const LETTERS = 26;

/** The letters of a column in a spreadsheet: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / LETTERS))
    letters = String.fromCharCode(65 + ((rest - 1) % LETTERS)) + letters;
  return letters;
}

const grouped = (count: number): string => count.toLocaleString('en');

function placeText({ file, sheet, row, column }: FaultPlace, { place }: ExchangeWords): string {
  return [
    place.file(file),
    ...(sheet === undefined ? [] : [place.sheet(sheet)]),
    ...(row === undefined ? [] : [place.row(String(row))]),
    ...(column === undefined ? [] : [place.column(columnLetters(column))]),
  ].join(place.separator);
}

function faultMessage(fault: Fault, words: ExchangeWords): string {
  switch (fault.code) {
    case 'limit': {
      const { limit, most, found } = fault.details;
      const write = limit.endsWith('Bytes') ? (n: number) => `${grouped(Math.ceil(n / MIB))} MiB` : grouped;
      return words.limits[limit](write(found), write(most));
    }
    case 'more':
      return words.more(grouped(fault.details.count));
    default: {
      // Each entry takes the details of its own code; the compiler cannot infer that from the union.
      const write = words.faults[fault.code] as (facts: object) => string;
      return write({ value: fault.value ?? '', ...fault.details });
    }
  }
}

/** A fault in the reader's language, with its place: “list.xlsx, “Sheet1”, row 12, column C: …”. `exchangeWords` must be loaded. */
export function faultText(fault: Fault, language: Language): string {
  const words = exchangeWords.in(language);
  return words.place.at(placeText(fault, words), faultMessage(fault, words));
}
