import type { Selection } from '../state/selection.ts';
import type { Pointing } from './pick.ts';

/** Removes the listeners of an interaction. */
export type Detach = () => void;

export type Report = (ref: Selection | null) => void;

/** The record at a position, CSS px from the upper left corner of the map. */
export type Pick = (at: [x: number, y: number], pointing: Pointing) => Selection | null;

/** Handles a click or Enter on the map for another purpose; returns false if the record there is to be picked instead. */
export type Take = (at: [x: number, y: number]) => boolean;
