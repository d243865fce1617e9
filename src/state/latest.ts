/**
 * Runs a task for the newest value, one run at a time. A value that arrives during a run replaces the one that waits; so the last value is always
 * used, and earlier ones as far as time allows.
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
