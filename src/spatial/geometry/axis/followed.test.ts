import { describe, expect, it } from 'vitest';
import { followedNames, followedOn } from './followed.ts';

const fact = (key: string, value: string) => ({ key, value, source: 's' });
const roads = [
  {},
  { ref: 'G637' },
  { name: '景文高速', ref: 'G4012' },
  { ref: 'G60;G25', name: '杭金衢高速 绕城高速' },
  { ref: 'S302' },
];
const rivers = [
  { name: '松阴溪', line: [[119, 28]] },
  { name: '松阴溪', line: [[119.1, 28]] },
  { line: [[119.2, 28]] },
];

describe('what sources say that an axis follows', () => {
  it.each([
    ['637国道、松阴溪', ['637国道', '松阴溪'], [1], 2, []],
    ['景文高速', ['景文高速'], [2], 0, []],
    ['平善大道—S302省道', ['平善大道', 'S302省道'], [4], 0, ['平善大道']],
    ['绕城高速，G25', ['绕城高速', 'G25'], [3], 0, []],
    ['G60国道；168公里黄金海岸线', ['G60国道', '168公里黄金海岸线'], [3], 0, ['168公里黄金海岸线']],
  ])('is read from “%s”', (value, names, ofRoads, ofRivers, unknown) => {
    expect(followedNames([fact('corridor', value), fact('theme', '松阴溪')])).toEqual(names);
    const found = followedOn(names, roads, rivers);
    expect([...found.roads]).toEqual(ofRoads);
    expect(found.rivers).toHaveLength(ofRivers);
    expect(found.unknown).toEqual(unknown);
  });

  it('does not take a number for a part of another, nor a national road for a provincial one', () => {
    expect(followedOn(['63国道', '637省道', 'G6370国道'], roads, rivers).unknown).toHaveLength(3);
  });
});
