import { LANGUAGES } from '../i18n/index.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubjectSwitch } from '../domain/legend.ts';
import { RECORD_KINDS } from '../domain/network.ts';
import { ANSWER_LAYERS, WIDTH_KM } from '../domain/answer-layers.ts';
import { TRACKS } from '../domain/records.ts';
import { MINUTES } from '../domain/travel.ts';
import { SPEED_FIELDS } from '../domain/travel-speeds.ts';
import { decodeLink, encodeLink, FLAVOURS } from './link.ts';
import type { LinkState } from './link.ts';

const SUBJECTS: readonly SubjectSwitch[] = [
  { id: 'axes', shown: true },
  { id: 'villages', shown: true },
  { id: 'rivers', shown: true },
  { id: 'elevation', shown: false },
];
const ids = (shown: boolean) => SUBJECTS.filter((each) => each.shown === shown).map(({ id }) => id);
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const county = digits(2).chain((p) => fc.constantFrom('02', '23', '81').map((c) => `33${p}${c}`));
const prefecture = fc.constantFrom('330100', '330700', '331100');
const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,30}$/);
const selection = fc.oneof(
  fc.record({ kind: fc.constantFrom('axis' as const, 'cluster' as const), id: slug }),
  fc.record({ kind: fc.constant('county' as const), id: county }),
  fc
    .record({ kind: fc.constant('town' as const), id: digits(3).map((d) => `330723${d}000`) })
    .filter((s) => !s.id.endsWith('000000')),
  fc
    .record({
      kind: fc.constantFrom('village' as const, 'place' as const),
      id: digits(6).map((d) => `330723${d}`),
    })
    .filter((s) => !s.id.endsWith('000')),
);
const degrees = (limit: number) =>
  fc.integer({ min: -limit * 1e4, max: limit * 1e4 }).map((n) => n / 1e4 + 0);
/** In China. */
const point = fc
  .tuple(fc.integer({ min: 73e4, max: 136e4 }), fc.integer({ min: 3e4, max: 54e4 }))
  .map(([lon, lat]): [number, number] => [lon / 1e4, lat / 1e4]);
const link: fc.Arbitrary<LinkState> = fc.record(
  {
    view: fc.record({
      lon: degrees(180),
      lat: degrees(85),
      zoom: fc.integer({ min: 0, max: 2400 }).map((n) => n / 100),
    }),
    selection,
    filter: fc
      .tuple(
        fc.oneof(fc.record({ county }), fc.record({ prefecture }), fc.constant({})),
        fc.record(
          { batch: fc.constantFrom('1' as const, '2' as const), track: fc.constantFrom(...TRACKS) },
          { requiredKeys: [] },
        ),
        fc.oneof(fc.constant({ documentedOnly: true }), fc.constant({})),
      )
      .map(([a, b, c]) => ({ ...a, ...b, ...c }))
      .filter((f) => Object.keys(f).length > 0),
    hidden: fc.subarray(ids(true), { minLength: 1 }),
    added: fc.subarray(ids(false), { minLength: 1 }),
    widthKm: fc.integer({ min: 0, max: WIDTH_KM.max / WIDTH_KM.step }).map((n) => n * WIDTH_KM.step),
    answerLayers: fc
      .subarray([...ANSWER_LAYERS], { minLength: 1 })
      .map((answerLayers) => new Set(answerLayers)),
    point,
    minutes: fc.constantFrom(...MINUTES),
    destination: fc.constantFrom('seat', 'town'),
    origins: fc.oneof(fc.constantFrom('all', 'region'), digits(12)),
    speeds: fc
      .record(
        Object.fromEntries(
          SPEED_FIELDS.map((field) => [field, fc.integer({ min: 10, max: 2000 }).map((n) => n / 100)]),
        ),
        { requiredKeys: [] },
      )
      .filter((speeds) => Object.keys(speeds).length > 0),
    spot: point,
    list: fc.constantFrom(...RECORD_KINDS),
    flavour: fc.constantFrom(...FLAVOURS),
    language: fc.constantFrom(...LANGUAGES),
    print: fc.record({
      version: fc.constant(1 as const),
      region: fc.record({ kind: fc.constant('county' as const), code: county }),
      title: fc.string({ unit: 'grapheme', maxLength: 40 }),
    }),
  },
  { requiredKeys: [] },
);

