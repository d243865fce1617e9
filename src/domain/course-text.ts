import type { Language } from './language.ts';
import { courseShares } from './course.ts';
import type { CourseShare } from './course.ts';
import type { CourseKind } from './records.ts';

/** Words of roads are those of the legend of the map. */
const ON: Record<CourseKind, Record<Language, string>> = {
  motorway: { zh: '高速公路', en: 'on motorways' },
  trunk: { zh: '干线公路', en: 'on main roads' },
  primary: { zh: '一般公路', en: 'on secondary roads' },
  construction: { zh: '2020 年在建公路', en: 'on roads being built in 2020' },
  valley: { zh: '图上无路的河谷', en: 'in valleys without a mapped road' },
  land: { zh: '图上无路的其他陆地', en: 'over other land without a mapped road' },
  ferry: { zh: '轮渡', en: 'by ferry' },
  sea: { zh: '无轮渡资料的海面', en: 'over the sea where no ferry is known' },
};

/** Less is not told, km. */
const LEAST_KM = 0.05;

function shareText({ kind, km, names }: CourseShare, language: Language): string {
  // In English only what is not written in characters: numbers of roads.
  const told = names.filter((name) => language === 'zh' || !/\p{Script=Han}/u.test(name));
  const length = km.toFixed(1);
  return language === 'zh'
    ? `${ON[kind].zh} ${length} 公里${told.length > 0 ? `（${told.join('、')}）` : ''}`
    : `${length} km ${ON[kind].en}${told.length > 0 ? ` (${told.join(', ')})` : ''}`;
}

/** How far an axis follows what, one text a kind of ground; empty where nothing is told of its course. */
export const courseTexts = (axis: Parameters<typeof courseShares>[0], language: Language): string[] =>
  courseShares(axis)
    .filter(({ km }) => km >= LEAST_KM)
    .map((share) => shareText(share, language));
