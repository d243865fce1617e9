import {
  clampRgb,
  converter,
  differenceEuclidean,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  wcagContrast,
} from 'culori';
import { describe, expect, it } from 'vitest';
import { TRACKS } from '../../src/domain/records.ts';
import { CORRIDOR_TINT, isochroneOpacity } from '../subjects/analysis.ts';
import { CATEGORY_SHAPES, OWN_COLOURS, STEP_COLOURS } from '../run-time-look.ts';
import { TRACK_SHAPES } from '../subjects/towns.ts';
import { parseHex } from './colour.ts';
import type { Rgb } from './colour.ts';
import { type ColourToken, trackToken } from './flavour.ts';
import { FLAVOURS } from './index.ts';
import { PRINT_FLAVOURS } from './print-flavours.ts';

const TRACK_KINDS = [...TRACKS, 'unknown'] as const;
const GROUNDS: ColourToken[] = ['land', 'priority', 'countyActive'];
const TEXTS: ColourToken[] = [
  'textPrefecture',
  'textCounty',
  'textSeat',
  'textAxis',
  'textAxisModelled',
  'textUser',
  'textTown',
  'textVillage',
  'textActive',
];
const SYMBOLS: ColourToken[] = [
  'axis',
  'axisModelled',
  'axisActive',
  'user',
  ...TRACK_KINDS.map(trackToken),
  'village',
  'seat',
  'catchment',
  'focus',
  ...OWN_COLOURS,
  ...STEP_COLOURS,
];
/** Names of the ground, and the colours on which each is written. */
const GROUND_TEXTS: Partial<Record<ColourToken, ColourToken[]>> = {
  textWater: ['sea', 'water', 'textHalo'],
  textGround: ['land', 'neighbour', 'priority', 'builtUp', 'textHalo'],
};
/** Areas and lines of the ground. */
const GROUND_INKS: ColourToken[] = [
  'water',
  'waterEdge',
  'waterway',
  'elevation',
  'builtUp',
  'railway',
  'motorway',
  'motorwayCore',
  'mainRoad',
  'localRoad',
];
const screen = ([r, g, b]: Rgb) => ({ mode: 'rgb' as const, r, g, b });
const toLinear = converter('lrgb');
const toScreen = converter('rgb');

/** Contrast ratio of WCAG 2.2, 1 to 21. */
const contrast = (a: Rgb, b: Rgb): number => wcagContrast(screen(a), screen(b));

const oklabDistance = differenceEuclidean('oklab');
/** Distance in Oklab times 100; about 2 is just noticeable side by side. */
const difference = (a: Rgb, b: Rgb): number => 100 * oklabDistance(screen(a), screen(b));

/** Matrices of full colour vision deficiencies (Machado, Oliveira and Fernandes 2009). */
const DEFICIENCIES = {
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
} as const;
type Deficiency = keyof typeof DEFICIENCIES;

/** A colour as seen with a deficiency. The matrices of the paper apply to linear light; culori's filters use gamma-encoded channels. */
function seenWith(deficiency: Deficiency, colour: Rgb): Rgb {
  const { r, g, b } = toLinear(screen(colour));
  const light = clampRgb(DEFICIENCIES[deficiency]({ mode: 'rgb', r, g, b }));
  const seen = toScreen({ mode: 'lrgb', r: light.r, g: light.g, b: light.b });
  return [seen.r, seen.g, seen.b];
}

/** Least Oklab distance ×100 at which two small symbols are distinguishable. */
const TOLD_APART = 8;

