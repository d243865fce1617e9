/** Limit for a new shape to appear, ms; beyond it dragging feels slow. */
const SLOW_MS = 150;
/** Number of consecutive fast drawings after which drawing counts as fast again. */
const QUICK_AGAIN = 3;

/** Measures how fast the map draws new shapes. */
export interface Drawing {
  /** Whether a new shape would block the page, as on a device without a graphics card. */
  readonly slow: boolean;
  /** Carries out a drawing and measures it. */
  watch(draw: () => Promise<void>): Promise<void>;
}

/** @param longTasks number of tasks of the main thread over 50 ms so far */
export function watchDrawing(longTasks: () => number = countLongTasks()): Drawing {
  // Drawing counts as slow until one drawing was fast, so that the first drag is not blocked.
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

/** Counts long tasks; always 0 if the browser does not report them, so that only the time until a shape appears counts. */
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
