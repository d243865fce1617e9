import type { LonLat } from './records.ts';
import { type Bbox, isInBbox } from './view.ts';

/** Box around the land and sea of China: positions outside it are not meant in this atlas, and the engine does not take them. */
export const CHINA: Bbox = [73, 3, 136, 54];

export const isInChina = (at: LonLat): boolean => isInBbox(at, CHINA);
