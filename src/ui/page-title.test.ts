import { expect, it } from 'vitest';
import { closePrint, openAnalysis, openList, select, setFilter, setLanguage } from '../state/actions.ts';
import { createAtlasState } from '../state/atlas-state.ts';
import { openPrint } from '../state/print-memory.ts';
import { giveNetwork } from '../state/testing/network.ts';
import { pageTitle } from './page-title.ts';

it('names what is open, in both languages, or the atlas if nothing is', () => {
  const state = createAtlasState();
  const both = (): string[] =>
    (['zh', 'en'] as const).map((language) => {
      setLanguage(state, language);
      return pageTitle(state);
    });
  expect(both()).toEqual(['浙江发展轴图集 · Axis Atlas', 'Axis Atlas · 浙江发展轴图集']);
  select(state, { kind: 'county', id: '330723' });
  // Its name is not loaded yet.
  expect(both()[0]).toBe('浙江发展轴图集 · Axis Atlas');
  giveNetwork(state);
  expect(both()).toEqual(['武义县 · 浙江发展轴图集', 'Wuyi · Axis Atlas']);
  openAnalysis(state, true);
  expect(both()).toEqual(['走廊与覆盖：武义县 · 浙江发展轴图集', 'Corridor and coverage: Wuyi · Axis Atlas']);
  openPrint(state, { kind: 'county', code: '330723' });
  expect(both()).toEqual(['打印地图：武义县 · 浙江发展轴图集', 'Print a map: Wuyi · Axis Atlas']);
  closePrint(state);
  // The analysis is not shown with the profile of a village.
  select(state, { kind: 'village', id: '330723101201' });
  expect(both()).toEqual(['王宅村 · 浙江发展轴图集', 'Wangzhai · Axis Atlas']);
  state.selection.value = null;
  expect(both()).toEqual([
    '走廊与覆盖：浙江省 · 浙江发展轴图集',
    'Corridor and coverage: Zhejiang · Axis Atlas',
  ]);
  setFilter(state, { prefecture: '330700' });
  expect(both()[0]).toBe('走廊与覆盖：金华市 · 浙江发展轴图集');
  openList(state, 'town');
  expect(both()).toEqual(['中心镇列表 · 浙江发展轴图集', 'List of towns · Axis Atlas']);
});

it('accepts a sheet with an invalid region', () => {
  const state = createAtlasState();
  giveNetwork(state);
  for (const region of [null, 7, {}, { kind: 'county' }, { kind: 'axis', id: null }]) {
    state.printSettings.value = { version: 1, region } as never;
    expect(pageTitle(state)).toMatch(/^打印地图：/);
  }
});
