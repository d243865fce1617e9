/** So long may a new shape take to be seen before a hand would feel it. */
const SLOW_MS = 150;
/** So many quick ones in a row, and the map is believed to be quick again. */
const QUICK_AGAIN = 3;

/** Watches how the map draws what is laid over it. */
export interface Drawing {
  /** Whether a new shape would hold up the page, as on a machine that draws without a graphics card. */
  readonly slow: boolean;
  /** Carries out a drawing and notes how it went. */
  watch(draw: () => Promise<void>): Promise<void>;
}

/** @param longTasks counts the tasks of the main thread over 50 ms so far */
export function watchDrawing(longTasks: () => number = countLongTasks()): Drawing {
  // Nothing is known yet: no hand is held up to find out.
  let quickToCome = 1;
  return {
    get slow() {
      return quickToCome > 0;
    },
    async watch(draw) {
      const [begun, before] = [performance.now(), longTasks()];
      await draw();
      const wasSlow = performance.now() - begun > SLOW_MS || longTasks() > before;
      quickToCome = wasSlow ? QUICK_AGAIN : Math.max(0, quickToCome - 1);
    },
  };
}

/** Not every browser tells of long tasks; there the time until a shape is seen has to do. */
function countLongTasks(): () => number {
  if (typeof PerformanceObserver === 'undefined') return () => 0;
  if (!PerformanceObserver.supportedEntryTypes.includes('longtask')) return () => 0;
  let count = 0;
  const observer = new PerformanceObserver((list) => {
    count += list.getEntries().length;
  });
  observer.observe({ type: 'longtask' });
  return () => (count += observer.takeRecords().length);
}
