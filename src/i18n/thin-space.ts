const THIN_SPACE = '\u2009';
const BOUNDARY = /(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=\p{Script=Han})/gu;

/** The same dictionary with a thin space between Han and Latin, like `text-autospace` in browsers that support it. */
export function withThinSpaces<T>(node: T): T {
  if (typeof node === 'string') return node.replace(BOUNDARY, THIN_SPACE) as T;
  if (typeof node === 'function')
    return ((...values: unknown[]) =>
      withThinSpaces((node as unknown as (...v: unknown[]) => unknown)(...values))) as T;
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withThinSpaces(value)])) as T;
}
