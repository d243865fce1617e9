import { type BasemapFault, SpecError } from '../print/spec/failure.ts';

/** A failure of a basemap. @param detail a figure, an address or what a server said, not a text to be translated */
export const unusable = (source: string, why: BasemapFault, detail?: string): SpecError =>
  new SpecError({ kind: 'basemap', source, why, ...(detail === undefined ? {} : { detail }) });

/** The cause of a failure of a basemap. */
export function toCause(error: unknown): { why: BasemapFault; detail: string } {
  if (error instanceof SpecError && error.failure.kind === 'basemap')
    return { why: error.failure.why, detail: error.failure.detail ?? '' };
  return { why: 'unreadable', detail: '' };
}
