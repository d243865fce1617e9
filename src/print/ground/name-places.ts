import { bbox } from '@turf/bbox';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { BoxMm, PointMm } from '../drawing.ts';
import { placesInArea } from '../labels/area-places.ts';
import { measureCourse } from '../labels/spread-letters.ts';
import type { TurnedBox } from '../labels/turned-box.ts';
import { isWithin } from '../page/content.ts';
import { rectangle } from '../page/symbols.ts';
import { simplified } from './generalise.ts';
import type { GroundName } from './name-list.ts';
import {
  type GroundNaming,
  nameSetter,
  setIn,
  type SetName,
  type Setter,
  type Style,
} from './name-setter.ts';

/** Spacing of letters along rivers and lines, in letter heights, in the order in which it is tried. */
const COURSE_STEPS = [3, 2.3, 1.7, 1.4];
const MOST_STEP = 5.5;
/** A name is repeated at this distance along a river, and a road number along a road, mm. */
const COURSE_EVERY_MM = 190;
const PLATE_EVERY_MM = 105;
const LEAST_COURSE_MM = 14;
const PLATE_PAD_MM = [0.55, 0.22] as const;

function boundsMm(points: readonly PointMm[]): BoxMm {
  const [xMm, yMm, right, bottom] = bbox({ type: 'MultiPoint', coordinates: [...points] });
  return { xMm, yMm, widthMm: right - xMm, heightMm: bottom - yMm };
}

/** Key of a point symbol, by which its own name may touch it. */
export const symbolKey = (key: string, [x, y]: PointMm): string => `${key} ${x.toFixed(2)} ${y.toFixed(2)}`;
export interface Group {
  /** Key of the symbol that the name may touch. */
  owner?: string;
  /** Candidates in order of preference, computed as they are tried: the first ones are free on most sheets. */
  sets: Iterable<SetName>;
}

type At<Kind extends GroundName['at']['kind']> = Extract<GroundName['at'], { kind: Kind }>;

/** Candidates for a name, the best first; one group for each repetition along a river or road. */
export function candidateSets(name: GroundName, context: GroundNaming): Group[] {
  const setter = nameSetter(name, context);
  switch (name.at.kind) {
    case 'point':
      return pointSets(name.at, setter, context);
    case 'area':
      return areaSets(name.at, setter, context);
    case 'course':
      return courseSets(name.at, setter, context);
    case 'spread':
      return spreadSets(name.at, setter, context);
    case 'plate':
      return plateSets(name.at, setter, context);
  }
}

/** Around a point symbol; without a symbol, over the point or beside it. */
function pointSets(
  { lonLat, key }: At<'point'>,
  setter: Setter,
  { ground, layout, symbols }: GroundNaming,
): Group[] {
  const pointMm = ground.toMm(lonLat);
  if (!isWithin(pointMm, layout.face)) return [];
  const symbol = symbols[key];
  if (!symbol)
    return [
      {
        sets: inTurn(
          () => [setter.centredAt(pointMm)],
          () => setter.onOneLine({ kind: 'point', pointMm, radiusMm: 0.8 }),
        ),
      },
    ];
  const own = symbol.points.find(([x, y]) => Math.hypot(x - pointMm[0], y - pointMm[1]) < 0.05);
  if (!own) return [];
  return [
    {
      owner: symbolKey(key, own),
      sets: setter.onOneLine({ kind: 'point', pointMm, radiusMm: symbol.radiusMm }),
    },
  ];
}

/** Inside an area, or beside it if it is too small. */
function areaSets(at: At<'area'>, setter: Setter, { clipper, layout }: GroundNaming): Group[] {
  const { widthMm, heightMm } = setter;
  const rings = clipper.rings(at.rings);
  const [outer] = rings;
  if (!outer) return [];
  const { xMm, yMm, widthMm: wideMm, heightMm: highMm } = boundsMm(outer);
  const middle: PointMm = [xMm + wideMm / 2, yMm + highMm / 2];
  const isRoomy = wideMm >= widthMm && highMm >= 1.4 * heightMm;
  const places = isRoomy || !at.beside ? placesInArea(rings, layout.face, setter) : [];
  const [pointMm] = places;
  const over = (): Iterable<SetName> =>
    pointMm ? setter.onOneLine({ kind: 'area', pointMm, candidatesMm: places.slice(0, 24) }) : [];
  const radiusMm = Math.min(3, Math.max(wideMm, highMm) / 2);
  const beside = (): Iterable<SetName> =>
    at.beside ? setter.onOneLine({ kind: 'point', pointMm: middle, radiusMm }) : [];
  return [{ sets: inTurn(over, beside) }];
}

