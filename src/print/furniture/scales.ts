import type { SheetWords } from '../../i18n/index.ts';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { Part } from '../page/sheet-types.ts';
import type { Item, PointMm } from '../drawing.ts';
import { ptToMm } from '../drawing.ts';
import type { Layout } from '../page/layout.ts';
import { convergenceDeg, type GroundToSheet } from '../page/projection.ts';
import { line, rectangle } from '../page/symbols.ts';
import { ASCENT, textAt } from '../text/text-block.ts';

/** Least meridian convergence at which true north is drawn and its angle stated, degrees. */
const CONVERGENCE_DEG = 0.2;
const PARTS = 4;

/** Largest round length (1, 2 or 5 times a power of ten, metres) whose scale bar is at most `roomMm` long. */
export function roundLengthM(scale: number, roomMm: number): number {
  const roomM = (roomMm * scale) / 1000;
  const power = 10 ** Math.floor(Math.log10(roomM));
  return power * ([5, 2, 1].find((n) => n * power <= roomM) ?? 1);
}

/** The scale as a ratio, the scale bar and the north arrow. */
export function scaleParts(
  layout: Layout,
  ground: GroundToSheet,
  middle: PointMm,
  flavour: PrintFlavour,
  words: SheetWords['text'],
): Part[] {
  const { scales, type, u } = layout;
  const northMm = 13 * u;
  const lengthM = roundLengthM(ground.scale, scales.widthMm - northMm - 16 * u);
  const barMm = (lengthM * 1000) / ground.scale;
  const left = scales.xMm + scales.widthMm - northMm - 10 * u - barMm;
  const convergence = convergenceDeg(ground.toLonLat(middle));
  return [
    {
      name: 'scale',
      items: [
        textAt(words.scale(ground.scale), left, scales.yMm + ptToMm(type.body * 1.6) * ASCENT + 1 * u, {
          sizePt: type.body * 1.6,
          weight: 700,
          colour: flavour.ink,
        }),
      ],
    },
    { name: 'scale bar', items: barItems(lengthM, barMm, left, layout, flavour, words) },
    { name: 'north', items: northItems(convergence, northMm, layout, flavour, words) },
  ];
}

/** A scale bar of `PARTS` alternating parts, labelled at every second one. */
function barItems(
  lengthM: number,
  barMm: number,
  left: number,
  { scales, type, u }: Layout,
  flavour: PrintFlavour,
  words: SheetWords['text'],
): Item[] {
  const y = scales.yMm + 11 * u;
  const heightMm = 1.3 * u;
  const inKm = lengthM >= 2000;
  const style = { sizePt: type.small, weight: 400, colour: flavour.ink, align: 'middle' } as const;
  const items: Item[] = [];
  for (let i = 0; i < PARTS; i++)
    items.push({
      kind: 'path',
      layer: 'furniture',
      paths: [rectangle({ xMm: left + (i * barMm) / PARTS, yMm: y, widthMm: barMm / PARTS, heightMm })],
      fill: i % 2 === 0 ? flavour.ink : flavour.paper,
      stroke: { colour: flavour.ink, widthMm: 0.15 },
    });
  for (let i = 0; i <= PARTS; i += 2) {
    const value = ((lengthM / PARTS) * i) / (inKm ? 1000 : 1);
    const text = i === PARTS ? `${value} ${inKm ? words.km : words.metres}` : `${value}`;
    items.push(
      textAt(text, left + (i * barMm) / PARTS, y + heightMm + ptToMm(type.small) * (ASCENT + 0.35), style),
    );
  }
  return items;
}

/** An arrow to true north; beside it grid north and the angle between them, if it is large enough. */
function northItems(
  convergence: number,
  northMm: number,
  { scales, type, u }: Layout,
  flavour: PrintFlavour,
  words: SheetWords['text'],
): Item[] {
  const [x, top] = [scales.xMm + scales.widthMm - northMm / 2, scales.yMm + 1 * u];
  const tip = top + ptToMm(type.body) * 1.3;
  const foot: PointMm = [x, tip + 11 * u];
  const along = (mm: number, offMm: number): PointMm => {
    const angle = (-convergence * Math.PI) / 180;
    return [
      foot[0] + Math.sin(angle) * mm + Math.cos(angle) * offMm,
      foot[1] - Math.cos(angle) * mm + Math.sin(angle) * offMm,
    ];
  };
  const half = (offMm: number, fill: string): Item => ({
    kind: 'path',
    layer: 'furniture',
    paths: [{ points: [along(11 * u, 0), along(0, offMm), along(2.6 * u, 0)], closed: true }],
    fill,
    stroke: { colour: flavour.ink, widthMm: 0.15 },
  });
  const arrow: Item[] = [
    textAt(words.north, along(11 * u, 0)[0], top + ptToMm(type.body) * ASCENT, {
      sizePt: type.body,
      weight: 700,
      colour: flavour.ink,
      align: 'middle',
    }),
    half(-2.2 * u, flavour.ink),
    half(2.2 * u, flavour.paper),
  ];
  if (Math.abs(convergence) < CONVERGENCE_DEG) return arrow;
  return [
    ...arrow,
    line('furniture', [foot, [foot[0], tip]], flavour.inkSoft, 0.12, [0.8, 0.6]),
    textAt(
      words.convergence(Math.abs(convergence).toFixed(1)),
      x + northMm / 2,
      foot[1] + ptToMm(type.small) * 1.3,
      { sizePt: type.small, weight: 400, colour: flavour.inkSoft, align: 'end' },
    ),
  ];
}
