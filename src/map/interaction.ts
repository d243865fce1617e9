import type { MapRef } from './map-ref.ts';
import type { Pointing } from './pick.ts';

/** Takes an interaction off the map again. */
export type Detach = () => void;

export type Report = (ref: MapRef | null) => void;

/** The record at a place in CSS px from the upper left corner of the map. */
export type Pick = (at: [x: number, y: number], pointing: Pointing) => MapRef | null;

/** Takes a click or Enter at a place of the map for another purpose; false leaves it to pick what is there. */
export type Take = (at: [x: number, y: number]) => boolean;
