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

/** Thrown inside this folder only; callers of the loaders receive a `FileFailure`. */
export class FileError extends Error {
  readonly failure: FileFailure;

  constructor(file: FileName, reason: FailureReason) {
    super(`${file}: ${reason.kind}`);
    this.name = 'FileError';
    this.failure = { file, reason };
  }
}
