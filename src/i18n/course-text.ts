import type { CourseShare } from '../domain/course.ts';
import { courseShares } from '../domain/course.ts';
import type { Language } from '../domain/language.ts';
import { localeOf, quantityWords } from './index.ts';

/** Sections shorter than this are left out, km. */
const LEAST_KM = 0.05;

function shareText({ kind, km, names }: CourseShare, language: Language): string {
  const { kinds, share, withRoads } = quantityWords(language).course;
  // Names of roads exist in Chinese only; numbers of roads are used in every language.
  const readable =
    localeOf(language).script === 'han' ? names : names.filter((name) => !/\p{Script=Han}/u.test(name));
  const text = share(kinds[kind], km.toFixed(1));
  return readable.length > 0 ? withRoads(text, readable) : text;
}

/** The length of an axis on each kind of road or ground, one text for each kind; empty if its course is not known. */
export const courseTexts = (axis: Parameters<typeof courseShares>[0], language: Language): string[] =>
  courseShares(axis)
    .filter(({ km }) => km >= LEAST_KM)
    .map((share) => shareText(share, language));
