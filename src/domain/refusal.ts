import type { LonLat } from './records.ts';

/** Why a question or a change of the network is refused, for what a reader can cause: a code with its values. The words are in `i18n/*\/analysis.ts`. */
export type Refusal =
  /** A position outside China, or outside the ground of travel time. */
  | { code: 'outside-china' | 'outside-ground'; lonLat: LonLat }
  /** A record that the data do not have, such as one that an old list changes. */
  | { code: 'no-record'; of: 'axis' | 'town' | 'village'; id: string };

/** A refusal that the page can word. The message is for the browser's console. */
export class RefusalError extends RangeError {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, message: string) {
    super(message);
    this.name = 'RefusalError';
    this.refusal = refusal;
  }
}
