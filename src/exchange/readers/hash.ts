import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Run } from './run.ts';
import { chunksOf } from './text.ts';

/** SHA-256 of a file in hexadecimal digits. By a library, since browsers have `crypto.subtle` only where a page comes by https. */
export async function hashOf(blob: Blob, run: Run): Promise<string> {
  const hash = sha256.create();
  for await (const chunk of chunksOf(blob)) {
    hash.update(chunk);
    run.check();
  }
  return bytesToHex(hash.digest());
}
