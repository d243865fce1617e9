import type { Language } from '../../domain/language.ts';

/** The additional languages of `pseudo*.test.tsx`: with names in Latin letters, and in Chinese characters. */
export const [LATIN, HAN] = ['qa', 'qh'] as unknown as [Language, Language];

/** Chinese text that is not data. If names are in Latin letters, only text marked as Chinese counts as data. */
export const han = (texts: readonly string[]): string[] =>
  texts.filter((text) => /\p{Script=Han}/u.test(text));

/** Latin words that are neither marked nor data: names of formats, datums, papers and keys, codes and ids, which are the same in every language. */
const UNIVERSAL =
  /\b(?:PDF|SVG|PNG|JSON|[a-z]+\.geojson|Vonng\/adcode|CC BY|PMTiles|OpenMapTiles|A[0-5]|mm|km|dpi|CGCS\d+|WGS \d+|EPSG|axis-\d+|[GS]\d+|[A-Z]\d+)\b/g;
export const latin = (texts: readonly string[]): string[] =>
  texts.filter((text) => /[A-Za-z]{2,}/.test(text.replaceAll(/https?:\S+/g, '').replaceAll(UNIVERSAL, '')));

/** Texts and accessible names of all elements, without those marked as Chinese data or as pinyin. */
export function textsIn(element: Element): string[] {
  const own = (node: Element): string[] => {
    if (['zh-Hans', 'zh-Latn'].includes(node.getAttribute('lang') ?? '')) return [];
    const named = ['aria-label', 'title', 'placeholder', 'alt'].flatMap(
      (name) => node.getAttribute(name) ?? [],
    );
    const inside = [...node.childNodes].flatMap((child) =>
      child.nodeType === 3 ? [child.textContent ?? ''] : child.nodeType === 1 ? own(child as Element) : [],
    );
    return [...named, ...inside];
  };
  return own(element);
}
