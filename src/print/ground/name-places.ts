import { bbox } from '@turf/bbox';
import type { NameScript } from '../../domain/language.ts';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { Subject } from '../../../styles/subject.ts';
import { NAME_RULES } from '../../../styles/subjects/index.ts';
import { placesInArea } from '../labels/area-places.ts';
import { isWithin } from '../page/content.ts';
import type { BoxMm, Item, PointMm } from '../drawing.ts';
import { ptToMm } from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { simplified } from './generalise.ts';
import type { MapClipper } from './map-clipper.ts';
import type { GroundName, GroundNameKind } from './name-list.ts';
import { textAnchor, buildCandidates } from '../labels/candidates.ts';
import type { Layout } from '../page/layout.ts';
import type { GroundToSheet } from '../page/projection.ts';
import { measureCourse, lettersAlong } from '../labels/spread-letters.ts';
import { rectangle } from '../page/symbols.ts';
import type { TurnedBox } from '../labels/turned-box.ts';

/** Slant of names of water to the left (左斜), as on Chinese maps. */
const LEAN_DEG = 14;
const LEAN = Math.tan((LEAN_DEG * Math.PI) / 180);
const HALO_MM = 0.3;
/** Spacing of letters along rivers and lines, in letter heights, in the order in which it is tried. */
const COURSE_STEPS = [3, 2.3, 1.7, 1.4];
const MOST_STEP = 5.5;
/** A name is repeated at this distance along a river, and a road number along a road, mm. */
const COURSE_EVERY_MM = 190;
const PLATE_EVERY_MM = 105;
const LEAST_COURSE_MM = 14;
const PLATE_PAD_MM = [0.55, 0.22] as const;

export interface GroundNaming {
  names: readonly GroundName[];
  ground: GroundToSheet;
  clipper: MapClipper;
  layout: Layout;
  flavour: PrintFlavour;
  fonts: SheetFonts;
  /** Script of the names; Chinese letters may be spread along a river. */
  script: NameScript;
  subjects: readonly Subject[];
  /** Whether the sheet draws a subject. */
  draws: (subject: string) => boolean;
  /** Boxes of network names, symbols and furniture that must stay free. */
  taken: readonly TurnedBox[];
  /** Point symbols on the map face by the keys of their features. */
  symbols: Readonly<Record<string, { radiusMm: number; points: readonly PointMm[] }>>;
}

/** A candidate for a name: the boxes it takes and its drawing items. */
export interface SetName {
  boxes: TurnedBox[];
  items: Item[];
}

function boundsMm(points: readonly PointMm[]): BoxMm {
  const [xMm, yMm, right, bottom] = bbox({ type: 'MultiPoint', coordinates: [...points] });
  return { xMm, yMm, widthMm: right - xMm, heightMm: bottom - yMm };
}

/** Key of a point symbol, by which its own name may touch it. */
export const symbolKey = (key: string, [x, y]: PointMm): string => `${key} ${x.toFixed(2)} ${y.toFixed(2)}`;
interface Style {
  sizePt: number;
  sizeMm: number;
  colour: string;
  halo: string | undefined;
  weight: 400 | 700;
  leans: boolean;
}

const BARE: ReadonlySet<GroundNameKind> = new Set(['sea', 'range']);
const WATER: ReadonlySet<GroundNameKind> = new Set(['sea', 'lake', 'river']);

function nameStyle({ kind, size = 1 }: GroundName, { layout, flavour }: GroundNaming): Style {
  const { colour, sheet } = NAME_RULES[kind];
  const root = sheet.grows === 'linear' ? layout.u : Math.sqrt(layout.u);
  const sizePt = Math.max(sheet.leastPt, sheet.sizePt * root * size);
  return {
    sizePt,
    sizeMm: ptToMm(sizePt),
    colour: flavour[colour],
    // Widely spaced letters need no halo.
    halo: BARE.has(kind) ? undefined : kind === 'lake' ? flavour.water : flavour.textHalo,
    weight: sheet.weight,
    leans: WATER.has(kind),
  };
}

