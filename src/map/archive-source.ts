import type { RangeResponse, Source } from 'pmtiles';

/** Size of the first request, bytes: header, directory, and the tiles of low zoom levels, which cover the whole province. */
const HEAD_BYTES = 128 * 1024;

/**
 * Reads byte ranges of a PMTiles archive on the page's own site. If the server does not support ranges it sends the whole file (1 MB) at
 * the first request, which is then cached.
 */
export class ArchiveSource implements Source {
  readonly #address: string;
  readonly #deadlineMs: number;
  /** The first `HEAD_BYTES` of the file, or all of it. */
  #head: Promise<ArrayBuffer> | null = null;

  constructor(address: string, deadlineMs: number) {
    this.#address = address;
    this.#deadlineMs = deadlineMs;
  }

  getKey(): string {
    return this.#address;
  }

  /** @throws Error if the server does not deliver the bytes */
  async getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    this.#head ??= this.#fetch(0, HEAD_BYTES).catch((error: unknown) => {
      this.#head = null;
      throw error;
    });
    const head = await this.#head;
    const isInHead = offset + length <= head.byteLength || head.byteLength > HEAD_BYTES;
    return {
      data: isInHead ? head.slice(offset, offset + length) : await this.#fetch(offset, length, signal),
    };
  }

  async #fetch(offset: number, length: number, signal?: AbortSignal): Promise<ArrayBuffer> {
    const deadline = AbortSignal.timeout(this.#deadlineMs);
    const response = await fetch(this.#address, {
      headers: { range: `bytes=${offset}-${offset + length - 1}` },
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    if (!response.ok) throw new Error(`${this.#address}: ${response.status}`);
    return response.arrayBuffer();
  }
}
