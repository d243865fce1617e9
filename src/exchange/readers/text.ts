import type { Run } from './run.ts';

const CHUNK_BYTES = 2 ** 20;
/** Number of bytes by which UTF-16 without a byte order mark is recognised. */
const SAMPLE_BYTES = 4096;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface DetectedEncoding {
  encoding: Encoding;
  /** Whether the file states its encoding by a byte order mark. UTF-8 that decodes without errors needs none. */
  isCertain: boolean;
  /** Number of bytes, or pairs of bytes, that are no character of the encoding. */
  badCount: number;
}

/** The bytes of a file in pieces of a megabyte. */
export async function* chunksOf(blob: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; from < blob.size; from += CHUNK_BYTES)
    yield new Uint8Array(await blob.slice(from, from + CHUNK_BYTES).arrayBuffer());
}

/** Number of U+FFFD in the decoded text, and of characters above ASCII. */
async function decodingFaults(
  blob: Blob,
  encoding: Encoding,
  run: Run,
): Promise<{ bad: number; other: number }> {
  const decoder = new TextDecoder(encoding);
  let bad = 0;
  let other = 0;
  const count = (text: string): void => {
    if (!NOT_ASCII.test(text)) return;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 0xff_fd) bad++;
      else if (unit > 0x7f) other++;
    }
  };
  for await (const chunk of chunksOf(blob)) {
    count(decoder.decode(chunk, { stream: true }));
    run.check();
  }
  count(decoder.decode());
  return { bad, other };
}
const NOT_ASCII = /[^\0-\u007f]/;

async function isUtf8(blob: Blob, run: Run): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunksOf(blob)) {
      decoder.decode(chunk, { stream: true });
      run.check();
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** UTF-16 without a mark: in texts with digits, commas and line ends every other byte is often 0. */
function utf16Without(sample: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  for (const [i, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const enough = sample.length / 40;
  if (odd > enough && even * 20 < odd) return 'utf-16le';
  if (even > enough && odd * 20 < even) return 'utf-16be';
  return null;
}

/**
 * Recognises the encoding of a text: by its byte order mark; UTF-16 by its zero bytes; UTF-8 if all bytes are valid; else GB18030, unless
 * the text is more likely UTF-8 with some damaged bytes.
 */
export async function detectEncoding(blob: Blob, run: Run): Promise<DetectedEncoding> {
  const sample = new Uint8Array(await blob.slice(0, SAMPLE_BYTES).arrayBuffer());
  const [a, b, c] = sample;
  const marked = async (encoding: Encoding): Promise<DetectedEncoding> => ({
    encoding,
    isCertain: true,
    badCount: (await decodingFaults(blob, encoding, run)).bad,
  });
  if (a === 0xef && b === 0xbb && c === 0xbf) return marked('utf-8');
  if (a === 0xff && b === 0xfe) return marked('utf-16le');
  if (a === 0xfe && b === 0xff) return marked('utf-16be');
  const wide = utf16Without(sample);
  if (wide) return { ...(await marked(wide)), isCertain: false };
  if (await isUtf8(blob, run)) return { encoding: 'utf-8', isCertain: true, badCount: 0 };
  const utf8 = await decodingFaults(blob, 'utf-8', run);
  const gb = await decodingFaults(blob, 'gb18030', run);
  // Text in GB18030 decoded as UTF-8 has errors nearly everywhere above ASCII; damaged UTF-8 has few.
  const isDamagedUtf8 = utf8.bad * 10 < utf8.other && (gb.bad > 0 || utf8.bad * 50 < utf8.other);
  return isDamagedUtf8
    ? { encoding: 'utf-8', isCertain: true, badCount: utf8.bad }
    : { encoding: 'gb18030', isCertain: false, badCount: gb.bad };
}

/** The text of a file in pieces, without byte order mark; every line ends with “\n”, whatever its end in the file. */
export async function* textOf(blob: Blob, encoding: Encoding, run: Run): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let heldBack = '';
  for await (const chunk of chunksOf(blob)) {
    const text = heldBack + decoder.decode(chunk, { stream: true });
    // The line feed of the last carriage return may be in the next piece.
    heldBack = text.endsWith('\r') ? '\r' : '';
    yield withLineFeeds(heldBack === '' ? text : text.slice(0, -1));
    run.progress(chunk.length);
  }
  yield withLineFeeds(heldBack + decoder.decode());
}

const withLineFeeds = (text: string): string =>
  text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
