import { BoxIndex } from './box-index.ts';
import type { BoxMm } from '../drawing.ts';
import { textAnchor, type Candidate, buildCandidates, type Leader } from './candidates.ts';
import type { LabelRequest, Obstacle, PlacedLabel, Placement } from './labels.ts';
import { boundingBox, type TurnedBox, turnedOverlap } from './turned-box.ts';

/** A candidate with its leader computed. */
type Place = Omit<Candidate, 'leader'> & { leader?: Leader };

interface Entry {
  request: LabelRequest;
  /** Candidates inside the frame that cover no forbidden symbol, in order of cost. */
  free: Place[];
  at?: Place;
}

/** Cost of covering a symbol of a lower rank, in positions in the list of candidates. */
const COVER_COST = 20;
/** Space before and after a name, as a share of its height, so that adjacent names are not read as one. */
const GAP = 0.4;
/** Number of rounds in which unplaced names may displace others. */
const ROUNDS = 3;

/**
 * Places as many names as possible. Higher ranks (lower numbers) are placed first and never displaced by lower ones. Names never overlap,
 * and never cover a symbol of their own or a higher rank, except their own symbol. A name without a free candidate may displace names of
 * its rank to other candidates of theirs. The result does not depend on the order of the requests.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  obstacles: readonly Obstacle[],
  frameMm: BoxMm,
): Placement {
  const symbols = new BoxIndex<Obstacle>();
  for (const obstacle of obstacles) symbols.add(boundingBox(obstacle.box), obstacle);
  const entries = requests
    .map((request): Entry => ({ request, free: freeCandidates(request, symbols, frameMm) }))
    .toSorted(
      (a, b) =>
        a.request.rank - b.request.rank ||
        a.free.length - b.free.length ||
        (a.request.id < b.request.id ? -1 : 1),
    );
  const { put, lift, blockers } = createTaken();
  const place = (entry: Entry): boolean => {
    const open = entry.free.find((candidate) => blockers(candidate).size === 0);
    if (open) put(entry, open);
    return open !== undefined;
  };

  // Each rank is finished before the next, so that the position of a name never depends on lower ranks.
  for (const rank of new Set(entries.map(({ request }) => request.rank))) {
    const peers = entries.filter(({ request }) => request.rank === rank);
    for (let round = 0; round < ROUNDS; round++)
      for (const entry of peers) if (!entry.at && !place(entry)) moveAside(entry);
  }

  function moveAside(entry: Entry): void {
    for (const candidate of entry.free) {
      const others = blockers(candidate);
      if (others.size > 2 || [...others].some(({ request }) => request.rank < entry.request.rank)) continue;
      const before = [...others].map((other) => [other, other.at] as const);
      for (const other of others) lift(other);
      put(entry, candidate);
      if ([...others].every(place)) return;
      for (const other of [entry, ...others]) lift(other);
      for (const [other, at] of before) if (at) put(other, at);
    }
  }

  const byId = new Map(entries.map((entry) => [entry.request.id, entry]));
  return {
    placed: entries.flatMap(({ request, at }) => (at ? [placedAt(request.id, at)] : [])),
    unplaced: requests.filter(({ id }) => !byId.get(id)?.at).map(({ id }) => id),
  };
}

/** The space that placed names take: puts a name at a candidate, lifts it again, and finds the names that a candidate would overlap. */
function createTaken(): {
  put: (entry: Entry, candidate: Place) => void;
  lift: (entry: Entry) => void;
  blockers: (candidate: Place) => Set<Entry>;
} {
  const taken = new BoxIndex<{ entry: Entry; box: TurnedBox }>();
  const put = (entry: Entry, candidate: Place): void => {
    entry.at = candidate;
    for (const { hull, box } of boxesOfPlace(candidate)) taken.add(hull, { entry, box });
  };
  const lift = (entry: Entry): void => {
    if (entry.at) for (const { hull } of boxesOfPlace(entry.at)) taken.remove(hull);
    delete entry.at;
  };
  const blockers = (candidate: Place): Set<Entry> => {
    const found = new Set<Entry>();
    for (const { box } of boxesOfPlace(candidate)) {
      const roomy = { ...box, widthMm: box.widthMm + 2 * GAP * box.heightMm };
      for (const other of taken.hits(boundingBox(roomy)))
        if (turnedOverlap(roomy, other.box)) found.add(other.entry);
    }
    return found;
  };
  return { put, lift, blockers };
}

const boxesOfPlace = ({ box, hull, leader }: Place): { box: TurnedBox; hull: BoxMm }[] =>
  leader ? [{ box, hull }, leader] : [{ box, hull }];

function placedAt(id: string, { box, leader }: Place): PlacedLabel {
  const [xMm, yMm] = textAnchor(box);
  return { id, xMm, yMm, rotateDeg: box.rotateDeg, box, ...(leader ? { leader: leader.line } : {}) };
}

function freeCandidates(request: LabelRequest, symbols: BoxIndex<Obstacle>, frameMm: BoxMm): Place[] {
  const found: { place: Place; cost: number }[] = [];
  for (const [i, { box, hull, leader }] of buildCandidates(request).entries()) {
    if (!contains(frameMm, hull)) continue;
    const covered = new Set<Obstacle>();
    if (!coverLower(covered, request, box, symbols.hits(hull))) continue;
    const place: Place = { box, hull };
    if (leader) {
      const drawn = leader();
      const points = symbols.hits(drawn.hull).filter(({ isLine }) => !isLine);
      if (!coverLower(covered, request, drawn.box, points)) continue;
      place.leader = drawn;
    }
    found.push({ place, cost: i + COVER_COST * covered.size });
  }
  return found.toSorted((a, b) => a.cost - b.cost).map(({ place }) => place);
}

/**
 * Adds the symbols that a box covers.
 * @returns false as soon as one has the rank of the name or a higher one: the name cannot stand there
 */
function coverLower(
  covered: Set<Obstacle>,
  { id, rank }: LabelRequest,
  box: TurnedBox,
  near: readonly Obstacle[],
): boolean {
  for (const obstacle of near) {
    if (obstacle.owner === id || !turnedOverlap(box, obstacle.box)) continue;
    if (obstacle.rank <= rank) return false;
    covered.add(obstacle);
  }
  return true;
}

const contains = (frame: BoxMm, box: BoxMm): boolean =>
  box.xMm >= frame.xMm &&
  box.yMm >= frame.yMm &&
  box.xMm + box.widthMm <= frame.xMm + frame.widthMm &&
  box.yMm + box.heightMm <= frame.yMm + frame.heightMm;
