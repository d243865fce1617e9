/** Calls an asynchronous function once and gives its result to all calls, with the arguments of the first; calls it again only after it has failed. */
export function loadOnce<Args extends unknown[], T>(
  load: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  let loading: Promise<T> | null = null;
  return (...args) =>
    (loading ??= load(...args).catch((error: unknown) => {
      loading = null;
      throw error;
    }));
}
