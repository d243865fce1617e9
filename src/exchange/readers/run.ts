import { errorDetail } from '../../domain/error-detail.ts';
import type { Fault, FaultCode, FaultDetails, FaultPlace, LimitName } from '../../domain/fault.ts';
import { LIMITS, LISTED_FAULTS, RATIO_FROM_BYTES, secondsFor } from '../limits.ts';

const LONGEST_VALUE = 80;

/** A value shortened for the text of a fault. */
export function shortened(value: string): string {
  const characters = Array.from(value.slice(0, 2 * LONGEST_VALUE + 2));
  return characters.length > LONGEST_VALUE ? `${characters.slice(0, LONGEST_VALUE - 1).join('')}…` : value;
}

/**
 * The message of a library about a damaged file; empty for errors of its own code (a value that is missing, an access past the end of a
 * buffer), which are of no use to a reader.
 */
export function readableMessage(error: unknown): string | undefined {
  if (error instanceof TypeError || error instanceof RangeError) return undefined;
  const message = errorDetail(error);
  return /\b(?:undefined|NaN)\b/.test(message) ? undefined : message;
}

/** Builds a fault; the compiler checks the values that its code needs. */
export function buildFault<C extends FaultCode>(
  code: C,
  level: Fault['level'],
  place: FaultPlace,
  details: FaultDetails[C],
  value?: string,
): Fault {
  const said = value === undefined ? {} : { value: shortened(value) };
  return { code, level, ...place, ...said, ...(details === null ? {} : { details }) } as Fault;
}

/** Ends the reading of a file: nothing of it can be used. */
export class RefusedFile<C extends FaultCode = FaultCode> extends Error {
  readonly code: C;
  readonly details: FaultDetails[C];
  readonly value: string | undefined;
  readonly place: Omit<FaultPlace, 'file'>;

  constructor(code: C, details: FaultDetails[C], value?: string, place: Omit<FaultPlace, 'file'> = {}) {
    super(code);
    this.code = code;
    this.details = details;
    this.value = value;
    this.place = place;
  }
}

/** Collects the faults of one content: the first ones of each code, and the number of the others. */
export class FaultList {
  readonly #place: FaultPlace;
  readonly #listed: Fault[] = [];
  readonly #counts = new Map<FaultCode, number>();

  /** @param place of the content: file and sheet */
  constructor(place: FaultPlace) {
    this.#place = place;
  }

  add<C extends FaultCode>(
    code: C,
    level: Fault['level'],
    details: FaultDetails[C],
    { value, ...place }: Omit<FaultPlace, 'file' | 'sheet'> & { value?: string } = {},
  ): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= LISTED_FAULTS)
      this.#listed.push(buildFault(code, level, { ...this.#place, ...place }, details, value));
  }

  all(): Fault[] {
    const more = [...this.#counts].flatMap(([code, count]) => {
      const level = this.#listed.find((fault) => fault.code === code)?.level ?? 'note';
      return count > LISTED_FAULTS
        ? [buildFault('more', level, this.#place, { of: code, count: count - LISTED_FAULTS })]
        : [];
    });
    return [...this.#listed, ...more];
  }
}

export interface RunOptions {
  signal?: AbortSignal;
  /** Called with the share of all bytes that has been read, from 0 to 1, a few times a second at most. */
  onProgress?: (part: number) => void;
  limits?: Partial<Record<LimitName, number>>;
}

const PROGRESS_MS = 100;

/** One reading of some files: what it has used of the limits so far. */
export class Run {
  readonly limits: Readonly<Record<LimitName, number>>;
  readonly #signal: AbortSignal | undefined;
  readonly #onProgress: ((part: number) => void) | undefined;
  readonly #begunMs = performance.now();
  readonly #counts: Record<LimitName, number>;
  #toldMs = 0;
  #totalBytes = 0;
  #readBytes = 0;

  constructor({ signal, onProgress, limits }: RunOptions, totalBytes: number) {
    this.limits = { ...LIMITS, seconds: secondsFor(totalBytes), ...limits };
    this.#counts = Object.fromEntries(Object.keys(LIMITS).map((name) => [name, 0])) as Record<
      LimitName,
      number
    >;
    this.#signal = signal;
    this.#onProgress = onProgress;
    this.#totalBytes = totalBytes;
  }

  /**
   * Adds to what has been used of a limit.
   * @throws RefusedFile over the limit
   */
  take(limit: LimitName, count: number): void {
    const sum = this.#counts[limit] + count;
    this.#counts[limit] = sum;
    if (sum > this.limits[limit]) this.hold(limit, sum);
  }

  /** @throws RefusedFile where a value is over its limit */
  hold(limit: LimitName, found: number, place: Omit<FaultPlace, 'file'> = {}): void {
    const most = this.limits[limit];
    if (found > most) throw new RefusedFile('limit', { limit, most, found }, undefined, place);
  }

  /** @throws RefusedFile where an archive inflates to more than so many times its packed bytes */
  holdRatio(inflatedBytes: number, packedBytes: number): void {
    if (inflatedBytes > RATIO_FROM_BYTES)
      this.hold('ratio', Math.floor(inflatedBytes / Math.max(1, packedBytes)));
  }

  /**
   * Must be called every few thousand steps.
   * @throws RefusedFile when the time is over, the reason of the signal when it is aborted
   */
  check(): void {
    this.#signal?.throwIfAborted();
    this.hold('seconds', Math.round((performance.now() - this.#begunMs) / 1000));
  }

  /** Reports that this many further bytes of the files have been read. */
  progress(bytes: number): void {
    this.#readBytes += bytes;
    this.check();
    const now = performance.now();
    if (now - this.#toldMs < PROGRESS_MS) return;
    this.#toldMs = now;
    this.#onProgress?.(Math.min(1, this.#readBytes / Math.max(1, this.#totalBytes)));
  }
}
