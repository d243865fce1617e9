import type { FileName } from './files.ts';

/** Why a file could not be used; the page words it in the reader's language. */
export type FailureReason =
  | { kind: 'network' }
  | { kind: 'status'; status: number }
  | { kind: 'json'; detail: string }
  /** `path` names the value that was refused (`features.3.properties.code`), `detail` what was expected. */
  | { kind: 'shape'; path: string; detail: string };

export interface FileFailure {
  file: FileName;
  reason: FailureReason;
}

/** A file that cannot be used. */
export class FileError extends Error {
  readonly failure: FileFailure;

  constructor(file: FileName, reason: FailureReason) {
    super(`${file}: ${reasonText(reason)}`);
    this.name = 'FileError';
    this.failure = { file, reason };
  }
}

/** The content of an address is not JSON; the caller knows which file it is. */
export class ReadError extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason) {
    super(reasonText(reason));
    this.name = 'ReadError';
    this.reason = reason;
  }
}

function reasonText(reason: FailureReason): string {
  switch (reason.kind) {
    case 'network':
      return 'it did not arrive';
    case 'status':
      return String(reason.status);
    case 'json':
      return `no JSON: ${reason.detail}`;
    case 'shape':
      return `${reason.path}: ${reason.detail}`;
  }
}
