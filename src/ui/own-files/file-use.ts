import type { ComponentType } from 'preact';
import type { Fault } from '../../domain/fault.ts';
import type { PageContent } from '../../state/intake.ts';
import type { OwnFileWords } from '../../i18n/index.ts';

/** Properties of the dialog of a use. */
export interface FileUseProps {
  /** The contents of the files that the reader chose, at least one. */
  contents: readonly PageContent[];
  /** All contents that were read; `contents` are some of them. */
  all: readonly PageContent[];
  /** Faults of the files as a whole; each content also has its own. */
  faults: readonly Fault[];
  /** Closes the dialog and drops what was read. */
  onClose(): void;
}

/** A use of files. */
export interface FileUse {
  id: keyof OwnFileWords['uses'];
  suits(content: PageContent): boolean;
  /** Its part of the dialog, loaded when it is chosen. */
  load(): Promise<ComponentType<FileUseProps>>;
}
