/**
 * Does a work for the newest value, one at a time: what comes while it is at work replaces what waits, so that a stream of
 * values is never answered by none of them.
 * @param work must not reject
 */
export function latest<T>(work: (value: T) => Promise<void>): (value: T) => void {
  let busy = false;
  let next: { value: T } | null = null;
  const run = async (): Promise<void> => {
    busy = true;
    while (next) {
      const { value } = next;
      next = null;
      await work(value);
    }
    busy = false;
  };
  return (value) => {
    next = { value };
    if (!busy) void run();
  };
}
