import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gazetteer } from '../../src/domain/network.ts';
import { romanise } from '../../src/domain/romanise.ts';
import { buildIndex, search } from '../../src/state/search.ts';
import { fitLetters, buildNameKeys } from '../../src/state/search-keys.ts';
import { testNetwork } from '../../src/state/testing/network.ts';
import { readingEvidence, undecided, type ReadingEvidence } from './contradictions.ts';
import { type Divisions, readDivisions } from './divisions.ts';
import { placeName } from './names.ts';
import { type DecidedReading, spellBy } from './pinyin.ts';
import { readSeeds } from './seeds/index.ts';
import type { Seeds } from './seeds/types.ts';

const root = join(import.meta.dirname, '../..');
const inputs = join(root, 'geodata/inputs');
const gazetteer = JSON.parse(readFileSync(join(root, 'geodata/gazetteer.json'), 'utf8')) as Gazetteer;

let divisions: Divisions;
let seeds: Seeds;
let evidence: ReadingEvidence;
let places: { name: string; code: string }[];
beforeAll(() => {
  divisions = readDivisions(join(inputs, 'divisions.csv'));
  seeds = readSeeds(join(root, 'seeds'), divisions);
  places = [...divisions.names].map(([code, name]) => ({ code, name: placeName(name) }));
  const counties = new Set(places.flatMap(({ code, name }) => (code.length === 6 ? [name] : [])));
  evidence = readingEvidence(inputs, counties, () => '');
});
const openWith = (decided: readonly DecidedReading[]): string[] =>
  undecided(places, evidence, spellBy(decided), decided).map(({ name, source }) => `${source} ${name}`);

describe('the sources of readings', () => {
  it('are all present', () => {
    const count = (source: string): number => evidence.spelled.filter((of) => of.source === source).length;
    expect(count('geonames')).toBeGreaterThan(900);
    expect(count('osm')).toBeGreaterThan(75);
    expect(count('cedict')).toBeGreaterThan(110);
    expect(evidence.usual.size).toBeGreaterThan(2000);
  });

  it('differ from our reading of a name only where seeds/readings.csv decides', () => {
    expect(openWith(seeds.readings)).toEqual([]);
  });

  it('differ again for every name whose row is left out', () => {
    const without = openWith(seeds.readings.filter(({ part }) => part !== '都'));
    expect(without).toEqual(
      expect.arrayContaining([
        'geonames 三都|三都镇',
        'osm 莲都区|莲都区',
        'cedict 莲都',
        'characters 仙都街道',
      ]),
    );
    expect(openWith(seeds.readings.filter(({ part }) => part !== '岱东'))).toEqual([
      'geonames 岱东|岱东镇|曹家',
    ]);
  });

  it('report a new spelling without a row, and a row that does not name its source', () => {
    const news: ReadingEvidence = {
      ...evidence,
      spelled: [{ source: 'geonames', names: ['桐琴镇'], spelling: 'Dongqin', code: '330723' }],
    };
    const open = undecided([], news, seeds.spell, seeds.readings);
    expect(open).toEqual([{ name: '桐琴镇', ours: 'tóng qín zhèn', theirs: 'Dongqin', source: 'geonames' }]);
    const row: DecidedReading = {
      part: '桐琴',
      code: '330723',
      reading: 'tóng qín',
      others: ['dōng qín'],
      mistakes: [],
      sources: ['computed'],
      otherSources: ['osm'],
      reason: 'a test',
    };
    const openOf = (one: DecidedReading): number => undecided([], news, spellBy([one]), [one]).length;
    expect(openOf(row)).toBe(1);
    expect(openOf({ ...row, otherSources: ['geonames'] })).toBe(0);
    expect(openOf({ ...row, otherSources: ['geonames'], code: '330784' })).toBe(1);
    expect(openOf({ ...row, otherSources: ['geonames'], others: ['tōng qín'] })).toBe(1);
  });

  it('need every row: each decides a difference or changes a reading', () => {
    const names = [
      ...places.map(({ name }) => name),
      ...[...gazetteer.towns, ...gazetteer.villages].map(({ name }) => name),
      ...evidence.spelled.flatMap((of) => of.names),
    ];
    for (const row of seeds.readings) {
      const others = seeds.readings.filter((other) => other !== row);
      const spell = spellBy(others);
      const works = names.some((name) => {
        if (!name.includes(row.part)) return false;
        const [before, now] = [spell(name), seeds.spell(name)];
        return before.pinyin !== now.pinyin || now.otherPinyin !== undefined || row.mistakes.length > 0;
      });
      expect(works, row.part).toBe(true);
    }
  });
});

describe('the compiled names', () => {
  const index = buildIndex(testNetwork(), gazetteer);
  const found = (query: string): string[] =>
    search(index, query, 30).flatMap(({ entries }) => entries.map(({ name }) => name));

  it.each([
    ['仙都街道', 'xiandu', 'xiandou', 'Xiandu'],
    ['三都镇', 'sandu', 'sandou', 'Sandu'],
    ['八都镇', 'badu', 'badou', 'Badu'],
    ['四都镇', 'sidu', 'sidou', 'Sidu'],
    ['七都街道', 'qidu', 'qidou', 'Qidu'],
    ['屏都街道', 'pingdu', 'pingdou', 'Pingdu'],
    ['东栅街道', 'dongzha', 'dongshan', 'Dongzha'],
    ['剡湖街道', 'shanhu', 'yanhu', 'Shanhu'],
    ['朝晖街道', 'zhaohui', 'chaohui', 'Zhaohui'],
    ['崧厦街道', 'songxia', 'songsha', 'Songxia'],
    ['江厦街道', 'jiangxia', 'jiangsha', 'Jiangxia'],
    ['牟山镇', 'moushan', 'mushan', 'Moushan'],
    ['莘塍街道', 'xincheng', 'shencheng', 'Xincheng'],
    ['廿八都镇', 'nianbadu', 'nianbadou', 'Nianbadu'],
    ['温峤镇', 'wenqiao', 'wenjiao', 'Wenqiao'],
    ['梁弄镇', 'liangnong', 'lianglong', 'Liangnong'],
    ['於潜镇', 'yuqian', 'wuqian', 'Yuqian'],
    ['枸杞乡', 'gouqi', 'juqi', 'Gouqi'],
  ])('%s is found by %s and by %s, and written %s', (name, chosen, other, english) => {
    expect(found(chosen)).toContain(name);
    expect(found(other)).toContain(name);
    const town = gazetteer.towns.find((of) => of.name === name);
    expect(romanise(name, town?.pinyin ?? '')).toBe(english);
  });

  it.each([
    ['xd', 'xd', '仙都街道'],
    ['zhjd', 'chjd', '朝晖街道'],
    ['shjd', 'yhjd', '剡湖街道'],
    ['xcjd', 'scjd', '莘塍街道'],
  ])('initials %s and %s find %s', (chosen, other, name) => {
    for (const query of [chosen, other]) {
      const all = search(index, query, 4000).flatMap(({ entries }) => entries.map((entry) => entry.name));
      expect(all).toContain(name);
    }
  });

  it('ranks the chosen reading before other readings', () => {
    const keys = buildNameKeys('shàn hú', ['yǎn hú']);
    for (const [chosen, other] of [
      ['shanhu', 'yanhu'],
      ['shan', 'yan'],
      ['sh', 'yh'],
    ] as const)
      expect(fitLetters(keys, chosen)).toBeGreaterThan(fitLetters(keys, other));
    expect(fitLetters(keys, 'yanhu')).toBeGreaterThan(0);
    expect(fitLetters(keys, 'wuhu')).toBe(0);
  });
});
