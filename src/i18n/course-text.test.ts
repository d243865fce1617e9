import { describe, expect, it } from 'vitest';
import { courseTexts } from './course-text.ts';
import { COURSE_KINDS } from '../domain/records.ts';
import type { CoursePart } from '../domain/records.ts';

const axis = (course: CoursePart[]) => ({
  geometry: {
    type: 'LineString' as const,
    coordinates: course.flatMap((_, i) =>
      i === 0
        ? [
            [120, 29],
            [120.1, 29],
          ]
        : [[120.1 + i / 10, 29]],
    ),
  },
  course: [course],
});

describe('courseTexts', () => {
  it('gives kilometres of each kind with names; names in characters only in Chinese', () => {
    const of = axis([
      { kind: 'motorway', to: 1, name: 'G60' },
      { kind: 'valley', to: 2, name: '松阴溪' },
      { kind: 'ferry', to: 3, name: '沈家门—六横' },
    ]);
    expect(courseTexts(of, 'zh')).toEqual([
      '高速公路 9.7 公里（G60）',
      '图上无路的河谷 9.7 公里（松阴溪）',
      '轮渡 9.7 公里（沈家门—六横）',
    ]);
    expect(courseTexts(of, 'en')).toEqual([
      '9.7 km on motorways (G60)',
      '9.7 km in valleys without a mapped road',
      '9.7 km by ferry',
    ]);
  });

  it('has words for every kind, and is empty without a course', () => {
    const all = axis(COURSE_KINDS.map((kind, i) => ({ kind, to: i + 1 })));
    expect(courseTexts(all, 'zh')).toHaveLength(COURSE_KINDS.length);
    for (const text of courseTexts(all, 'en')) expect(text).toMatch(/^9[.]7 km \S/);
    expect(courseTexts({ ...all, course: [] }, 'zh')).toEqual([]);
  });
});