describe('link', () => {
  it('reads back every state that it wrote', () => {
    fc.assert(
      fc.property(link, (state) => {
        expect(decodeLink(`#${encodeLink(state)}`, SUBJECTS, LANGUAGES)).toEqual({
          link: state,
          ignored: [],
        });
      }),
    );
  });

  const wuyi = { kind: 'county', id: '330723' } as const;
  it.each([
    [
      '#map%3D9.5%2F28.8%2F119.8%26at%3Dcounty%3A330723%26lang%3Den',
      { view: { zoom: 9.5, lat: 28.8, lon: 119.8 } },
    ],
    ['#at=county:330723&lang=en#wechat_redirect', {}],
    ['#at=county:330723&lang=en&from=singlemessage&isappinstalled=0', {}],
    ['#lang=en&at=county:330723。', {}],
    ['#lang=en&at=county:330723，请看', {}],
    ['#lang=en&at=county:330723 Have a look at this.', {}],
    ['#lang=en&amp;at=county:330723', {}],
    ['#lang=en&amp%3Bat=county:330723', {}],
    ['#at=county:330723&lang=en%20', {}],
    ['#at=county:330723&lang=en.', {}],
    ['#at=county:330723&lang=en>', {}],
    ['#at=county:330723&lang=en**', {}],
    ['#/at=county:330723&lang=en', {}],
    ['#?lang=en&at=county:330723)', {}],
    ['#lang=en&at=county%253A330723', {}],
    ['#LANG=en&At=county:330723', {}],
    ['#lang=en&at＝county：３３０７２３！', {}],
    ['#at=county:330723&lang=en&nbsp;', {}],
    ['#at=county:330723&lang=en&quot;&gt;', {}],
    ['#at&#61;county&colon;330723&#x26;lang=en', {}],
    ['#at=county:330723\\u0026lang\\u003den', {}],
    ['#at=3Dcounty:330723&lang=3Den', {}],
    ['#?utm_source=wechat#at=county:330723&lang=en', {}],
    ['#lang=en#at=county:330723', {}],
    ['#at=county:330723;lang=en?from=timeline', {}],
    ['#at=county : 330723& lang = en', {}],
    ['#（at=county:330723——武义）&lang=en-GB', {}],
    ['#at＝county﹕330723﹠lang＝en、', {}],
    ['#at=county:330723&lang=en:~:text=Wuyi', {}],
    ['#at=county:330723&lang=en&share_token=1#/', {}],
    ['#lang=en\u200b&at=county:33\u00ad0723\u2028', {}],
  ])('reads what messengers make of it: %s', (hash, more) => {
    expect(decodeLink(hash, [], LANGUAGES)).toEqual({
      link: { ...more, selection: wuyi, language: 'en' },
      ignored: [],
    });
  });

  it('reads a dash that an editor put in place of a hyphen', () => {
    for (const dash of '‐‑–—−')
      expect(decodeLink(`#at=axis:axis${dash}330723`).link.selection?.id).toBe('axis-330723');
  });

  it('reads the same from a link that other programs changed in known ways', () => {
    const mangle = fc.constantFrom<(text: string) => string>(
      encodeURIComponent,
      (text) => text.replaceAll('&', '&amp;'),
      (text) => text.replaceAll(':', '%3A').replaceAll('/', '%2F'),
      (text) => `${text}#wechat_redirect`,
      (text) => `${text}&from=timeline&isappinstalled=0`,
      (text) => `${text}。`,
      (text) => `${text}，请看`,
      (text) => `${text} 请看 this`,
      (text) => `${text}%20`,
      (text) => `${text})`,
      (text) => `${text}”`,
      (text) => `/${text}`,
      (text) => `?${text}`,
      (text) => `\ufeff${text}\u200b`,
      (text) => text.replaceAll('=', '=\u200b'),
    );
    fc.assert(
      fc.property(
        link.filter((state) => Object.keys(state).length > 0),
        fc.array(mangle, { maxLength: 5 }),
        (state, mangles) => {
          const handedOn = mangles.reduce((text, change) => change(text), encodeLink(state));
          expect(decodeLink(`#${handedOn}`, SUBJECTS, LANGUAGES)).toEqual({ link: state, ignored: [] });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads any text without throwing, with a stable result', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((s) => `at=${s}&map=${s}&in=${s}`),
      fc.constantFrom(
        '%',
        'map=1e9/0/0',
        'map=NaN/1/1',
        'at=__proto__:x',
        'at=axis:<img src=x>',
        'hide=axes,constructor',
        'in=330000',
      ),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { link: kept } = decodeLink(text, SUBJECTS, LANGUAGES);
        expect(decodeLink(encodeLink(kept), SUBJECTS, LANGUAGES).link).toEqual(kept);
      }),
    );
  });

  it('names the parts that it leaves out and keeps the rest', () => {
    const { link: kept, ignored } = decodeLink(
      '#map=99/30/120&at=village:123&look=dark&colour=red&only=all&lang',
    );
    expect(kept).toEqual({ flavour: 'dark' });
    expect(ignored).toEqual(['map=99/30/120', 'at=village:123', 'colour=red', 'only=all', 'lang']);
  });

  it('leaves out positions that are not in China, and names them', () => {
    const { link: kept, ignored } = decodeLink('#point=48/2&spot=0/0&width=5', SUBJECTS, LANGUAGES);
    expect(kept).toEqual({ widthKm: 5 });
    expect(ignored).toEqual(['point=48/2', 'spot=0/0']);
    expect(decodeLink('#point=29/119.8').link).toEqual({ point: [119.8, 29] });
  });

  const printLink = (settings: unknown): string =>
    `#print=${Buffer.from(JSON.stringify(settings)).toString('base64url')}`;

  it.each(['region', 'scale', 'layers', 'filter', 'date', 'paper'])(
    'names %s of a sheet where it is null, and keeps the rest',
    (setting) => {
      const settings = {
        version: 1,
        region: { kind: 'county', code: '330723' },
        title: '甲',
        [setting]: null,
      };
      const { link: kept, ignored, refusedPrint } = decodeLink(printLink(settings));
      expect(ignored).toEqual([]);
      expect(refusedPrint).toMatchObject([{ kind: 'value', path: setting }]);
      expect(kept.print).toMatchObject({ version: 1, region: { kind: expect.any(String) }, title: '甲' });
      expect(kept.print).not.toHaveProperty(setting, null);
    },
  );

  it.each(['2026-02-30', '2026-11-31', '2027-02-29', '2026-02-29', '2026-09-31'])(
    'does not date a sheet %s, a day that does not exist',
    (date) => {
      const { link: kept, refusedPrint } = decodeLink(
        printLink({ version: 1, region: { kind: 'province' }, date }),
      );
      expect(kept.print).toEqual({ version: 1, region: { kind: 'province' } });
      expect(refusedPrint).toMatchObject([{ kind: 'date', value: date }]);
    },
  );

  it('accepts any object as a sheet, and nothing else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { link: kept, ignored } = decodeLink(printLink(value));
        const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
        expect(ignored.length).toBe(isObject ? 0 : 1);
        if (isObject) expect(decodeLink(`#${encodeLink(kept)}`)).toEqual({ link: kept, ignored: [] });
      }),
    );
  });

  it.each([
    ['hide=axes,hamlets,villages', { hidden: ['axes', 'villages'] }, ['hide=hamlets']],
    ['hide=constructor', {}, ['hide=constructor']],
    ['hide=axes,axes&add=elevation,snow', { hidden: ['axes'], added: ['elevation'] }, ['add=snow']],
    ['hide=', {}, ['hide=']],
  ])('keeps known subjects and names the others: %s', (hash, kept, ignored) => {
    expect(decodeLink(hash, SUBJECTS, LANGUAGES)).toEqual({ link: kept, ignored });
  });

  it.each([
    ['minutes=30&origins=330182101000', { minutes: 30, origins: '330182101000' }, []],
    ['minutes=30&to=seat', { minutes: 30, destination: 'seat' }, []],
    ['minutes=30&to=Seat。到这里', { minutes: 30, destination: 'seat' }, []],
    ['to=home', {}, ['to=home']],
    ['minutes=20&origins=here', {}, ['minutes=20', 'origins=here']],
    [
      'speeds=motorway:100,walk:0,boat:9,ferry-wait:600,river:fast',
      { speeds: { motorway: 100, 'ferry-wait': 600 } },
      ['speeds=walk:0,boat:9,river:fast'],
    ],
    ['speeds=constructor:9', {}, ['speeds=constructor:9']],
  ])('keeps known settings of travel time and names the others: %s', (hash, kept, ignored) => {
    expect(decodeLink(hash, SUBJECTS, LANGUAGES)).toEqual({ link: kept, ignored });
  });

  it('stays empty when nothing was set', () => {
    expect(encodeLink({})).toBe('');
    expect(decodeLink('')).toEqual({ link: {}, ignored: [] });
  });

  it('is short and readable', () => {
    const text = encodeLink({
      view: { lon: 119.81234567, lat: 28.9, zoom: 9.126 },
      selection: { kind: 'axis', id: 'axis-330723' },
      filter: { prefecture: '330700', county: '330723', documentedOnly: true },
      hidden: ['axes', 'villages'],
      added: ['elevation'],
    });
    expect(text).toBe(
      'map=9.13/28.9/119.8123&at=axis:axis-330723&in=330723&only=documented&hide=axes,villages&add=elevation',
    );
  });
});
