/**
 * pdf.js for tests, with its worker in the same thread. Its build for Node 20 replaces built-in functions by versions that are slower for all code in the
 * process: `Array.prototype.push` takes ten times as long, `JSON.stringify` six times, with which Playwright sends every command to the browser. They differ
 * only for arrays of fixed length, `JSON.rawJSON` and a third argument of revivers, which do not occur here, so the native ones are restored.
 */
const { push } = Array.prototype;
const { parse, stringify } = JSON;
const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
// Loaded now, since pdf.js would load it with the first file and replace them again.
// @ts-expect-error It comes without types.
await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
// oxlint-disable-next-line no-extend-native
Array.prototype.push = push;
Object.assign(JSON, { parse, stringify });

export { getDocument, OPS };