/** A text item centred in a box. */
function setIn(box: TurnedBox, text: string, style: Style): Item {
  const [xMm, yMm] = textAnchor(box);
  return {
    kind: 'text',
    layer: 'names',
    text,
    xMm,
    yMm,
    sizePt: style.sizePt,
    weight: style.weight,
    align: 'middle',
    colour: style.colour,
    ...(style.halo === undefined ? {} : { halo: { colour: style.halo, widthMm: HALO_MM } }),
    ...(box.rotateDeg === 0 ? {} : { rotateDeg: box.rotateDeg }),
    ...(style.leans ? { leanDeg: LEAN_DEG } : {}),
  };
}

export interface Group {
  /** Key of the symbol that the name may touch. */
  owner?: string;
  sets: SetName[];
}

/** Candidates for a name, the best first; one group for each repetition along a river or road. */
export function candidateSets(name: GroundName, context: GroundNaming): Group[] {
  const { script, fonts, ground, clipper, layout } = context;
  const style = nameStyle(name, context);
  const text = name.text[script];
  const { sizePt, sizeMm, weight, leans } = style;
  const leanMm = leans ? LEAN * sizeMm : 0;
  const widthMm = fonts.widthMm(text, sizePt, weight) + leanMm;
  const request = { id: name.id, text, rank: 0, sizePt, weight, widthMm, heightMm: sizeMm };
  const plainSets = (at: Parameters<typeof buildCandidates>[0]['at']): SetName[] =>
    buildCandidates({ ...request, at })
      .filter(({ leader }) => !leader)
      .map(({ box }) => ({ boxes: [box], items: [setIn(box, text, style)] }));
  const letterWidth = (letter: string): number => fonts.widthMm(letter, sizePt, weight) + leanMm;
  const spreadSet = (
    course: readonly PointMm[],
    centreMm: number,
    stepMm: number,
    offsetMm: number,
  ): SetName[] => {
    const letters = lettersAlong(course, text, { centreMm, stepMm, offsetMm, sizeMm }, letterWidth);
    return letters
      ? [
          {
            boxes: letters.map(({ box }) => box),
            items: letters.map(({ letter, box }) => setIn(box, letter, style)),
          },
        ]
      : [];
  };
  switch (name.at.kind) {
    case 'point': {
      const { lonLat, key } = name.at;
      const pointMm = ground.toMm(lonLat);
      if (!isWithin(pointMm, layout.face)) return [];
      const symbol = context.symbols[key];
      if (!symbol) {
        const middle = { middle: pointMm, widthMm, heightMm: sizeMm, rotateDeg: 0 };
        const over = { boxes: [middle], items: [setIn(middle, text, style)] };
        return [{ sets: [over, ...plainSets({ kind: 'point', pointMm, radiusMm: 0.8 })] }];
      }
      const own = symbol.points.find(([x, y]) => Math.hypot(x - pointMm[0], y - pointMm[1]) < 0.05);
      if (!own) return [];
      return [
        {
          owner: symbolKey(key, own),
          sets: plainSets({ kind: 'point', pointMm, radiusMm: symbol.radiusMm }),
        },
      ];
    }
    case 'area': {
      const rings = clipper.rings(name.at.rings);
      const [outer] = rings;
      if (!outer) return [];
      const { xMm, yMm, widthMm: wideMm, heightMm: highMm } = boundsMm(outer);
      const middle: PointMm = [xMm + wideMm / 2, yMm + highMm / 2];
      const isRoomy = wideMm >= widthMm && highMm >= 1.4 * sizeMm;
      const places = isRoomy || !name.at.beside ? placesInArea(rings, layout.face, request) : [];
      const [pointMm] = places;
      const over = pointMm ? plainSets({ kind: 'area', pointMm, candidatesMm: places.slice(0, 24) }) : [];
      const radiusMm = Math.min(3, Math.max(wideMm, highMm) / 2);
      const beside = name.at.beside ? plainSets({ kind: 'point', pointMm: middle, radiusMm }) : [];
      return [{ sets: [...over, ...beside] }];
    }
    case 'course': {
      const courses = clipper.lines(name.at.lines).map(({ points }) => simplified(points, 0.25));
      const bedMm = (name.at.widthM * 1000) / ground.scale;
      const offsetMm = bedMm > 1.5 * sizeMm ? 0 : bedMm / 2 + sizeMm / 2 + 0.45;
      return courses.flatMap((points): Group[] => {
        const { lengthMm } = measureCourse(points);
        if (lengthMm < Math.max(LEAST_COURSE_MM, 1.3 * widthMm)) return [];
        const parts = Math.max(1, Math.round(lengthMm / COURSE_EVERY_MM));
        return Array.from({ length: parts }, (_, part): Group => {
          if (script === 'latin') {
            const { at } = measureCourse(points);
            const stretch = Array.from({ length: 61 }, (__, k) => at(((part + k / 60) / parts) * lengthMm));
            return { sets: plainSets({ kind: 'line', linesMm: [stretch], offsetMm: bedMm / 2 + 0.4 }) };
          }
          const sets: SetName[] = [];
          for (const step of COURSE_STEPS)
            for (const shift of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8])
              for (const side of offsetMm === 0 ? [0] : [-1, 1])
                sets.push(
                  ...spreadSet(points, ((part + shift) / parts) * lengthMm, step * sizeMm, side * offsetMm),
                );
          return { sets };
        });
      });
    }
    case 'spread': {
      const { lonLat, line } = name.at;
      const count = [...text].length;
      const along = line ? clipper.lines([line]).map(({ points }) => points) : [];
      const sets: SetName[] = [];
      for (const points of along) {
        const { lengthMm, at } = measureCourse(points);
        if (script === 'latin') {
          const [from, to] = [at(0), at(lengthMm)];
          if (lengthMm > widthMm)
            sets.push(...plainSets({ kind: 'line', linesMm: [[from, to]], offsetMm: 0.2 }));
          continue;
        }
        const widest = count > 1 ? Math.min(MOST_STEP, (lengthMm * 0.85) / (count - 1) / sizeMm) : 1;
        for (const step of [widest, 3, 2, 1.5].filter((each) => each <= widest && each >= 1.2))
          for (const shift of [0.5, 0.4, 0.6, 0.25, 0.75])
            sets.push(...spreadSet(points, shift * lengthMm, step * sizeMm, 0));
      }
      const pointMm = ground.toMm(lonLat);
      if (isWithin(pointMm, layout.face)) {
        const around = [0, -1, 1, -2, 2, -3, 3].flatMap((down) =>
          [0, -1, 1].map((side) => [side, down] as const),
        );
        for (const [side, down] of around) {
          const [x, y] = [pointMm[0] + side * 4 * sizeMm, pointMm[1] + down * 1.6 * sizeMm];
          if (script === 'latin') {
            const box = { middle: [x, y] as PointMm, widthMm, heightMm: sizeMm, rotateDeg: 0 };
            sets.push({ boxes: [box], items: [setIn(box, text, style)] });
            continue;
          }
          const stepMm = (name.kind === 'sea' ? 1.9 : 2.2) * sizeMm;
          const reachMm = ((count - 1) * stepMm) / 2 + sizeMm;
          const level: PointMm[] = [
            [x - reachMm, y],
            [x + reachMm, y],
          ];
          sets.push(...spreadSet(level, reachMm, stepMm, 0));
        }
      }
      return [{ sets }];
    }
    case 'plate': {
      const [padX, padY] = PLATE_PAD_MM;
      const size = { widthMm: widthMm + 2 * padX, heightMm: sizeMm * 0.92 + 2 * padY };
      return clipper.lines(name.at.lines).flatMap(({ points }): Group[] => {
        const { lengthMm, at } = measureCourse(points);
        if (lengthMm < LEAST_COURSE_MM) return [];
        const parts = Math.max(1, Math.round(lengthMm / PLATE_EVERY_MM));
        return Array.from({ length: parts }, (_, part): Group => ({
          sets: [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map((shift) =>
            plateAt(at(((part + shift) / parts) * lengthMm), size, text, style, context.flavour),
          ),
        }));
      });
    }
  }
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
    items: [
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
