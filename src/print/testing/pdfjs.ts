/**
 * pdf.js for tests, with its worker in the same thread. Its build for Node 20 replaces `Array.prototype.push` by a version ten times as
 * slow for all code in the process. It differs only in an error for arrays of fixed length, which does not occur here, so the native one is
 * restored.
 */
const { push } = Array.prototype;
const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
// Loaded now, since pdf.js would load it with the first file and replace `push` again.
// @ts-expect-error It comes without types.
await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
// oxlint-disable-next-line no-extend-native
Array.prototype.push = push;

export { getDocument, OPS };
