import { analysisWords, listWords } from '../../i18n/index.ts';
import type { FileUse } from './file-use.ts';

/** The uses of files, in the order in which they are offered. A new use is a line here and its words in `i18n/*\/own-files.ts`. */
export const FILE_USES: readonly FileUse[] = [
  {
    id: 'list',
    suits: ({ kind }) => kind === 'sheet' || kind === 'stored-sheet',
    load: async () => {
      const [{ ListDialog }] = await Promise.all([
        import('../lists/list-dialog.tsx'),
        listWords.load(),
        analysisWords.load(),
      ]);
      return ListDialog;
    },
  },
  {
    id: 'layer',
    suits: () => true,
    load: () => import('./layer-dialog.tsx').then(({ LayerDialog }) => LayerDialog),
  },
];
