import type { Signal } from '@preact/signals';

/** Parts of the page whose code is loaded after its start, by their names in `i18n/<language>/page.ts`. */
export type LatePart = 'analysis' | 'basemap' | 'files' | 'legend' | 'preview' | 'programme' | 'stories';

/** Code that was asked for and did not load. */
export interface LateFault {
  parts: readonly LatePart[];
  /** Asks for it again. */
  retry: () => void;
}

/**
 * Loads code for parts of the page. If that fails, the fault is reported and listed, with another try, until one succeeds.
 * @param state its list of faults; one of the same parts is replaced
 */
export function loadLate(
  { lateFaults: faults }: { lateFaults: Signal<readonly LateFault[]> },
  parts: readonly LatePart[],
  load: () => Promise<unknown>,
): void {
  const isOther = (fault: LateFault): boolean => fault.parts.join() !== parts.join();
  const attempt = (): void => {
    if (!faults.peek().every(isOther)) faults.value = faults.peek().filter(isOther);
    load().catch((error: unknown) => {
      faults.value = [...faults.peek().filter(isOther), { parts, retry: attempt }];
      reportError(error);
    });
  };
  attempt();
}
