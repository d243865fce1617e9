import { describe, expect, it } from 'vitest';
import { safeUrl } from './source-link.tsx';

describe('safeUrl', () => {
  it.each([['https://www.zjqy.gov.cn/art/1.html'], ['http://example.com:2027/a?b=c#d']])(
    'accepts %s',
    (url) => {
      expect(safeUrl(url)).toBe(url);
    },
  );

  it.each([
    ['javascript:alert(1)'],
    [' JaVaScRiPt:alert(1)'],
    ['data:text/html,x'],
    ['//example.com'],
    ['not a url'],
    [''],
    [undefined],
  ])('refuses %s', (url) => {
    expect(safeUrl(url)).toBeNull();
  });
});
