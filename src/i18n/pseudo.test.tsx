// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { FLAVOURS } from '../../styles/flavours/index.ts';
import { buildStyle } from '../../styles/build.ts';
import { STAGES } from '../../styles/stages.ts';
import { SUBJECTS } from '../../styles/subjects/index.ts';
import { mapSwitches } from '../../styles/subject.ts';
import { realNetwork, realNetworkNow } from '../dataset/testing/network.ts';
import type { Language } from '../domain/language.ts';
import { answersSource } from '../map/drawn-answers.ts';
import { labelSource } from '../map/sources.ts';
import { realGround } from '../print/testing/ground.ts';
import { testSheets } from '../print/testing/sheets.ts';
import { settingName, allowedText } from '../print/spec/setting-names.ts';
import { createEngine } from '../spatial/engine.ts';
import type { Engine } from '../spatial/engine.ts';
import type { QuestionName } from '../spatial/questions/index.ts';
import { realModel } from '../spatial/testing/model.ts';
import { openAnalysis, openList, select, changeSetting } from '../state/actions.ts';
import { startAnalysis } from '../state/analysis.ts';
import { createAtlasState } from '../state/atlas-state.ts';
import type { AtlasState } from '../state/atlas-state.ts';
import { openPrint } from '../state/print-memory.ts';
import type { Printing } from '../state/print-types.ts';
import { giveNetwork } from '../state/testing/network.ts';
import { BasemapSection } from '../ui/basemap/basemap-section.tsx';
import { Programme } from '../ui/panel/programme.tsx';
import { Stories } from '../ui/panel/stories.tsx';
import { App } from '../ui/app.tsx';
import { LANGUAGES, localeOf, words } from './index.ts';
import './testing/load-words.ts';
import { marked } from './testing/pseudo.ts';
import { HAN, han, LATIN, latin, textsIn } from './testing/pseudo-texts.ts';
import { testAtlas } from '../ui/testing/atlas.ts';

/** Two additional languages in the registry, each as a folder and a line would add it: one with names in Latin letters, one in Chinese characters. */
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

/** Renders the page in a language, in one of its views. */
async function show(language: Language, view: (state: AtlasState) => void): Promise<string[]> {
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  vi.stubGlobal('reportError', (error: unknown) => {
    throw error;
  });
  state = createAtlasState(mapSwitches(SUBJECTS), LANGUAGES);
  giveNetwork(state);
  state.textMayCome.value = true;
  state.languageChoice.value = language;
  const atlas = testAtlas(state, {
    subjects: SUBJECTS,
    colours: signal<Record<string, string>>({ ...FLAVOURS.light }),
    later: signal({ Programme, Stories, BasemapSection }),
  });
  await act(() => render(<App atlas={atlas} onMapContainer={() => {}} />, document.body));
  await act(() => view(state));
  await vi.waitFor(() => expect(waitedFor(language)).toEqual([]), { interval: 5, timeout: 60_000 });
  await act(() => {});
  // The choice of languages shows each in its own language.
  const ownNames = new Set(LANGUAGES.map((each) => localeOf(each).ownName));
  return textsIn(document.body).filter((text) => !ownNames.has(text));
}

/** Waits for what the page loads: the code of a panel when it is first shown, answers of the engine, and parts that failed and are tried again. */
function waitedFor(language: Language): string[] {
  const { analysis, print } = words(language);
  const code = textsIn(document.body).filter((text) => text === analysis.loading || text === print.loading);
  const asked = state.analysis.value;
  const answers = asked ? (['areas', 'coverage', 'nearest', 'gaps'] as const) : [];
  const broken = document.querySelector('.fault-ways') ? ['a part that failed'] : [];
  return [...broken, ...code, ...answers.filter((answer) => asked?.[answer].value.state === 'waiting')];
}
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

const printing = (): Printing => ({
  shown: signal({ preview: null, busy: false, failure: { kind: 'too-large', scale: 1000, fits: 50_000 } }),
  job: signal({ state: 'none' }),
  dpi: signal(300),
  file: () => Promise.resolve(null),
  book: () => Promise.resolve(null),
  useBasemap: () => {},
  cancel: () => {},
  retry: () => {},
});

/** The engine in this thread, in place of its worker. */
function answering(): Parameters<typeof startAnalysis>[1] {
  engine ??= createEngine(realModel());
  const ask = (question: QuestionName, args: never) => ({
    outcome: Promise.resolve({
      state: 'done',
      value: question === 'prepare' ? null : engine?.answer(question, args),
    }),
    cancel: () => {},
  });
  return { ask, giveGround: () => {}, setDataset: () => {} } as never;
}
let engine: Engine | undefined;