describe.each(Object.entries(FLAVOURS))('%s', (_name, flavour) => {
  const colour = (token: ColourToken) => parseHex(flavour[token]);

  it('has all colours as #rrggbb', () => {
    const odd = Object.entries(flavour).filter(
      ([token, value]) => token !== 'scheme' && !/^#[0-9a-f]{6}$/.test(value),
    );
    expect(odd).toEqual([]);
  });

  it.each(TEXTS)('%s is legible on every background, its halo and the sea', (token) => {
    for (const ground of [...GROUNDS, 'textHalo', 'sea'] as const)
      expect(contrast(colour(token), colour(ground)), ground).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SYMBOLS)('%s has contrast to every background, its casing and the sea', (token) => {
    for (const ground of [...GROUNDS, 'casing', 'sea'] as const)
      expect(contrast(colour(token), colour(ground)), ground).toBeGreaterThanOrEqual(3);
  });

  it('has legible lines and symbols on the tint of a corridor, and a tint visible on the ground', () => {
    expect(CORRIDOR_TINT).toBeGreaterThanOrEqual(0.12);
    expect(CORRIDOR_TINT).toBeLessThanOrEqual(0.18);
    for (const ground of GROUNDS) {
      const axis = colour('axis');
      const tinted = colour(ground).map((c, k) => c + CORRIDOR_TINT * (axis[k]! - c)) as unknown as Rgb;
      expect(difference(tinted, colour(ground)), ground).toBeGreaterThanOrEqual(2);
      // Villages and towns have a casing, which is their background.
      for (const token of ['axis', 'seat', 'catchment'] as const)
        expect(contrast(colour(token), tinted), `${token} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  it('has four travel time bands distinguishable from each other and from land with any colour vision, and legible axes on them', () => {
    const [land, tint] = [colour('land'), colour('travel')];
    const bands = [0, 1, 2, 3, 4].map((count) => {
      const opacity = isochroneOpacity(count);
      return land.map((c, k) => c + opacity * (tint[k]! - c)) as unknown as Rgb;
    });
    for (const see of [
      (rgb: Rgb) => rgb,
      ...(Object.keys(DEFICIENCIES) as Deficiency[]).map((of) => (rgb: Rgb) => seenWith(of, rgb)),
    ])
      for (const [k, band] of bands.slice(1).entries())
        expect(difference(see(band), see(bands[k]!)), `band ${k}`).toBeGreaterThanOrEqual(2.5);
    // A line has a casing, which is its background.
    for (const token of ['axis', 'seat'] as const)
      expect(contrast(colour(token), bands[4]!), token).toBeGreaterThanOrEqual(3);
  });

  it('has names of the ground legible on their backgrounds', () => {
    for (const [token, grounds] of Object.entries(GROUND_TEXTS) as [ColourToken, ColourToken[]][])
      for (const ground of grounds)
        expect(contrast(colour(token), colour(ground)), `${token} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('groundSymbol'), colour('land'))).toBeGreaterThanOrEqual(3);
  });

  it.each(['every', ...Object.keys(DEFICIENCIES)] as ('every' | Deficiency)[])(
    'has distinguishable categories of one shape and adjacent classes of numbers with %s vision',
    (vision) => {
      const seen = (token: ColourToken): Rgb =>
        vision === 'every' ? colour(token) : seenWith(vision, colour(token));
      for (const [k, a] of OWN_COLOURS.entries())
        for (const b of OWN_COLOURS.filter(
          (_, j) => j > k && j % CATEGORY_SHAPES.length === k % CATEGORY_SHAPES.length,
        ))
          expect(difference(seen(a), seen(b)), `${a} and ${b}`).toBeGreaterThanOrEqual(TOLD_APART);
      for (const [k, a] of STEP_COLOURS.slice(1).entries())
        expect(difference(seen(a), seen(STEP_COLOURS[k]!)), a).toBeGreaterThanOrEqual(4);
    },
  );

  it('limits the contrast of the ground to a third of that of the axes', () => {
    const above = (token: ColourToken): number => contrast(colour(token), colour('land')) - 1;
    for (const token of GROUND_INKS) expect(above(token), token).toBeLessThanOrEqual(above('axis') / 3);
  });

  it.each(Object.keys(DEFICIENCIES) as Deficiency[])(
    'has roads and water distinguishable from axes and each other with %s vision',
    (deficiency) => {
      const seen = (token: ColourToken) => seenWith(deficiency, colour(token));
      for (const axis of ['axis', 'axisModelled'] as const)
        for (const line of ['motorway', 'mainRoad', 'localRoad', 'waterway', 'railway'] as const)
          expect(difference(seen(axis), seen(line)), `${axis} and ${line}`).toBeGreaterThanOrEqual(
            TOLD_APART,
          );
      expect(difference(seen('motorway'), seen('waterway'))).toBeGreaterThanOrEqual(TOLD_APART);
      expect(difference(seen('water'), seen('land'))).toBeGreaterThanOrEqual(3);
      expect(difference(seen('sea'), seen('land'))).toBeGreaterThanOrEqual(3);
    },
  );

  it('has division lines of less contrast than every symbol', () => {
    const strength = (token: ColourToken): number => contrast(colour(token), colour('land'));
    const weakest = Math.min(...SYMBOLS.map(strength));
    expect(strength('countyLine')).toBeLessThan(strength('prefectureLine'));
    expect(strength('prefectureLine')).toBeLessThan(weakest);
    expect(strength('axisModelled')).toBeLessThan(strength('axis'));
  });

  it.each(Object.keys(DEFICIENCIES) as Deficiency[])('is distinguishable with %s vision', (deficiency) => {
    const seen = (token: ColourToken) => seenWith(deficiency, colour(token));
    const marks: { shape: string; colour: ColourToken }[] = [
      ...TRACK_KINDS.map((track) => ({ shape: TRACK_SHAPES[track], colour: trackToken(track) })),
      { shape: 'dot', colour: 'village' },
    ];
    for (const [k, a] of marks.entries())
      for (const b of marks.slice(k + 1))
        expect(
          a.shape !== b.shape || difference(seen(a.colour), seen(b.colour)) >= TOLD_APART,
          `${a.colour} and ${b.colour}`,
        ).toBe(true);
    // Lines differ from boundaries only in colour, and modelled ones in dashes.
    for (const axis of ['axis', 'axisModelled'] as const)
      for (const line of ['prefectureLine', 'countyLine', 'shoreline'] as const)
        expect(difference(seen(axis), seen(line)), `${axis} and ${line}`).toBeGreaterThanOrEqual(TOLD_APART);
  });
});

describe.each(Object.entries(PRINT_FLAVOURS))('on paper, %s', (_name, flavour) => {
  const colour = (token: ColourToken | 'ink' | 'inkSoft') => parseHex(flavour[token]);

  it.each([...TEXTS, 'ink', 'inkSoft'] as const)('%s is legible on land and its halo', (token) => {
    for (const ground of ['land', 'neighbour', 'textHalo'] as const)
      expect(contrast(colour(token), colour(ground)), ground).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SYMBOLS)('%s has contrast to land, casing and sea', (token) => {
    for (const ground of ['land', 'neighbour', 'casing', 'sea'] as const)
      expect(contrast(colour(token), colour(ground)), ground).toBeGreaterThanOrEqual(3);
  });

  it('has division lines of less contrast than the axes', () => {
    const strength = (token: ColourToken): number => contrast(colour(token), colour('land'));
    expect(strength('countyLine')).toBeLessThan(strength('prefectureLine'));
    expect(strength('prefectureLine')).toBeLessThan(strength('axis') + 1);
  });
});

describe('mono', () => {
  it('has only greys', () => {
    const tinted = Object.entries(PRINT_FLAVOURS.mono).filter(([, value]) => {
      if (typeof value !== 'string' || !value.startsWith('#')) return false;
      const [red, green, blue] = parseHex(value);
      return red !== green || green !== blue;
    });
    expect(tinted).toEqual([]);
  });
});

describe('colour', () => {
  it('has the contrast of WCAG', () => {
    expect(contrast(parseHex('#000000'), parseHex('#ffffff'))).toBeCloseTo(21);
    expect(contrast(parseHex('#767676'), parseHex('#ffffff'))).toBeCloseTo(4.54, 2);
  });

  it('keeps greys grey for every deficiency', () => {
    for (const deficiency of Object.keys(DEFICIENCIES) as Deficiency[])
      expect(difference(seenWith(deficiency, parseHex('#808080')), parseHex('#808080'))).toBeLessThan(0.5);
  });

  it('makes red and green similar without green cones', () => {
    const [red, green] = [parseHex('#b04a3a'), parseHex('#6f7a2a')];
    expect(difference(seenWith('deutan', red), seenWith('deutan', green))).toBeLessThan(
      difference(red, green) / 2,
    );
  });

  it('refuses an invalid colour', () => {
    expect(() => parseHex('red')).toThrow('red');
  });
});
