import { plainText } from '../../domain/text-form.ts';

/** Longest label, in characters: a cell may hold a whole report. */
const LONGEST_LABEL = 40;
/** Longest text of a class in a legend. */
const LONGEST_CLASS = 30;

const shortened = (text: string, most: number): string => {
  const letters = [...plainText(text).replaceAll(/\s+/g, ' ').trim()];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
};

/** A value as it is written beside a feature. */
export const labelText = (text: string): string => shortened(text, LONGEST_LABEL);

/** A value as it is written in a legend. */
export const classText = (text: string): string => shortened(text, LONGEST_CLASS);
