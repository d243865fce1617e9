import type { NameScript } from '../../domain/language.ts';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { Subject } from '../../../styles/subject.ts';
import { type GroundNameId, NAME_RULES } from '../../../styles/subjects/index.ts';
import type { Item, PointMm } from '../drawing.ts';
import { ptToMm } from '../drawing.ts';
import { buildCandidates, textAnchor } from '../labels/candidates.ts';
import type { LabelRequest } from '../labels/labels.ts';
import { lettersAlong } from '../labels/spread-letters.ts';
import type { TurnedBox } from '../labels/turned-box.ts';
import type { Layout } from '../page/layout.ts';
import type { GroundToSheet } from '../page/projection.ts';
import type { SheetFonts } from '../text/fonts.ts';
import type { MapClipper } from './map-clipper.ts';
import type { GroundName } from './name-list.ts';

/** Slant of names of water to the left (左斜), as on Chinese maps. */
const LEAN_DEG = 14;
const LEAN = Math.tan((LEAN_DEG * Math.PI) / 180);
const HALO_MM = 0.3;

/** Input for placing names of the ground on a sheet. */
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
  /** Made only for the candidate that is chosen. */
  items(): Item[];
}

/** Type style of a name. */
export interface Style {
  sizePt: number;
  sizeMm: number;
  colour: string;
  halo: string | undefined;
  weight: 400 | 700;
  leans: boolean;
}

const BARE: ReadonlySet<GroundNameId> = new Set(['sea', 'range']);
const WATER: ReadonlySet<GroundNameId> = new Set(['sea', 'lake', 'river']);

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
export function setIn(box: TurnedBox, text: string, style: Style): Item {
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

/** A name with its style, and the ways to set it. */
export interface Setter {
  name: GroundName;
  text: string;
  style: Style;
  /** Size of the text on one line, mm. */
  widthMm: number;
  heightMm: number;
  /** Candidates of the text on one line: around a point, over an area or along a line. */
  onOneLine(at: LabelRequest['at']): Iterable<SetName>;
  /** The letters spread along a line, if they fit; one candidate or none. */
  spread(course: readonly PointMm[], centreMm: number, stepMm: number, offsetMm: number): Iterable<SetName>;
  /** The text on one line, centred at a point. */
  centredAt(middle: PointMm): SetName;
}

/** Prepares the style of a name and the ways to set it. */
export function nameSetter(name: GroundName, context: GroundNaming): Setter {
  const { script, fonts } = context;
  const style = nameStyle(name, context);
  const text = name.text[script];
  const { sizePt, sizeMm, weight, leans } = style;
  const leanMm = leans ? LEAN * sizeMm : 0;
  const letterWidthMm = (letter: string): number => fonts.widthMm(letter, sizePt, weight) + leanMm;
  const widthMm = letterWidthMm(text);
  return {
    name,
    text,
    style,
    widthMm,
    heightMm: sizeMm,
    *onOneLine(at) {
      const request = { id: name.id, text, rank: 0, sizePt, weight, widthMm, heightMm: sizeMm, at };
      for (const { box, leader } of buildCandidates(request))
        if (!leader) yield { boxes: [box], items: () => [setIn(box, text, style)] };
    },
    *spread(course, centreMm, stepMm, offsetMm) {
      const letters = lettersAlong(course, text, { centreMm, stepMm, offsetMm, sizeMm }, letterWidthMm);
      if (!letters) return;
      yield {
        boxes: letters.map(({ box }) => box),
        items: () => letters.map(({ letter, box }) => setIn(box, letter, style)),
      };
    },
    centredAt(middle) {
      const box = { middle, widthMm, heightMm: sizeMm, rotateDeg: 0 };
      return { boxes: [box], items: () => [setIn(box, text, style)] };
    },
  };
}
