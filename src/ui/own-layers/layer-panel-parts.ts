/** What comes with the first own layer whose settings or table are opened. */
export { LayerPanel } from './layer-panel.tsx';
export { LayerTable } from './layer-table.tsx';
