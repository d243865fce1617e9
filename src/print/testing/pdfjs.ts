/**
 * pdf.js for tests, with its worker in the same thread. Its build for Node 20 puts a replacement in the place of
 * `Array.prototype.push`, ten times as slow, which would then be used by everything that runs after it; the one difference
 * (an error for an array of fixed length) matters to none of it, so the native one is put back.
 */
const { push } = Array.prototype;
const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
// Loaded here, or pdf.js would load it with the first file and replace `push` again.
// @ts-expect-error It comes without types.
await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
// oxlint-disable-next-line no-extend-native
Array.prototype.push = push;

export { getDocument, OPS };
