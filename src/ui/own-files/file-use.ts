import type { ComponentType } from 'preact';
import type { Fault } from '../../domain/fault.ts';
import type { PageContent } from '../../state/intake.ts';
import type { OwnFileWords } from '../../i18n/index.ts';

/** What the dialog of a use is given. */
export interface FileUseProps {
  /** What the reader chose of the files, at least one. */
  contents: readonly PageContent[];
  /** What is wrong with the files as such; each content has its own besides. */
  faults: readonly Fault[];
  /** Ends the dialog and lets go of what was read. */
  onClose(): void;
}

/** Something that can be made of files. */
export interface FileUse {
  id: keyof OwnFileWords['uses'];
  suits(content: PageContent): boolean;
  /** Its part of the dialog, loaded when it is chosen. */
  load(): Promise<ComponentType<FileUseProps>>;
}
