import type { RangeResponse, Source } from 'pmtiles';

/**
 * Reads parts of an archive on the page's own site. A server that knows no ranges sends the whole file at the first request; it is
 * kept then, a megabyte, and asked for once.
 */
export class ArchiveSource implements Source {
  readonly #address: string;
  readonly #deadlineMs: number;
  #whole: Promise<ArrayBuffer> | null = null;

  constructor(address: string, deadlineMs: number) {
    this.#address = address;
    this.#deadlineMs = deadlineMs;
  }

  getKey(): string {
    return this.#address;
  }

  /** @throws Error where the server does not give the bytes */
  async getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    if (this.#whole) return { data: (await this.#whole).slice(offset, offset + length) };
    const deadline = AbortSignal.timeout(this.#deadlineMs);
    const response = await fetch(this.#address, {
      headers: { range: `bytes=${offset}-${offset + length - 1}` },
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    if (!response.ok) throw new Error(`${this.#address}: ${response.status}`);
    if (response.status === 206) return { data: await response.arrayBuffer() };
    this.#whole ??= response.arrayBuffer();
    return { data: (await this.#whole).slice(offset, offset + length) };
  }
}
