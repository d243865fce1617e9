import type { JSX } from 'preact';
import type { Swatch as SwatchSpec } from '../domain/legend.ts';
import { useAtlas } from './atlas.ts';

const SIZE = 20;
const MID = SIZE / 2;

/** The mark of the map, drawn small. It says nothing that the text beside it does not say, so it is hidden from readers. */
export function Swatch({ swatch }: { swatch: SwatchSpec }): JSX.Element {
  const { colours } = useAtlas();
  const colour = colours.value[swatch.colour] ?? 'currentColor';
  const ground = colours.value['casing'] ?? 'none';
  return (
    <svg
      class="swatch"
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      aria-hidden="true"
      focusable="false"
    >
      {shapeOf(swatch, colour, ground)}
    </svg>
  );
}

function shapeOf({ shape, hollow = false }: SwatchSpec, colour: string, ground: string): JSX.Element {
  const ink = hollow
    ? { fill: ground, stroke: colour, 'stroke-width': 1.75 }
    : { fill: colour, stroke: ground, 'stroke-width': 0 };
  switch (shape) {
    case 'line':
      return <path d={`M0 ${MID}H${SIZE}`} stroke={colour} stroke-width="3" />;
    case 'dashed-line':
      return <path d={`M0 ${MID}H${SIZE}`} stroke={colour} stroke-width="2.25" stroke-dasharray="5 2.5" />;
    case 'thin-line':
      return <path d={`M0 ${MID}H${SIZE}`} stroke={colour} stroke-width="1.5" />;
    case 'dotted-line':
      return (
        <path
          d={`M1 ${MID}H${SIZE}`}
          stroke={colour}
          stroke-width="2"
          stroke-linecap="round"
          stroke-dasharray="0.1 4"
        />
      );
    case 'dot':
      return <circle cx={MID} cy={MID} r="2.5" fill={colour} />;
    case 'tint':
      return (
        <rect
          x="1"
          y="4"
          width="18"
          height="12"
          fill={colour}
          fill-opacity="0.14"
          stroke={colour}
          stroke-opacity="0.6"
        />
      );
    case 'circle':
      return <circle cx={MID} cy={MID} r={hollow ? 4.5 : 5} {...ink} />;
    case 'square':
      return (
        <rect
          x={hollow ? 5 : 4.5}
          y={hollow ? 5 : 4.5}
          width={hollow ? 10 : 11}
          height={hollow ? 10 : 11}
          {...ink}
        />
      );
    case 'diamond':
      return <path d={`M${MID} 3L17 ${MID}L${MID} 17L3 ${MID}Z`} {...ink} />;
    case 'triangle':
      return <path d={`M${MID} 3.5L17 16H3Z`} {...ink} />;
    case 'ring':
      return (
        <circle cx={MID} cy={MID} r="4.75" fill={ground} stroke={colour} stroke-width={hollow ? 1.5 : 2.5} />
      );
    case 'double-ring':
      return (
        <>
          <circle cx={MID} cy={MID} r="6" fill={ground} stroke={colour} stroke-width="1.5" />
          <circle cx={MID} cy={MID} r="2.5" fill={colour} />
        </>
      );
    case 'halo-dot':
      return (
        <>
          <circle
            cx={MID}
            cy={MID}
            r="7.5"
            fill="none"
            stroke={colour}
            stroke-width="1.25"
            stroke-dasharray="1.6 2.1"
          />
          <circle
            cx={MID}
            cy={MID}
            r={hollow ? 3.25 : 3}
            {...(hollow ? { ...ink, 'stroke-width': 1.5 } : ink)}
          />
        </>
      );
    case 'fill':
      return (
        <rect x="1" y="4" width="18" height="12" fill={colour} stroke="currentColor" stroke-opacity="0.35" />
      );
  }
}
