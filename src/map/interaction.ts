import type { RecordRef } from '../domain/network.ts';

/** Takes an interaction off the map again. */
export type Detach = () => void;

export type Report = (ref: RecordRef | null) => void;
