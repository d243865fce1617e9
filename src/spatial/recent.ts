/** Keeps the values of the last few keys. */
export class Recent<T> {
  readonly #limit: number;
  readonly #kept = new Map<string, T>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The value of a key, computed where there is none. */
  get(key: string, make: () => T): T {
    const value = this.#kept.has(key) ? (this.#kept.get(key) as T) : make();
    this.#kept.delete(key);
    this.#kept.set(key, value);
    for (const old of this.#kept.keys()) {
      if (this.#kept.size <= this.#limit) break;
      this.#kept.delete(old);
    }
    return value;
  }

  /** The value of a key where there is one. */
  peek(key: string): T | undefined {
    return this.#kept.get(key);
  }

  /** Removes the keys that do not pass. */
  keep(passes: (key: string) => boolean): void {
    for (const key of this.#kept.keys()) if (!passes(key)) this.#kept.delete(key);
  }
}
