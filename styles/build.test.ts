import type { Language } from '../src/domain/language.ts';
import { STATUSES } from '../src/domain/records.ts';
import { entryText, subjectName } from './subject.ts';
import { createExpression, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { StylePropertyExpression } from '@maplibre/maplibre-gl-style-spec';
import { latest } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { StyleOptions } from './build.ts';
import type { Stage } from './stages.ts';
import { buildStyle } from './build.ts';
import { STAGES } from './stages.ts';
import { FLAVOURS } from './flavours/index.ts';
import { icons } from './symbols/icons.ts';
import { mapSwitches } from './subject.ts';
import { SUBJECTS } from './subjects/index.ts';
import { NEAR_NAMES_ZOOM, TILE_SOURCE_IDS } from './sources.ts';
import type { FeatureState, LabelProperties, NetworkProperties } from './sources.ts';

const all = Object.fromEntries(mapSwitches(SUBJECTS).map(({ id }) => [id, true]));
const options = (change: Partial<StyleOptions> = {}): StyleOptions => ({
  language: 'zh',
  visible: all,
  stages: new Set(STAGES),
  analysis: new Set([...TILE_SOURCE_IDS, 'answers']),
  ...change,
});
const light = FLAVOURS.light;
/** The layers in drawing order. Picking, counts and analysis look layers up by these ids. */
const LAYERS = `
  land ground-land priority-tint county-ground elevation built-up relief stream river sea lake lake-edge
  travel corridor railway railway-ticks high-speed
  road-under-construction road-primary road-trunk motorway motorway-core
  county-line neighbour-line prefecture-line province-line shoreline ground-shore margin
  county-edge corridor-edge travel-edge catchment-line place axis-casing axis-modelled axis axis-user axis-sea gap disagreed
  village-halo village
  river-name water-name road-number station summit airport range-name island-name city-around province-around
  village-name county-name town-name seat-name axis-name prefecture-name
  seat town-focus town prefecture-name-far ray ray-origin gain ray-text
  arrival-text gain-rank mark
`
  .trim()
  .split(/\s+/);

/** Evaluates a paint or layout property for a feature. */
function evaluate(
  layerId: string,
  property: string,
  properties: NetworkProperties | LabelProperties,
  { zoom = 9, state = {} as FeatureState, language = 'zh' as 'zh' | 'en' } = {},
): unknown {
  const layer = buildStyle(light, options({ language })).layers.find(({ id }) => id === layerId)!;
  const [group, value] = (['paint', 'layout'] as const)
    .map((name) => [name, (layer[name] as Record<string, unknown> | undefined)?.[property]] as const)
    .find(([, found]) => found !== undefined)!;
  const spec = (latest as unknown as Record<string, Record<string, unknown>>)[`${group}_${layer.type}`]![
    property
  ];
  const parsed = createExpression(value, property, spec as never);
  if (parsed.result === 'error') throw new Error(parsed.value.map(({ message }) => message).join());
  const expression = parsed.value as unknown as StylePropertyExpression;
  const result: unknown = expression.evaluate({ zoom } as never, { type: 1, properties } as never, {
    ...state,
  });
  return typeof result === 'object' && result !== null && 'toString' in result ? String(result) : result;
}

const rgba = (hex: string): string => {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${r},${g},${b},1)`;
};
const documentedAxis: NetworkProperties = { kind: 'axis', status: 'documented', overSea: false };
const modelledAxis: NetworkProperties = { kind: 'axis', status: 'modelled', overSea: true };
const village: NetworkProperties = { kind: 'village', status: 'documented', precision: 'village' };

describe('buildStyle', () => {
  it.each(
    Object.entries(FLAVOURS).flatMap(([name, flavour]) =>
      (['zh', 'en'] as const).map((language) => ({ name, flavour, language })),
    ),
  )('is valid in the $name flavour in $language', ({ flavour, language }) => {
    expect(validateStyleMin(buildStyle(flavour, options({ language })))).toEqual([]);
  });

  it('refers to no external resources', () => {
    const style = buildStyle(light, options());
    expect(style).not.toHaveProperty('glyphs');
    expect(style).not.toHaveProperty('sprite');
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
  });

  it('has the expected layer ids in drawing order', () => {
    expect(buildStyle(light, options()).layers.map(({ id }) => id)).toEqual(LAYERS);
  });

  it('has the same layers whatever is hidden, so that a switch changes only visibility', () => {
    const hidden = buildStyle(light, options({ visible: { ...all, towns: false } }));
    expect(hidden.layers).toHaveLength(LAYERS.length);
    const invisible = hidden.layers.filter(({ layout }) => layout?.visibility === 'none').map(({ id }) => id);
    expect(invisible).toEqual(['shoreline', 'town-name', 'town-focus', 'town']);
  });

  it('is added in stages: network and land, then divisions and names, then highlights', () => {
    const seen = (...stages: Stage[]): string[] =>
      buildStyle(light, options({ stages: new Set(stages), analysis: new Set() }))
        .layers.filter(({ layout }) => layout?.visibility !== 'none')
        .map(({ id }) => id);
    expect(seen()).toEqual([]);
    const start = seen('start');
    expect(start).toEqual(['land', 'axis-modelled', 'axis', 'axis-sea', 'village', 'town']);
    const detail = seen('start', 'detail');
    expect(detail.filter((id) => !start.includes(id))).toContain('county-line');
    expect(seen('start', 'detail', 'near').filter((id) => !detail.includes(id))).toEqual([
      'village-name',
      'county-name',
      'town-name',
    ]);
    const ground = seen('start', 'detail', 'ground');
    expect(ground).toEqual(
      expect.arrayContaining(['relief', 'sea', 'river', 'motorway', 'summit', 'ground-shore']),
    );
    // The shore of the ground replaces that of the divisions.
    expect(detail.filter((id) => !ground.includes(id))).toEqual(['shoreline']);
    expect(seen('start', 'detail', 'groundless').filter((id) => !detail.includes(id))).toEqual(['margin']);
    const whole = seen('start', 'detail', 'focus');
    expect(whole.filter((id) => !detail.includes(id))).toEqual([
      'county-ground',
      'county-edge',
      'town-focus',
      'mark',
    ]);
    const found = buildStyle(light, options()).layers.filter(({ layout }) => layout?.visibility === 'none');
    expect(found.map(({ id }) => id)).toEqual(['shoreline']);
  });

  it('loads nothing of the ground before its stage, and has its names below those of the network', () => {
    const askedAt = (...stages: Stage[]): Set<string> => {
      const { sources, layers } = buildStyle(light, options({ stages: new Set(stages) }));
      const read = layers.flatMap((layer) => ('source' in layer ? [layer.source] : []));
      // MapLibre fetches an image source when it is in the style, and tiles when a layer uses them.
      return new Set(read.concat('relief' in sources ? 'relief' : []));
    };
    expect([...askedAt('start', 'detail', 'ground')]).toEqual(
      expect.arrayContaining(['relief', 'ground-tiles']),
    );
    for (const id of ['relief', 'ground-tiles'])
      expect([...askedAt('start', 'detail', 'groundless')]).not.toContain(id);
    const names = buildStyle(light, options()).layers.filter(({ type }) => type === 'symbol');
    const isGround = ({ source }: { source?: string }): boolean => source === 'ground-tiles';
    const kinds = names.map((layer) => isGround(layer as { source?: string }));
    // MapLibre places labels from the last layer to the first, so later layers take precedence.
    expect(kinds.lastIndexOf(true)).toBeLessThan(kinds.indexOf(false, kinds.indexOf(true)));
  });

  it('shows analysis results source by source, and none by default', () => {
    const shown = (...analysis: ('corridor' | 'answers')[]): string[] =>
      buildStyle(light, options({ analysis: new Set(analysis) }))
        .layers.filter(({ layout }) => layout?.visibility !== 'none')
        .map(({ id }) => id);
    expect(shown()).not.toContain('corridor');
    expect(shown('corridor').filter((id) => !shown().includes(id))).toEqual(['corridor', 'corridor-edge']);
    expect(shown('answers')).toContain('ray');
  });

  it('uses only colours of the flavour', () => {
    const tokens = new Set(Object.values(light));
    const used = JSON.stringify(buildStyle(light, options()).layers).match(/#[0-9a-f]{3,8}/gi) ?? [];
    expect(used.length).toBeGreaterThan(20);
    for (const colour of used) expect(tokens, colour).toContain(colour);
  });
});

describe('legend', () => {
  it('has an entry for every subject, each with a colour of the flavour and texts in both languages', () => {
    const entries = SUBJECTS.flatMap((subject) => subject.legend);
    for (const subject of SUBJECTS) {
      const { id, legend } = subject;
      if (subject.switch) expect(legend.length, id).toBeGreaterThan(0);
      const texts = (language: Language): string[] => [
        subjectName(subject, language),
        ...legend.map((entry) => entryText(entry, language)),
      ];
      for (const text of texts('zh')) expect(text, id).toMatch(/\p{Script=Han}/u);
      for (const text of texts('en')) expect(text, id).toMatch(/^[A-Z]/);
    }
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    for (const { id, symbol } of entries) {
      const tokens = JSON.stringify(symbol).match(/(?<="(fill|colour|casing)":")\w+/g) ?? [];
      expect(tokens.length, id).toBeGreaterThan(0);
      for (const token of tokens) expect(Object.keys(light), id).toContain(token);
    }
  });
});

describe('axes', () => {
  it('are lighter if modelled and brighter under the pointer', () => {
    expect(evaluate('axis', 'line-color', documentedAxis)).toBe(rgba(light.axis));
    expect(evaluate('axis-modelled', 'line-color', modelledAxis)).toBe(rgba(light.axisModelled));
    expect(evaluate('axis', 'line-color', documentedAxis, { state: { hover: true } })).toBe(
      rgba(light.axisActive),
    );
  });

  it('are thicker if selected and dimmed if something else is', () => {
    const plain = evaluate('axis', 'line-width', documentedAxis) as number;
    expect(evaluate('axis', 'line-width', documentedAxis, { state: { selected: true } })).toBeGreaterThan(
      plain * 1.5,
    );
    expect(evaluate('axis', 'line-opacity', documentedAxis, { state: { dim: true } })).toBeLessThan(0.5);
    expect(evaluate('axis', 'line-opacity', documentedAxis, { state: { dim: true, hover: true } })).toBe(1);
  });

  it('have a casing wider than themselves at every zoom', () => {
    for (const zoom of [5, 7, 9, 12, 14])
      expect(evaluate('axis-casing', 'line-width', documentedAxis, { zoom })).toBeGreaterThan(
        evaluate('axis', 'line-width', documentedAxis, { zoom }) as number,
      );
  });
});

describe('towns', () => {
  it.each(['agriculture', 'industry', 'commerce', 'tourism', 'unknown'] as const)(
    'has an icon of each status for %s',
    (track) => {
      const drawn = icons(light);
      for (const status of STATUSES) {
        const name = evaluate('town', 'icon-image', { kind: 'town', track, status });
        expect(Object.keys(drawn)).toContain(name);
      }
    },
  );
});

describe('villages', () => {
  it('are filled if documented and hollow if modelled', () => {
    expect(evaluate('village', 'circle-color', village)).toBe(rgba(light.village));
    const modelled: NetworkProperties = { ...village, status: 'modelled' };
    expect(evaluate('village', 'circle-color', modelled)).toBe(rgba(light.casing));
    expect(evaluate('village', 'circle-stroke-color', modelled)).toBe(rgba(light.village));
  });
});

describe('labels', () => {
  it('show the name in the language', () => {
    const town: LabelProperties = { kind: 'town', name: 'Tongqin', rank: 0, status: 'documented' };
    expect(evaluate('town-name', 'text-field', town, { language: 'en' })).toBe('Tongqin');
  });

  it('are bold for documented axes only', () => {
    const axis: LabelProperties = {
      kind: 'axis',
      name: '甲',
      rank: 0,
      status: 'documented',
      course: 'flat',
    };
    expect(String(evaluate('axis-name', 'text-font', axis))).toContain('Bold');
    expect(String(evaluate('axis-name', 'text-font', { ...axis, status: 'modelled' }))).not.toContain('Bold');
  });

  it('are in the source that comes later only if the whole province is shown without them', () => {
    const minzooms = (source: string): number[] =>
      buildStyle(light, options())
        .layers.filter((layer) => 'source' in layer && layer.source === source)
        .map(({ minzoom = 0 }) => minzoom);
    expect(Math.min(...minzooms('nearLabels'))).toBe(NEAR_NAMES_ZOOM);
    expect(Math.max(...minzooms('labels'))).toBeLessThan(NEAR_NAMES_ZOOM);
  });

  it.each([
    ['village-name', 9],
    ['town-name', 7.6],
  ])('%s are shown from zoom %d', (id, minzoom) => {
    expect(buildStyle(light, options()).layers.find((layer) => layer.id === id)).toMatchObject({ minzoom });
  });
});
