import type { Signal } from '@preact/signals';
import { PAGE_ADDRESSES } from '../dataset/base/addresses.ts';
import type { Fault } from '../domain/fault.ts';
import { ExchangeClient, type InputFile } from '../exchange/client.ts';
import type { PageContent } from '../exchange/stored.ts';

export type { InputFile, PageContent };

/** Why a file was not written. */
export type WriteFailure = Extract<
  Awaited<ReturnType<ExchangeClient['write']>>,
  { state: 'failed' }
>['failure'];

type ReadOutcome = Awaited<ReturnType<ExchangeClient['read']>>;

/** Files that the reader chose, dropped or pasted, until it is decided what is made of them. */
export type Intake = { names: readonly string[] } & (
  | {
      step: 'reading';
      /** Share of the bytes that has been read, 0 to 1. */
      part: number;
    }
  | { step: 'read'; contents: readonly PageContent[]; faults: readonly Fault[] }
  | { step: 'failed'; failure: Extract<ReadOutcome, { state: 'failed' }>['failure'] }
);

/** The client of the worker that reads files. */
export const exchangeClient = (make: () => Worker): ExchangeClient =>
  new ExchangeClient(make, PAGE_ADDRESSES);

/** The reading that is in progress; a newer one replaces it. */
let reading: AbortController | null = null;

/** Reads files in the worker and puts their contents into `intake`. Never rejects. */
export async function readFiles(
  intake: Signal<Intake | null>,
  client: Pick<ExchangeClient, 'read'>,
  files: readonly (File | InputFile)[],
): Promise<void> {
  reading?.abort();
  const abort = new AbortController();
  reading = abort;
  const names = files.map(({ name }) => name);
  intake.value = { step: 'reading', names, part: 0 };
  const outcome = await client.read(files, {
    signal: abort.signal,
    onProgress: (part) => {
      if (intake.peek()?.step === 'reading' && !abort.signal.aborted)
        intake.value = { step: 'reading', names, part };
    },
  });
  if (abort.signal.aborted) return;
  switch (outcome.state) {
    case 'done':
      intake.value = { step: 'read', names, ...outcome.value };
      break;
    case 'failed':
      intake.value = { step: 'failed', names, failure: outcome.failure };
      break;
    case 'void':
      intake.value = null;
  }
}

/** Cancels the reading in progress and drops what was read. */
export function closeIntake(intake: Signal<Intake | null>): void {
  reading?.abort();
  reading = null;
  intake.value = null;
}
