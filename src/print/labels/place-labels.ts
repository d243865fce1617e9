import { BoxIndex } from './box-index.ts';
import type { BoxMm } from '../drawing.ts';
import { anchorOf, type Candidate, candidatesOf } from './candidates.ts';
import type { LabelWish, Obstacle, PlacedLabel, Placement } from './labels.ts';
import { hullOf, type TurnedBox, turnedOverlap } from './turned-box.ts';

interface Entry {
  wish: LabelWish;
  /** Candidates that keep inside the frame and off all symbols they must not cover, cheapest first. */
  free: Candidate[];
  at?: Candidate;
}

/** How much a covered symbol of a lower rank weighs against a step down the list of candidates. */
const COVER_COST = 20;
/** Room before and after a name, as a share of its height: names that touch on one line read as one. */
const GAP = 0.4;
/** Rounds in which names that found no room may have others move aside. */
const ROUNDS = 3;

/**
 * Finds a place for as many names as it can. Names of a higher rank (a lower number) are placed first and never give way
 * to a lower one; names never overlap, and never cover a symbol of their own or a higher rank other than theirs. A name that
 * finds no place may have others of its rank move to another of their candidates.
 * The same wishes give the same places in whatever order they come.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  obstacles: readonly Obstacle[],
  frameMm: BoxMm,
): Placement {
  const symbols = new BoxIndex<Obstacle>();
  for (const obstacle of obstacles) symbols.add(hullOf(obstacle.box), obstacle);
  const entries = wishes
    .map((wish): Entry => ({ wish, free: freeCandidates(wish, symbols, frameMm) }))
    .toSorted(
      (a, b) =>
        a.wish.rank - b.wish.rank || a.free.length - b.free.length || (a.wish.id < b.wish.id ? -1 : 1),
    );
  const taken = new BoxIndex<{ entry: Entry; box: TurnedBox }>();
  const put = (entry: Entry, candidate: Candidate): void => {
    entry.at = candidate;
    for (const { hull, box } of partsOf(candidate)) taken.add(hull, { entry, box });
  };
  const lift = (entry: Entry): void => {
    if (entry.at) for (const { hull } of partsOf(entry.at)) taken.remove(hull);
    delete entry.at;
  };
  const blockers = (candidate: Candidate): Set<Entry> => {
    const found = new Set<Entry>();
    for (const { box } of partsOf(candidate)) {
      const roomy = { ...box, widthMm: box.widthMm + 2 * GAP * box.heightMm };
      for (const other of taken.hits(hullOf(roomy)))
        if (turnedOverlap(roomy, other.box)) found.add(other.entry);
    }
    return found;
  };
  const place = (entry: Entry): boolean => {
    const open = entry.free.find((candidate) => blockers(candidate).size === 0);
    if (open) put(entry, open);
    return open !== undefined;
  };

  // A rank is finished before the next begins, so that what a name gets never depends on lesser ones.
  for (const rank of new Set(entries.map(({ wish }) => wish.rank))) {
    const peers = entries.filter(({ wish }) => wish.rank === rank);
    for (let round = 0; round < ROUNDS; round++)
      for (const entry of peers) if (!entry.at && !place(entry)) moveAside(entry);
  }

  function moveAside(entry: Entry): void {
    for (const candidate of entry.free) {
      const others = blockers(candidate);
      if (others.size > 2 || [...others].some(({ wish }) => wish.rank < entry.wish.rank)) continue;
      const before = [...others].map((other) => [other, other.at] as const);
      for (const other of others) lift(other);
      put(entry, candidate);
      if ([...others].every(place)) return;
      for (const other of [entry, ...others]) lift(other);
      for (const [other, at] of before) if (at) put(other, at);
    }
  }

  const byId = new Map(entries.map((entry) => [entry.wish.id, entry]));
  return {
    placed: entries.flatMap(({ wish, at }) => (at ? [placedAt(wish.id, at)] : [])),
    unplaced: wishes.filter(({ id }) => !byId.get(id)?.at).map(({ id }) => id),
  };
}

const partsOf = ({ box, hull, leader }: Candidate): { box: TurnedBox; hull: BoxMm }[] =>
  leader ? [{ box, hull }, leader] : [{ box, hull }];

function placedAt(id: string, { box, leader }: Candidate): PlacedLabel {
  const [xMm, yMm] = anchorOf(box);
  return { id, xMm, yMm, rotateDeg: box.rotateDeg, box, ...(leader ? { leader: leader.line } : {}) };
}

function freeCandidates(wish: LabelWish, symbols: BoxIndex<Obstacle>, frameMm: BoxMm): Candidate[] {
  return candidatesOf(wish)
    .flatMap((candidate, i) => {
      const { box, hull, leader } = candidate;
      if (!contains(frameMm, hull)) return [];
      const covered = new Set<Obstacle>();
      for (const obstacle of symbols.hits(hull))
        if (obstacle.owner !== wish.id && turnedOverlap(box, obstacle.box)) covered.add(obstacle);
      if (leader)
        for (const obstacle of symbols.hits(leader.hull))
          if (!obstacle.isLine && obstacle.owner !== wish.id && turnedOverlap(leader.box, obstacle.box))
            covered.add(obstacle);
      if ([...covered].some(({ rank }) => rank <= wish.rank)) return [];
      return [{ candidate, cost: i + COVER_COST * covered.size }];
    })
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ candidate }) => candidate);
}

const contains = (frame: BoxMm, box: BoxMm): boolean =>
  box.xMm >= frame.xMm &&
  box.yMm >= frame.yMm &&
  box.xMm + box.widthMm <= frame.xMm + frame.widthMm &&
  box.yMm + box.heightMm <= frame.yMm + frame.heightMm;
