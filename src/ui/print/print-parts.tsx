/** Code that is loaded with the first print: one chunk for panel, preview and their state. */
export { printClient, startPrinting } from '../../state/print.ts';
export { PrintPanel } from './print-panel.tsx';
export { SheetPreview } from './sheet-preview.tsx';
