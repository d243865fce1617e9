/** A new shape that takes longer than this to appear, ms, makes dragging feel slow. */
const SLOW_MS = 150;
/** After so many quick drawings in a row drawing counts as quick again. */
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
  // Drawing counts as slow until one drawing was quick, so that the first drag is not held up.
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

/** Counts long tasks; 0 where the browser does not report them, and the time until a shape appears decides alone. */
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
