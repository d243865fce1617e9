/** A number for each Blob, by which the worker recognises content. The name of the file does not identify it: two layers of one file may differ in positions. */
const contents = new WeakMap<Blob, number>();
let lastContent = 0;
export function contentNumber(blob: Blob): number {
  const known = contents.get(blob) ?? ++lastContent;
  contents.set(blob, known);
  return known;
}
