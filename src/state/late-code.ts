import type { Signal } from '@preact/signals';

/** Parts of the page whose code is loaded after its start, by their names in `i18n/<language>/page.ts`. */
export type LatePart =
  | 'analysis'
  | 'basemap'
  | 'files'
  | 'legend'
  | 'preview'
  | 'print'
  | 'programme'
  | 'stories';

/** Code that was asked for and did not load. */
export interface LateFault {
  /** What was loaded: the parts, unless these need several loads. */
  what: string;
  parts: readonly LatePart[];
  /** Asks for it again. */
  retry: () => void;
}

/**
 * Loads code for parts of the page. If that fails, the fault is reported and listed, with another try, until one succeeds.
 * @param state its list of faults; one of the same load is replaced
 * @param what name of this load if the parts need several, so that the success of one does not hide that another failed
 */
export function loadLate(
  { lateFaults: faults }: { lateFaults: Signal<readonly LateFault[]> },
  parts: readonly LatePart[],
  load: () => Promise<unknown>,
  what = parts.join(),
): void {
  const isOther = (fault: LateFault): boolean => fault.what !== what;
  const attempt = (): void => {
    if (!faults.peek().every(isOther)) faults.value = faults.peek().filter(isOther);
    load().catch((error: unknown) => {
      faults.value = [...faults.peek().filter(isOther), { what, parts, retry: attempt }];
      reportError(error);
    });
  };
  attempt();
}
