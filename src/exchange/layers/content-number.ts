/** Numbers for Blobs: two layers of one file may have different positions. */
const contents = new WeakMap<Blob, number>();
let lastContent = 0;
export function contentNumber(blob: Blob): number {
  const known = contents.get(blob) ?? ++lastContent;
  contents.set(blob, known);
  return known;
}
