/** Safari refuses the 101st history call within 30 s (SecurityError); Chromium drops calls without an error beyond 200 in 10 s. */
const WINDOW_MS = 30_000;
/** Calls that the page allows itself in that time: rewrites of the present entry, and new entries, which may use the rest. */
const MAX_CALLS = { rewrite: 60, step: 80 } as const;
/** Pause after a refused call, ms. */
const REFUSED_MS = 5000;

/** Keeps the calls to the browser's history below the rate at which browsers refuse them, and handles refused calls. */
export class HistoryQuota {
  #calls: number[] = [];
  #refusedAt = -Infinity;

  /** How long a call has to wait, ms; 0 if it may be made now. */
  waitMs(kind: keyof typeof MAX_CALLS): number {
    const now = performance.now();
    this.#calls = this.#calls.filter((at) => now - at < WINDOW_MS);
    const oldest = this.#calls.at(-MAX_CALLS[kind]);
    return Math.max(
      0,
      this.#refusedAt + REFUSED_MS - now,
      oldest === undefined ? 0 : oldest + WINDOW_MS - now,
    );
  }

  /**
   * Makes a call that the browser may refuse.
   * @returns whether it was accepted
   */
  call(make: () => void): boolean {
    this.#calls.push(performance.now());
    try {
      make();
      return true;
    } catch {
      this.#refusedAt = performance.now();
      return false;
    }
  }
}