/** Along a river: over it if it is wide enough on the sheet, else on either side; one group for each repetition. */
function courseSets(
  { lines, widthM }: At<'course'>,
  setter: Setter,
  { clipper, ground, script }: GroundNaming,
): Group[] {
  const { widthMm, heightMm: sizeMm } = setter;
  const courses = clipper.lines(lines).map(({ points }) => simplified(points, 0.25));
  const bedMm = (widthM * 1000) / ground.scale;
  const offsetMm = bedMm > 1.5 * sizeMm ? 0 : bedMm / 2 + sizeMm / 2 + 0.45;
  return courses.flatMap((points): Group[] => {
    const { lengthMm, at } = measureCourse(points);
    if (lengthMm < Math.max(LEAST_COURSE_MM, 1.3 * widthMm)) return [];
    const parts = Math.max(1, Math.round(lengthMm / COURSE_EVERY_MM));
    return Array.from({ length: parts }, (_, part): Group => {
      if (script === 'latin') {
        const stretch = Array.from({ length: 61 }, (__, k) => at(((part + k / 60) / parts) * lengthMm));
        return { sets: setter.onOneLine({ kind: 'line', linesMm: [stretch], offsetMm: bedMm / 2 + 0.4 }) };
      }
      const centresMm = SHIFTS.map((shift) => ((part + shift) / parts) * lengthMm);
      return { sets: spreadAlong(setter, points, centresMm, offsetMm) };
    });
  });
}

/** Positions of a name in its stretch of a line, as shares of the length, in the order in which they are tried. */
const SHIFTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

/** Letters spread along a line or on either side of it. */
function* spreadAlong(
  setter: Setter,
  points: readonly PointMm[],
  centresMm: readonly number[],
  offsetMm: number,
): Generator<SetName> {
  for (const step of COURSE_STEPS)
    for (const centreMm of centresMm)
      for (const side of offsetMm === 0 ? [0] : [-1, 1])
        yield* setter.spread(points, centreMm, step * setter.heightMm, side * offsetMm);
}

/** Candidates of several kinds, one kind after the other. */
function* inTurn(...kinds: readonly (() => Iterable<SetName>)[]): Generator<SetName> {
  for (const kind of kinds) yield* kind();
}

/** Widely spaced along a line (a mountain range), or level around a point (a sea, a bay). */
function spreadSets(
  at: At<'spread'>,
  setter: Setter,
  { clipper, ground, layout, script }: GroundNaming,
): Group[] {
  const { widthMm, heightMm: sizeMm } = setter;
  const count = [...setter.text].length;
  const sets: SetName[] = [];
  for (const { points } of at.line ? clipper.lines([at.line]) : []) {
    const { lengthMm, at: along } = measureCourse(points);
    if (script === 'latin') {
      if (lengthMm > widthMm)
        sets.push(
          ...setter.onOneLine({ kind: 'line', linesMm: [[along(0), along(lengthMm)]], offsetMm: 0.2 }),
        );
      continue;
    }
    const widest = count > 1 ? Math.min(MOST_STEP, (lengthMm * 0.85) / (count - 1) / sizeMm) : 1;
    for (const step of [widest, 3, 2, 1.5].filter((each) => each <= widest && each >= 1.2))
      for (const shift of [0.5, 0.4, 0.6, 0.25, 0.75])
        sets.push(...setter.spread(points, shift * lengthMm, step * sizeMm, 0));
  }
  const pointMm = ground.toMm(at.lonLat);
  if (!isWithin(pointMm, layout.face)) return [{ sets }];
  for (const down of [0, -1, 1, -2, 2, -3, 3])
    for (const side of [0, -1, 1]) {
      const [x, y]: PointMm = [pointMm[0] + side * 4 * sizeMm, pointMm[1] + down * 1.6 * sizeMm];
      if (script === 'latin') {
        sets.push(setter.centredAt([x, y]));
        continue;
      }
      const stepMm = (setter.name.kind === 'sea' ? 1.9 : 2.2) * sizeMm;
      const reachMm = ((count - 1) * stepMm) / 2 + sizeMm;
      const level: PointMm[] = [
        [x - reachMm, y],
        [x + reachMm, y],
      ];
      sets.push(...setter.spread(level, reachMm, stepMm, 0));
    }
  return [{ sets }];
}

/** Road numbers on plates, repeated along each line. */
function plateSets({ lines }: At<'plate'>, setter: Setter, { clipper, flavour }: GroundNaming): Group[] {
  const { widthMm, heightMm, text, style } = setter;
  const [padX, padY] = PLATE_PAD_MM;
  const size = { widthMm: widthMm + 2 * padX, heightMm: heightMm * 0.92 + 2 * padY };
  return clipper.lines(lines).flatMap(({ points }): Group[] => {
    const { lengthMm, at } = measureCourse(points);
    if (lengthMm < LEAST_COURSE_MM) return [];
    const parts = Math.max(1, Math.round(lengthMm / PLATE_EVERY_MM));
    return Array.from({ length: parts }, (_, part): Group => ({
      sets: SHIFTS.map((shift) =>
        plateAt(at(((part + shift) / parts) * lengthMm), size, text, style, flavour),
      ),
    }));
  });
}

function plateAt(
  middle: PointMm,
  { widthMm, heightMm }: { widthMm: number; heightMm: number },
  text: string,
  style: Style,
  flavour: PrintFlavour,
): SetName {
  const box: TurnedBox = { middle, widthMm, heightMm, rotateDeg: 0 };
  // A number on a plate needs no halo.
  const plain: Style = { ...style, halo: undefined };
  return {
    boxes: [box],
    items: () => [
      {
        kind: 'path',
        layer: 'names',
        paths: [
          rectangle({ xMm: middle[0] - widthMm / 2, yMm: middle[1] - heightMm / 2, widthMm, heightMm }),
        ],
        fill: flavour.paper,
        stroke: { colour: flavour.motorway, widthMm: 0.15 },
      },
      setIn({ ...box, heightMm: style.sizeMm }, text, plain),
    ],
  };
}
