// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import type { ComponentChildren, JSX } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { realFile } from '../dataset/testing/network.ts';
import type { Language } from '../domain/language.ts';
import type { SmallLayer } from '../domain/own-layer.ts';
import { sheetWith } from '../exchange/testing/sheet.ts';
import { createAtlasState } from '../state/atlas-state.ts';
import type { AtlasState } from '../state/atlas-state.ts';
import type { CheckedAnswer, CrossChecks } from '../state/cross-checks.ts';
import type { OwnLayers } from '../state/own-layers/own-layers.ts';
import { GAZETTEER } from '../state/testing/gazetteer.ts';
import { giveNetwork } from '../state/testing/network.ts';
import { CrossCheckOf } from '../ui/analysis/cross-check.tsx';
import { AtlasContext } from '../ui/atlas.ts';
import { ExportPanel } from '../ui/export/export-panel.tsx';
import type { Exported } from '../ui/export/offers.ts';
import { AppliedListSection } from '../ui/lists/applied-list-section.tsx';
import { ListDialog } from '../ui/lists/list-dialog.tsx';
import { IntakeDialog } from '../ui/own-files/intake-dialog.tsx';
import { LayerDialog } from '../ui/own-files/layer-dialog.tsx';
import { LayerPanel } from '../ui/own-layers/layer-panel.tsx';
import { LayerTable } from '../ui/own-layers/layer-table.tsx';
import { SearchBox } from '../ui/search/search-box.tsx';
import {
  answersByTravelTime,
  COUNTY,
  FAULTY_CORRIDOR,
  FAULTY_NEAREST,
  FAULTY_NEAREST_POINTS,
  FAULTY_POINTS,
} from '../ui/testing/answers.ts';
import { testAtlas } from '../ui/testing/atlas.ts';
import { TravelHead, TravelResults } from '../ui/travel/travel-part.tsx';
import './testing/load-words.ts';
import { HAN, LATIN, latin, textsIn } from './testing/pseudo-texts.ts';

/** The two additional languages of `pseudo.test.tsx`. */
vi.mock('./languages.ts', async (original) => {
  const { pseudoLanguage } = await import('./testing/pseudo.ts');
  const en = await import('./en/index.ts');
  return {
    ...(await original<object>()),
    qa: pseudoLanguage(en, 'latin'),
    qh: pseudoLanguage(en, 'han'),
  };
});

let state: AtlasState;

/** Names of files and sheets are data. */
const FILE = { sheet: '名单', file: { name: '名单', sizeBytes: 1, sha256: 'a'.repeat(64), modified: null } };
const LIST = sheetWith(
  [
    ['武义县重点村名单（2026年3月）'],
    ['序号', '县（市、区）', '乡镇', '村名', '批次'],
    [1, '武义县', '俞源乡', '俞源村', '第一批'],
    [2, null, '桃溪镇', '陶 村', '第二批'],
    [3, null, '王宅镇', '没有这个村名', '第二批'],
  ],
  FILE,
);
const POINTS = sheetWith(
  [
    ['名称', '县', '经度', '纬度'],
    ['点一', '武义县', 119.8, 28.9],
    ['点二', '武义县', 119.82, 28.88],
  ],
  FILE,
);
const OWN: SmallLayer = {
  id: '诊所-1',
  file: { name: '诊所', sha256: 'a'.repeat(64), modified: null },
  part: null,
  columns: ['名称', '数量'],
  rows: [
    { number: 2, values: ['甲', 3], geometry: { type: 'Point', coordinates: [119.8, 28.9] } },
    { number: 3, values: ['乙', 5], geometry: { type: 'Point', coordinates: [119.9, 28.9] } },
  ],
  settings: {
    name: '诊所',
    style: { by: 'number', column: 1, classes: { method: 'quantile', count: 3 } },
    label: 0,
    filter: { column: 1, test: 'at-least', value: '2' },
  },
} as never;

const giveOwnLayers = (): void => {
  const own = {
    layers: signal([OWN]),
    notStored: signal(new Set([OWN.id])),
    large: { failed: signal(new Set([OWN.id])) },
  };
  state.ownLayers.value = own as unknown as OwnLayers;
};

const Travel = ({ seats }: { seats: boolean }): JSX.Element => {
  const parts = { analysis: answersByTravelTime(), network: state.network.value! };
  state.minutes.value = 30;
  state.destination.value = seats ? 'seat' : 'town';
  return (
    <>
      <TravelHead {...parts} />
      {(['travel', 'nearest', 'catchments', 'gaps'] as const).map((each) => (
        <TravelResults key={each} answerLayer={each} {...parts} />
      ))}
    </>
  );
};

