import { buildAliases } from '../dataset/aliases.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlaceRecord } from '../domain/place-records.ts';
import { buildIndex, search } from './search.ts';
import { GAZETTEER } from './testing/gazetteer.ts';
import { testNetwork } from './testing/network.ts';

const index = buildIndex(testNetwork(), GAZETTEER);
const names = (query: string): string[] =>
  search(index, query).flatMap((group) => group.entries.map((entry) => entry.name));
const first = (query: string): string | undefined => names(query)[0];

describe('search', () => {
  it.each([
    ['丽水', '丽水市'],
    ['lishui', '丽水市'],
    ['li shui', '丽水市'],
    ['lish', '丽水市'],
    ['lss', '丽水市'],
    ['台州', '台州市'],
    ['taizhou', '台州市'],
    ['tz', '台州市'],
    ['乐清', '乐清市'],
    ['yueqing', '乐清市'],
    ['YueQing City', '乐清市'],
    ['嵊州', '嵊州市'],
    ['shengzhou', '嵊州市'],
    ['shèngzhōu', '嵊州市'],
    ['衢州', '衢州市'],
    ['quzhou', '衢州市'],
    ['缙云', '缙云县'],
    ['jinyun', '缙云县'],
    ['jinyun county', '缙云县'],
    ['鄞州', '鄞州区'],
    ['yinzhou', '鄞州区'],
    ['yzq', '鄞州区'],
    ['桐琴', '桐琴镇'],
    ['tongqin', '桐琴镇'],
    ['tqin', '桐琴镇'],
    ['菊溪', '菊溪片区'],
    ['jxpq', '菊溪片区'],
    ['女儿村', '女儿村'],
    ['\u2fa6华', '金华市'],
    ['⻰不', undefined],
    ['ｔｏｎｇｑｉｎ', '桐琴镇'],
    ['３３０７２３', '武义县'],
    ['桐\u200b琴\ufeff', '桐琴镇'],
    ['丽\u2028水', '丽水市'],
    ['tong\u00adqin\u2060', '桐琴镇'],
    ["nv'er", '女儿村'],
    ['nuer', '女儿村'],
  ])('%s finds %s first', (query, name) => {
    expect(first(query)).toBe(name);
  });

  it.each([
    ['浙江省金华市武义县桐琴镇', '桐琴镇'],
    ['金华武义桐琴', '桐琴镇'],
    ['武义县桐琴镇', '桐琴镇'],
    ['武义桐琴镇', '桐琴镇'],
    ['浙江金华桐琴', '桐琴镇'],
    ['中国浙江省金华市武义县', '武义县'],
    ['浙江省 金华市 武义县 桐琴镇', '桐琴镇'],
    ['浙江省，金华市，武义县，桐琴镇', '桐琴镇'],
    ['桐琴镇，武义县，浙江省', '桐琴镇'],
    ['武义市桐琴镇', '桐琴镇'],
    ['武义县桐琴街道', '桐琴镇'],
    ['武义县柳城畲族镇女儿村', '女儿村'],
    ['武义柳城女儿村村委会', '女儿村'],
    ['武义女儿村村民委员会', '女儿村'],
    ['浙江丽水', '丽水市'],
    ['Tongqin Town, Wuyi County, Jinhua, Zhejiang Province, China', '桐琴镇'],
    ['Wangzhai Village, Wuyi', '王宅村'],
    ['麗水', '丽水市'],
    ['縉雲', '缙云县'],
    ['臺州', '台州市'],
    ['樂清', '乐清市'],
    ['浙江省麗水市縉雲县', '缙云县'],
    ['jinhuawuyitongqin', '桐琴镇'],
    ['wuyixiantongqinzhen', '桐琴镇'],
    ['jinhuawuyit', '桐琴镇'],
    ['zhejiangjinhuawuyi', '武义县'],
    ['zhejiangsheng jinhuashi wuyixian tongqinzhen', '桐琴镇'],
    ['浙江省金华市武义县桐琴镇321200', '桐琴镇'],
    ['321200 武义县桐琴镇12号', '桐琴镇'],
    ['武义县桐琴镇人民政府', '桐琴镇'],
    ['武义县人民政府', '武义县'],
    ['武义 330723', '武义县'],
    ['武义县桐琴镇金桐路88号', '桐琴镇'],
    ['武义县桐琴镇某某村', '桐琴镇'],
    ['Tongqin, Wuyi, Jinhua, Zhejiang 321200, P.R. China', '桐琴镇'],
  ])('%s, as pasted text, finds %s first', (query, name) => {
    expect(first(query)).toBe(name);
  });

  it('finds nothing by an address in another province', () => {
    expect(names('缙云县桐琴镇')).toEqual([]);
    expect(names('金华市缙云县')).toEqual([]);
    expect(names('武义县武义县')).toEqual([]);
    expect(names('缙云县桐琴镇金桐路')).not.toContain('桐琴镇');
    expect(names('jinyuntongqin')).toEqual([]);
  });

  it('reads a code in each official length, and finds the present record for a former code', () => {
    for (const code of ['330723', '330723000', '330723000000']) expect(first(code)).toBe('武义县');
    expect(first('330723101')).toBe('桐琴镇');
    expect(first('3307')).toBe('金华市');
  });

  it('finds the present division by the former code and name', () => {
    const network = testNetwork();
    const codes = [
      { code: '339007', name: '甲某市', until: 1990, successors: ['330723', '331122'] },
      { code: '339008', name: '金华县', until: 1990, successors: ['330723'] },
    ];
    const aliases = {
      ...buildAliases({ codes, ids: {}, characters: {} }, []),
      characters: network.aliases.characters,
    };
    const former = buildIndex({ ...network, aliases }, GAZETTEER);
    const idsOf = (query: string): string[] =>
      search(former, query).flatMap(({ entries }) => entries.map(({ id }) => id));
    for (const query of [
      '339007',
      '339007000000',
      '339007101',
      '甲某市',
      '甲某',
      '浙江省甲某市',
      '金华市甲某市',
    ])
      expect(idsOf(query)).toContain('330723');
    for (const query of ['339007', '339007101000', '甲某']) expect(idsOf(query)).toContain('331122');
    expect(idsOf('甲某市桐琴镇')[0]).toBe('330723101000');
    expect(idsOf('金华县')).toContain('330723');
    // A former name that is also the name of a present division belongs to the latter.
    expect(idsOf('金华')[0]).toBe('330700');
  });

  it('reads digits as the beginning of a code', () => {
    expect(names('330723101201')).toEqual(['王宅村']);
    expect(names('3307 23')).toEqual(expect.arrayContaining(['武义县', '桐琴镇', '王宅村', '柳城畲族镇']));
    expect(names('3307')).not.toContain('缙云县');
  });

  it('looks up words that do not fit the name in the names of its divisions', () => {
    expect(names('武义 王宅')).toEqual(['王宅村', '王宅镇']);
    expect(names('缙云 王宅')).toEqual([]);
    expect(names('wuyi wangzhai')).toEqual(['王宅村', '王宅镇']);
    expect(first('王宅 cun')).toBe('王宅村');
  });

  it('finds parts of names, documented records first', () => {
    expect(names('宅')).toEqual(['王宅村', '王宅镇']);
    expect(names('zhai')).toEqual(['王宅村', '王宅镇']);
  });

  it('shows the status of a record and lists a town of the programme once', () => {
    const [group] = search(index, '桐琴镇');
    expect(group?.entries).toMatchObject([{ kind: 'town', status: 'documented' }]);
    expect(names('桐琴镇')).toEqual(['桐琴镇']);
  });

  it('lists places outside the programme last, and states how many of a group are left out', () => {
    const groups = search(index, '镇', 1);
    expect(groups.at(-1)?.kind).toBe('place');
    expect(groups.find(({ kind }) => kind === 'town')).toMatchObject({ more: 2 });
  });

  it('answers any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.string({ unit: fc.constantFrom(...'aghilnsuz '), maxLength: 40 }),
        ),
        (text) => {
          expect(Array.isArray(search(index, text))).toBe(true);
        },
      ),
    );
    expect(search(index, '')).toEqual([]);
    expect(search(index, '   ')).toEqual([]);
    expect(search(index, '.*')).toEqual([]);
  });
});

describe('search for an axis', () => {
  it.each(['武义', 'wuyi', 'Wuyi axis'])('finds it by its county: %s', (query) =>
    expect(names(query)).toContain('“县城—桐琴”产城融合发展轴'),
  );

  it('ranks a county before its axis if its code is typed', () => expect(first('330723')).toBe('武义县'));
});

it('finds places that only sources mention', () => {
  const told: PlaceRecord = {
    kind: 'village',
    code: '330723103211',
    name: '径山村',
    pinyin: 'jìng shān cūn',
    county: '330723',
    facts: [],
    sources: [],
  };
  const [group] = search(buildIndex(testNetwork(), GAZETTEER, [told]), 'jingshan');
  expect(group?.entries[0]).toMatchObject({ kind: 'place', within: ['金华市', '武义县', '柳城畲族镇'] });
});
