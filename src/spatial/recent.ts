/** Keeps the values of the last few keys. */
export function recent<T>(limit: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const value = kept.has(key) ? (kept.get(key) as T) : make();
    kept.delete(key);
    kept.set(key, value);
    for (const old of kept.keys()) {
      if (kept.size <= limit) break;
      kept.delete(old);
    }
    return value;
  };
}
