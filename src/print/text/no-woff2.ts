/**
 * Replaces the Brotli decompressor of fontkit in the built page (`vite.config.ts`): it unpacks a dictionary of 120 kB when it is loaded, and the fonts of
 * sheets are TrueType there. The command line and the tests, which also open WOFF2, have the real one.
 * @throws Error always: the file is WOFF2
 */
// fontkit imports the default export.
// oxlint-disable-next-line import/no-default-export
export default function decompress(): never {
  throw new Error('WOFF2 is not read in the page');
}
