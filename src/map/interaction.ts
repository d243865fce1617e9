import type { RowRef } from '../domain/run-time-layer.ts';
import type { Selection } from '../state/selection.ts';
import type { Pointing } from './pick.ts';

/** Removes the listeners of an interaction. */
export type Detach = () => void;

/** Something that can be picked on the map: a record or place, or a row of a run-time layer. */
export type Picked = Selection | ({ kind: 'row'; id: string } & RowRef);

export type Report = (ref: Picked | null) => void;

/** The record at a position, CSS px from the upper left corner of the map. */
export type Pick = (at: [x: number, y: number], pointing: Pointing) => Picked | null;

/** Handles a click or Enter on the map for another purpose; returns false if the record there is to be picked instead. */
export type Take = (at: [x: number, y: number]) => boolean;
