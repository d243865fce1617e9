import { listWords } from '../../i18n/index.ts';
import type { FileUse } from './file-use.ts';

/** What can be made of a file, in the order in which it is offered. A use is added here and gets its words in `i18n/*\/own-files.ts`. */
export const FILE_USES: readonly FileUse[] = [
  {
    id: 'list',
    suits: ({ kind }) => kind === 'sheet' || kind === 'stored-sheet',
    load: async () => {
      const [{ ListDialog }] = await Promise.all([import('../lists/list-dialog.tsx'), listWords.load()]);
      return ListDialog;
    },
  },
  {
    id: 'layer',
    suits: () => true,
    load: () => import('./layer-dialog.tsx').then(({ LayerDialog }) => LayerDialog),
  },
];
