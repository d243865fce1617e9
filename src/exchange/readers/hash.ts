import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Run } from './run.ts';
import { chunksOf } from './text.ts';

/** Largest file that is hashed by the platform, which needs it as a whole. */
const WHOLE_BYTES = 128 * 2 ** 20;

/** SHA-256 of a file in hexadecimal digits. By a library where a page comes without https, since browsers then have no `crypto.subtle`. */
export async function computeHash(blob: Blob, run: Run): Promise<string> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (subtle && blob.size <= WHOLE_BYTES)
    return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', await blob.arrayBuffer())));
  const hash = sha256.create();
  for await (const chunk of chunksOf(blob)) {
    hash.update(chunk);
    run.check();
  }
  return bytesToHex(hash.digest());
}