const VIEWS: Record<string, (state: AtlasState) => void> = {
  home: () => {},
  'list of towns': (of) => openList(of, 'town'),
  'list of villages': (of) => openList(of, 'village'),
  'list of axes': (of) => openList(of, 'axis'),
  axis: (of) => select(of, { kind: 'axis', id: 'axis-330723' }),
  'axis that is modelled': (of) => select(of, { kind: 'axis', id: 'axis-331122' }),
  town: (of) => select(of, { kind: 'town', id: '330723101000' }),
  village: (of) => select(of, { kind: 'village', id: '331122101201' }),
  county: (of) => select(of, { kind: 'county', id: '330723' }),
  cluster: (of) => select(of, { kind: 'cluster', id: 'panan-juxi' }),
  'record that is not in the data': (of) => select(of, { kind: 'town', id: '330100999000' }),
  analysis: (of) => {
    openAnalysis(of, true);
    changeSetting(of, 'widthKm', 5);
  },
  'analysis with answers': (of) => {
    giveNetwork(of, realNetworkNow());
    select(of, { kind: 'county', id: '330723' });
    openAnalysis(of, true);
    of.answerLayers.value = new Set(['nearest', 'gaps']);
    of.point.value = [119.8, 28.9];
    of.analysis.value = startAnalysis(of, answering());
  },
  print: (of) => {
    openPrint(of, { kind: 'county', code: '330723' });
    of.printing.value = printing();
  },
  failures: (of) => {
    of.failures.value = [{ file: 'axes.geojson', reason: { kind: 'status', status: 404 } }];
    of.mapFaults.value = ['network', 'answers'];
    of.notice.value = { kind: 'bad-link', parts: ['x'] };
    of.mapState.value = 'unsupported';
  },
};

describe('a pseudo-language', () => {
  it('is a language of the registry like the others', () => {
    expect(LANGUAGES).toEqual(expect.arrayContaining(['zh', 'en', 'qa', 'qh']));
  });

  describe.each(Object.entries(VIEWS))('in the panel: %s', (_name, view) => {
    it('leaves no word in Chinese', async () => {
      const texts = await show(LATIN, view);
      expect(texts.join('')).toMatch(/\p{Script=Cyrillic}/u);
      expect(han(texts)).toEqual([]);
    });

    it('leaves no word in English', async () => {
      expect(latin(await show(HAN, view))).toEqual([]);
    });
  });

  it('is used for the names and rays on the map, and for its style', () => {
    giveNetwork((state = createAtlasState()));
    const network = state.network.value!;
    const labels = labelSource(network, null, LATIN).features.map(({ properties }) => properties.name);
    expect(han(labels)).toEqual([]);
    expect(labels).toContain(`Wuyi ${marked('axis')}`);
    const rays = [{ to: [120.5, 29] as [number, number], distanceM: 48_700, seconds: 4000 }];
    const answers = answersSource({ nearest: { from: [120, 29], rays }, gaps: null, disagreed: [] }, HAN);
    expect(
      latin(answers.features.map(({ properties }) => ('text' in properties ? properties.text : ''))),
    ).toEqual([]);
    const style = buildStyle(FLAVOURS.light, { language: LATIN, visible: {}, stages: new Set(STAGES) });
    expect(han([JSON.stringify(style)])).toEqual([]);
  });

  describe('on a sheet', () => {
    let sheets: ReturnType<typeof testSheets>;
    beforeAll(async () => {
      sheets = testSheets(await realNetwork(), await realGround());
    });
    const settings = { title: '', corridorKm: 0, index: true } as const;

    it('leaves no word in Chinese', () => {
      // Names of the surroundings partly have no Latin form; names of the programme have one.
      const layers = { surroundings: false, water: false, summits: false, airports: false, railways: false };
      const { texts, report } = sheets.makeSheet({ ...settings, language: LATIN, layers } as never);
      expect(texts.join('')).toMatch(/\p{Script=Cyrillic}/u);
      expect(han(texts.filter((text) => !text.includes('审图号')))).toEqual([]);
      expect(report.findings.length).toBeGreaterThan(0);
    });

    it('leaves no word in English', () => {
      const { texts } = sheets.makeSheet({ ...settings, language: HAN } as never);
      expect(latin(texts)).toEqual([]);
    });

    it('names each setting and its possible values', () => {
      for (const path of ['region', 'paper', 'scale', 'layers.roads', 'language', 'corridorKm', 'date']) {
        expect(settingName(path, LATIN)).toMatch(/\p{Script=Cyrillic}/u);
        expect(han([settingName(path, LATIN), allowedText(path, LATIN) ?? ''])).toEqual([]);
      }
    });
  });
});
