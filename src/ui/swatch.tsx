import type { JSX } from 'preact';
import type { ColourToken } from '../../styles/flavours/flavour.ts';
import { outlineCorners, symbolReach } from '../../styles/symbols/outline.ts';
import type {
  AreaSymbol,
  LineStroke,
  LineSymbol,
  PointPart,
  PointSymbol,
  SymbolDefinition,
} from '../../styles/symbols/symbol.ts';
import { useAtlas } from './atlas.ts';

const SIZE = 20;
const MID = SIZE / 2;
const RADIUS = 5.5;
/** Space for the largest symbols around the middle. */
const ROOM = 8.75;
const PX_PER_MM = 96 / 25.4;
/** Thinner lines would not be distinguishable by colour. */
const MIN_LINE = 1.25;

type Ink = (token: ColourToken) => string;

/** A symbol of the map as a small drawing. The text beside it has the same meaning, so it is hidden from screen readers. */
export function Swatch({ symbol }: { symbol: SymbolDefinition }): JSX.Element {
  const { colours } = useAtlas();
  const ink: Ink = (token) => colours.value[token] ?? 'currentColor';
  return (
    <svg
      class="swatch"
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      aria-hidden="true"
      focusable="false"
    >
      {drawSymbol(symbol, ink)}
    </svg>
  );
}

function drawSymbol(symbol: SymbolDefinition, ink: Ink): JSX.Element | JSX.Element[] {
  switch (symbol.kind) {
    case 'point':
      return pointDrawing(symbol, ink);
    case 'line':
      return lineDrawing(symbol, ink);
    case 'area':
      return areaDrawing(symbol, ink);
  }
}

function pointDrawing(symbol: PointSymbol, ink: Ink): JSX.Element[] {
  const radius = Math.min(RADIUS, ROOM / symbolReach(symbol));
  return symbol.parts.map((part, k) => <Part key={k} part={part} radius={radius} ink={ink} />);
}

function Part({ part, radius, ink }: { part: PointPart; radius: number; ink: Ink }): JSX.Element {
  const { shape, size, fill, stroke } = part;
  const width = (stroke?.width ?? 0) * radius;
  const look = {
    fill: fill ? ink(fill) : 'none',
    ...(stroke ? { stroke: ink(stroke.colour), 'stroke-width': width } : {}),
  };
  // The stroke lies inside the edge; SVG centres it on the edge.
  const corners = outlineCorners(shape, size * radius, width / 2);
  if (corners)
    return <path d={`M${corners.map(([x, y]) => `${x + MID} ${y + MID}`).join('L')}Z`} {...look} />;
  const r = size * radius - width / 2;
  if (stroke?.dots === undefined) return <circle cx={MID} cy={MID} r={r} {...look} />;
  return (
    <circle
      cx={MID}
      cy={MID}
      r={r}
      {...look}
      stroke-linecap="round"
      stroke-dasharray={`0.01 ${(2 * Math.PI * r) / stroke.dots - 0.01}`}
    />
  );
}

function lineDrawing({ strokes, ticks }: LineSymbol, ink: Ink): JSX.Element[] {
  const px = (mm: number): number => Math.max(MIN_LINE, mm * PX_PER_MM);
  const dashes = ({ dashMm, dashedOn }: LineStroke): { 'stroke-dasharray'?: string } =>
    dashMm && dashedOn !== 'sheet'
      ? { 'stroke-dasharray': dashMm.map((mm) => mm * PX_PER_MM).join(' ') }
      : {};
  const lines = strokes.map((stroke, k) => (
    <path
      key={k}
      d={stroke.dashMm && stroke.cap ? `M1 ${MID}H${SIZE}` : `M0 ${MID}H${SIZE}`}
      fill="none"
      stroke={ink(stroke.colour)}
      stroke-width={px(stroke.widthMm)}
      {...dashes(stroke)}
      {...(stroke.dashMm && stroke.cap ? { 'stroke-linecap': stroke.cap } : {})}
    />
  ));
  if (!ticks) return lines;
  const every = ticks.everyMm * PX_PER_MM;
  const half = (ticks.lengthMm * PX_PER_MM) / 2;
  const across = Array.from({ length: Math.floor(SIZE / every) }, (_, k) => (k + 0.5) * every);
  return [
    ...lines,
    <path
      key="ticks"
      d={across.map((x) => `M${x} ${MID - half}V${MID + half}`).join('')}
      stroke={ink(ticks.colour)}
      stroke-width={px(ticks.widthMm)}
    />,
  ];
}

const BOX = { x: 1, y: 4, width: SIZE - 2, height: SIZE - 8 };

function areaDrawing({ fill, opacity = 1, edge, hatch }: AreaSymbol, ink: Ink): JSX.Element[] {
  const isHatched = hatch !== undefined && !hatch.instead;
  const every = (hatch?.everyMm ?? 1) * PX_PER_MM * Math.SQRT2;
  const from = Array.from(
    { length: Math.floor((BOX.width + BOX.height) / every) },
    (_, k) => (k + 0.5) * every,
  );
  // Lines at 45° that end at the sides of the box.
  const hatching = from.map((at) => {
    const [left, right] = [Math.max(0, at - BOX.height), Math.min(BOX.width, at)];
    return `M${BOX.x + left} ${BOX.y + at - left}L${BOX.x + right} ${BOX.y + at - right}`;
  });
  return [
    <rect
      key="area"
      {...BOX}
      fill={fill ? ink(fill) : 'none'}
      fill-opacity={opacity}
      // A tint without an edge would not be visible in the panel.
      stroke={edge ? ink(edge.colour) : 'currentColor'}
      stroke-opacity={edge ? 0.7 : 0.35}
    />,
    ...(isHatched
      ? [<path key="hatch" d={hatching.join('')} stroke={ink(hatch.colour)} stroke-width="1" />]
      : []),
  ];
}