const Checks = (states: Partial<Record<CheckedAnswer, object>>): JSX.Element => {
  const checks = Object.fromEntries(
    Object.entries(states).map(([of, value]) => [
      of,
      { state: signal(value), canStart: signal(true), start: () => {}, cancel: () => {} },
    ]),
  ) as unknown as CrossChecks;
  const network = state.network.value!;
  return (
    <>
      {(Object.keys(states) as CheckedAnswer[]).map((of) => (
        <CrossCheckOf key={of} of={of} checks={checks} network={network} />
      ))}
    </>
  );
};

const EXPORTED: readonly Exported[] = [
  { kind: 'layer', of: 'axis' },
  { kind: 'record', ref: { kind: 'county', id: COUNTY } },
  { kind: 'programme' },
];

/** Parts of the page that the views of `pseudo.test.tsx` do not open. */
const PARTS: Record<string, () => ComponentChildren> = {
  'results of a search': () => {
    [state.searchText.value, state.searchOpen.value] = ['武义', true];
    return <SearchBox />;
  },
  'a search without results': () => {
    [state.searchText.value, state.searchOpen.value] = ['没有这个地方', true];
    return <SearchBox />;
  },
  'travel times to central towns': () => <Travel seats={false} />,
  'travel times to county seats': () => <Travel seats />,
  'a cross-check that failed, and one that runs': () => (
    <Checks
      corridor={{ state: 'failed', failure: { kind: 'crashed' } }}
      nearest={{ state: 'running', done: 1, of: 3 }}
    />
  ),
  'cross-checks that found faults': () => (
    <Checks
      corridor={{ state: 'ready', value: FAULTY_CORRIDOR }}
      nearest={{ state: 'ready', value: FAULTY_NEAREST, FAULTY_NEAREST_POINTS, FAULTY_POINTS }}
      points={{ state: 'ready', value: FAULTY_POINTS }}
      nearestPoints={{ state: 'ready', value: FAULTY_NEAREST_POINTS }}
    />
  ),
  'menus of export': () => EXPORTED.map((of) => <ExportPanel key={JSON.stringify(of)} of={of} />),
  'settings and table of an own layer': () => {
    giveOwnLayers();
    return (
      <>
        <LayerPanel id={OWN.id} />
        <LayerTable id={OWN.id} />
      </>
    );
  },
  'the choice of the use of files': () => (
    <IntakeDialog intake={{ step: 'read', names: ['甲'], contents: [POINTS], faults: [] } as never} />
  ),
  'how a file becomes an own layer': () => (
    <LayerDialog contents={[POINTS]} all={[POINTS]} faults={[]} onClose={() => {}} />
  ),
  'an official list': () => <ListDialog contents={[LIST]} all={[LIST]} faults={[]} onClose={() => {}} />,
  'lists in force': () => {
    state.lists.value = [
      {
        id: '1',
        file: { name: '名单' },
        sheet: null,
        kind: 'town',
        appliedAt: '2026-03-01T12:00:00Z',
        did: { documented: 3, left: 2, axesLaid: 1, axesKept: [], withoutLine: ['甲'] },
      },
    ] as never;
    return <AppliedListSection />;
  },
};

/** Renders a part in a language, and waits until nothing more comes. */
async function show(language: Language, part: () => ComponentChildren): Promise<string[]> {
  vi.stubGlobal('fetch', (address: string) => {
    const file = (['register', 'places'] as const).find((name) => address.includes(name)) ?? 'gazetteer';
    return Promise.resolve(new Response(JSON.stringify(realFile(`${file}.json`))));
  });
  state = createAtlasState();
  giveNetwork(state);
  state.gazetteer.value = GAZETTEER;
  state.places.value = new Map();
  state.languageChoice.value = language;
  await act(() => {
    render(<AtlasContext.Provider value={testAtlas(state)}>{part()}</AtlasContext.Provider>, document.body);
  });
  let before = '';
  for (let still = 0; still < 5; still++) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    if (document.body.innerHTML !== before) still = 0;
    before = document.body.innerHTML;
  }
  return textsIn(document.body);
}
afterEach(async () => {
  await act(() => render(null, document.body));
  vi.unstubAllGlobals();
});

describe.each(Object.entries(PARTS))('the pseudo-languages in %s', (_name, part) => {
  it('leave no word in English', async () => {
    expect(latin(await show(HAN, part))).toEqual([]);
  });

  it('show words of the dictionary', async () => {
    expect((await show(LATIN, part)).join('')).toMatch(/\p{Script=Cyrillic}/u);
  });
});
