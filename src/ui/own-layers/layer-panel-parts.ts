/** Code that is loaded when settings or table of an own layer are first opened. */
export { LayerPanel } from './layer-panel.tsx';
export { LayerTable } from './layer-table.tsx';
