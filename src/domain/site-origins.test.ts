import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentSecurityPolicy, parseOrigins } from './site-origins.ts';

it('takes origins, each once, as browsers write them', () =>
  expect(
    parseOrigins([
      'https://t0.tianditu.gov.cn',
      'https://Tiles.Example:443/',
      'https://tiles.example',
      'https://tiles.example:8443',
      'http://127.0.0.1:8080',
    ]),
  ).toEqual([
    'https://t0.tianditu.gov.cn',
    'https://tiles.example',
    'https://tiles.example:8443',
    'http://127.0.0.1:8080',
  ]));

it.each([[undefined], ['https://tiles.example'], [{ 0: 'https://tiles.example' }]])(
  'refuses %j, which is not a list',
  (list) => expect(() => parseOrigins(list)).toThrow('basemapOrigins is no list'),
);

it.each([
  ['*'],
  ['https://*.example'],
  ['https:'],
  ['https://tiles.example/path'],
  ["https://tiles.example; script-src 'unsafe-inline'"],
  ["'unsafe-eval'"],
  ['https://tiles.example https://other.example'],
  ['http://tiles.example'],
  ['data:'],
  ['https://me:secret@tiles.example'],
  ['https://tiles.example:99999'],
  ['https://瓦片.example'],
  [5],
  [null],
])('refuses %j, with the entry and its place in the message', (entry) => {
  const list = ['https://a.example', entry];
  expect(() => parseOrigins(list)).toThrow('basemapOrigins[1]');
  expect(() => parseOrigins(list)).toThrow(JSON.stringify(entry));
});

it('adds origins to the directives for connections and to no other', () => {
  const strict = contentSecurityPolicy([]);
  expect(strict).toContain("connect-src 'self';");
  const opened = contentSecurityPolicy(['https://a.example', 'https://b.example:8443']);
  expect(opened).toBe(
    strict.replace("connect-src 'self'", "connect-src 'self' https://a.example https://b.example:8443"),
  );
});

it('no accepted text adds a directive or a wildcard to the policy', () => {
  const signs = fc.constantFrom(
    'https://',
    'http://',
    'a',
    '.example',
    '*',
    "'",
    ';',
    ' ',
    '/',
    ':',
    '443',
    '@',
    '\n',
  );
  const texts = fc.array(signs, { maxLength: 8 }).map((all) => all.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      let origins: string[];
      try {
        origins = parseOrigins([text]);
      } catch {
        return;
      }
      const [origin = ''] = origins;
      expect(origin).toBe(new URL(origin).origin);
      expect(contentSecurityPolicy(origins).split(';')).toHaveLength(
        contentSecurityPolicy([]).split(';').length,
      );
      expect(origin).not.toMatch(/[*'\s]/);
    }),
  );
});
