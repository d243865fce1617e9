/** Keeps the values of the last few keys. */
export class Recent<T> {
  readonly #limit: number;
  readonly #entries = new Map<string, T>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The value of a key, computed where there is none. */
  get(key: string, make: () => T): T {
    const value = this.#entries.has(key) ? (this.#entries.get(key) as T) : make();
    this.#entries.delete(key);
    this.#entries.set(key, value);
    for (const old of this.#entries.keys()) {
      if (this.#entries.size <= this.#limit) break;
      this.#entries.delete(old);
    }
    return value;
  }

  /** The value of a key where there is one. */
  peek(key: string): T | undefined {
    return this.#entries.get(key);
  }

  /** Removes the keys that do not pass. */
  keep(passes: (key: string) => boolean): void {
    for (const key of this.#entries.keys()) if (!passes(key)) this.#entries.delete(key);
  }
}
