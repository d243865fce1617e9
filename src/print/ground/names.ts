import { type GroundNameId, NAME_RULES } from '../../../styles/subjects/index.ts';
import { BoxIndex } from '../labels/box-index.ts';
import type { BoxMm, Item, PointMm } from '../drawing.ts';
import { candidateSets, symbolKey } from './name-places.ts';
import type { GroundNaming, SetName } from './name-setter.ts';
import { textAnchor } from '../labels/candidates.ts';
import type { PlacedLabel } from '../labels/labels.ts';
import { boundingBox, type TurnedBox, turnedOverlap } from '../labels/turned-box.ts';

/**
 * Least space around names of the ground, mm: `network` to names and symbols of the network, `ground` to each other. `GAP` is the space before
 * and after a name, in letter heights.
 */
const ROOM_MM = { network: 0.35, ground: 1.1 };
const GAP = 0.4;
const EDGE_MM = 0.8;

export interface GroundNamed {
  placed: (PlacedLabel & { rank: number })[];
  items: Item[];
  /** Whether the symbol of a feature kind at a position has got its name. */
  isNamed(key: string, at: PointMm): boolean;
}

/** Places names of the ground in the space that the network leaves. Names without a free position are left out and not reported. */
export function placeGroundNames(context: GroundNaming): GroundNamed {
  const space = takenSpace(context);
  const placed: (PlacedLabel & { rank: number })[] = [];
  const items: Item[] = [];
  const written = new Map<string, PointMm[]>();
  const named = new Set<string>();
  for (const name of candidateNames(context)) {
    for (const group of candidateSets(name, context)) {
      // Summits differ only by their height, so of several close together only the highest is labelled.
      const sameAs = name.kind === 'summit' ? 'summit' : `${name.kind} ${name.text.han}`;
      const again = written.get(sameAs) ?? [];
      const apartMm = AGAIN_MM[name.kind] ?? AGAIN_MM.other;
      const found = findFirst(
        group.sets,
        (set) => again.every((at) => awayMm(at, set) > apartMm) && space.fits(set, group.owner),
      );
      if (!found) continue;
      const [{ middle }] = found.boxes as [TurnedBox];
      written.set(sameAs, [...again, middle]);
      if (group.owner !== undefined) named.add(group.owner);
      const { rank } = NAME_RULES[name.kind].sheet;
      for (const box of found.boxes) {
        space.add(box, ROOM_MM.ground);
        const [xMm, yMm] = textAnchor(box);
        placed.push({ id: `${name.id}:${placed.length}`, xMm, yMm, rotateDeg: box.rotateDeg, box, rank });
      }
      items.push(...found.items());
    }
  }
  return { placed, items, isNamed: (key, at) => named.has(symbolKey(key, at)) };
}

/** The names that the scale and the drawn subjects allow, most important first. */
function candidateNames({ names, subjects, draws, ground: { scale } }: GroundNaming): GroundNaming['names'] {
  const subjectByKind = new Map(
    subjects.flatMap(({ id, names: kinds = {} }) => Object.keys(kinds).map((kind) => [kind, id] as const)),
  );
  return names
    .filter(({ kind, upTo = Infinity }) => {
      const subject = subjectByKind.get(kind);
      const limit = Math.min(upTo, NAME_RULES[kind].sheet.upTo ?? Infinity);
      return scale <= limit && subject !== undefined && draws(subject);
    })
    .toSorted(
      (a, b) =>
        NAME_RULES[a.kind].sheet.rank - NAME_RULES[b.kind].sheet.rank ||
        a.order - b.order ||
        (a.id < b.id ? -1 : 1),
    );
}

/** The boxes on the map face that names may not overlap: at first names and symbols of the network and symbols of the ground. */
function takenSpace({ layout: { face }, taken, symbols }: GroundNaming): {
  /** Adds a box with `roomMm` of space around it. A name may overlap the symbol that owns it. */
  add(box: TurnedBox, roomMm: number, owner?: string): void;
  fits(set: SetName, owner?: string): boolean;
} {
  const index = new BoxIndex<{ box: TurnedBox; owner?: string }>();
  const add = (box: TurnedBox, roomMm: number, owner?: string): void => {
    const roomy = {
      ...box,
      widthMm: box.widthMm + 2 * Math.max(roomMm, GAP * box.heightMm),
      heightMm: box.heightMm + 2 * roomMm,
    };
    index.add(boundingBox(roomy), { box: roomy, ...(owner === undefined ? {} : { owner }) });
  };
  for (const box of taken) add(box, ROOM_MM.network);
  for (const [key, { radiusMm, points }] of Object.entries(symbols))
    for (const at of points) add(boxAt(at, radiusMm), 0.1, symbolKey(key, at));
  const inner: BoxMm = {
    xMm: face.xMm + EDGE_MM,
    yMm: face.yMm + EDGE_MM,
    widthMm: face.widthMm - 2 * EDGE_MM,
    heightMm: face.heightMm - 2 * EDGE_MM,
  };
  return {
    add,
    fits: ({ boxes }, owner) =>
      boxes.every((box) => {
        const hull = boundingBox(box);
        if (!holds(inner, hull)) return false;
        for (const other of index.hits(hull))
          if ((owner === undefined || other.owner !== owner) && turnedOverlap(box, other.box)) return false;
        return true;
      }),
  };
}

/** Distance of a name from a position, mm. */
const awayMm = ([x, y]: PointMm, { boxes: [first] }: SetName): number =>
  first ? Math.hypot(first.middle[0] - x, first.middle[1] - y) : 0;

/** Minimum distance of equal names of one kind, mm: parts of one lake or road are separate features with the same name. */
const AGAIN_MM: Readonly<Partial<Record<GroundNameId, number>> & { other: number }> = {
  road: 75,
  summit: 16,
  other: 170,
};

function findFirst<T>(values: Iterable<T>, isRight: (value: T) => boolean): T | undefined {
  for (const value of values) if (isRight(value)) return value;
  return undefined;
}

const boxAt = (middle: PointMm, radiusMm: number): TurnedBox => ({
  middle,
  widthMm: 2 * radiusMm,
  heightMm: 2 * radiusMm,
  rotateDeg: 0,
});
const holds = (frame: BoxMm, box: BoxMm): boolean =>
  box.xMm >= frame.xMm &&
  box.yMm >= frame.yMm &&
  box.xMm + box.widthMm <= frame.xMm + frame.widthMm &&
  box.yMm + box.heightMm <= frame.yMm + frame.heightMm;
