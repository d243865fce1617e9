import type { RangeResponse, Source } from 'pmtiles';

/** What the first request brings: header, directory and, as the tiles of low zooms come first, those of the whole province. */
const HEAD_BYTES = 128 * 1024;

/**
 * Reads parts of an archive on the page's own site. A server that knows no ranges sends the whole file at the first request; it is
 * kept then, a megabyte, and asked for once.
 */
export class ArchiveSource implements Source {
  readonly #address: string;
  readonly #deadlineMs: number;
  /** The beginning of the file, or all of it. */
  #head: Promise<ArrayBuffer> | null = null;

  constructor(address: string, deadlineMs: number) {
    this.#address = address;
    this.#deadlineMs = deadlineMs;
  }

  getKey(): string {
    return this.#address;
  }

  /** @throws Error where the server does not give the bytes */
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
